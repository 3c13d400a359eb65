import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type {
  PublicationDraft,
  PublicationStore,
  PublishingMoves,
} from '#server/records/publication-store.ts';
import type { SealedBook } from '#server/records/sealed-book.ts';
import { hides, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { ChoiceMarks, PublicChoices } from '#shared/domain/publication.ts';
import { type MeetingId, type PersonId, toSnapshotId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announceToAll } from './announce.ts';
import { allowed } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';
import { partOneMove } from './part-one-move.ts';
import type { TakeSnapshot } from './take-snapshot.ts';
import { isWithheldReference } from './withheld-reference.ts';

/** A public version, made from the record and from what was chosen. */
export interface PublicMade {
  readonly standing: PublicationDraft['standing'];
  /** The public record as a plain value. */
  readonly record: unknown;
  /** Of its canonical JSON, in hex. */
  readonly sha256: string;
  /** What the choices stand for. */
  readonly marks: ChoiceMarks;
  /** The parts of the permanent address. */
  readonly address: { readonly committee: string; readonly meeting: string };
}

export interface PublishMinutesDeps {
  readonly publications: PublicationStore;
  readonly sealed: Pick<SealedBook, 'ofMeeting'>;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  /** @param basis what the choices were made from; `null`: whatever there is
   *  @throws DomainError `not-valid` for choices that do not fit, `not-allowed` when there is nothing that may
   *  be published */
  readonly makePublic: (
    meeting: MeetingRow,
    choices: PublicChoices,
    basis: string | null,
  ) => Promise<PublicMade>;
  readonly takeSnapshot: TakeSnapshot;
  /** Writes the public site anew. It is called once all is on record, and again at each start. */
  readonly writeSite: () => Promise<void>;
  /** What people may do has changed with the state of the minutes. */
  readonly rightsChanged: () => void;
  /** Tells those who receive the minutes. */
  readonly published: (meeting: MeetingRow) => void;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface PrepareOrder {
  readonly meetingId: MeetingId;
  readonly choices: PublicChoices;
  /** What the choices were made from, as the page told it. */
  readonly basis?: string | null | undefined;
  /** Of the public text that they were shown. */
  readonly sha256: string;
  readonly by: PersonId;
}

export interface ConfirmOrder {
  readonly meetingId: MeetingId;
  readonly draftId: string;
  /** Of the public text that they compared. */
  readonly sha256: string;
  readonly by: PersonId;
}

export interface ReturnOrder {
  readonly meetingId: MeetingId;
  readonly draftId: string;
  readonly reason: string;
  readonly by: PersonId;
}

export interface PublishMinutes {
  /** One person chooses what is withheld. */
  prepare(order: PrepareOrder): Promise<void>;
  /** Another compares, and with that it goes out. */
  confirm(order: ConfirmOrder): Promise<void>;
  sendBack(order: ReturnOrder): Promise<void>;
}

/** Two people publish minutes of Part I: what one has prepared, another compares and confirms. */
export function createPublishMinutes(deps: PublishMinutesDeps): PublishMinutes {
  const { publications, meetings, standings, feed, makePublic, now, random } = deps;

  const asked = async (
    { meetingId, by }: { readonly meetingId: MeetingId; readonly by: PersonId },
    deed: 'prepare-publication' | 'confirm-publication',
  ) => {
    const standing = await allowed(standings, by, meetingId, deed, NO_ITEM);
    if (!seesAll(standing)) {
      throw new DomainError(
        'not-allowed',
        'You are kept from an item of this meeting, so somebody else does this.',
      );
    }
    const meeting = must(
      await meetings.get(meetingId),
      'a meeting that somebody has a standing at',
    );
    return { standing, meeting, record: doneAtMeeting(by, standing, meeting, null) };
  };

  const waiting = async ({ meetingId, draftId }: ConfirmOrder | ReturnOrder) => {
    const drafts = await publications.drafts(meetingId);
    const draft = drafts.find((one) => one.id === draftId);
    if (draft?.state !== 'waiting') throw movedOn();
    return draft;
  };

  return {
    prepare: async (order) => {
      const { meeting, record } = await asked(order, 'prepare-publication');
      const { standing, sha256, marks } = await makePublic(
        meeting,
        order.choices,
        order.basis ?? null,
      );
      if (sha256 !== order.sha256) throw otherText();
      const id = random();
      await publications.prepare(
        {
          id,
          meetingId: meeting.id,
          standing,
          choices: order.choices,
          marks,
          sha256,
          preparedBy: order.by,
          preparedAt: now(),
        },
        {
          ...record,
          deed: 'publication-prepared',
          thing: 'meeting',
          thingId: meeting.id,
          part: 'I',
          after: { withheld: order.choices.withheld.length, sha256 },
        },
      );
      announceToAll(feed, meeting);
    },

    confirm: async (order) => {
      const { meeting, standing, record } = await asked(order, 'confirm-publication');
      const draft = await waiting(order);
      if (draft.preparedBy === order.by) {
        throw new DomainError(
          'not-allowed',
          'You prepared this version. A second person compares and confirms it.',
        );
      }
      const made = await makePublic(meeting, draft.choices, null);
      if (made.sha256 !== draft.sha256 || made.sha256 !== order.sha256) throw otherText();
      if (canonicalText(made.marks) !== canonicalText(draft.marks)) throw otherPlaces();
      const untold = await untoldOf(meeting.id, draft.choices);
      const moves = await movesOf(meeting, made.standing, standing, order.by);
      const at = moves?.published.move.at ?? now();
      const done = await publications.publish(
        draft.id,
        { by: order.by, at, reason: null },
        {
          kind: 'published',
          committeeId: meeting.committeeId,
          meetingId: meeting.id,
          part: 'I',
          at,
          by: order.by,
          body: canonicalText({
            address: made.address,
            record: made.record,
            sha256: made.sha256,
            preparedBy: draft.preparedBy,
            ...(untold.length === 0 ? {} : { untold }),
          }),
        },
        moves,
        {
          ...record,
          deed: 'minutes-published',
          thing: 'meeting',
          thingId: meeting.id,
          part: 'I',
          after: { standing: made.standing, sha256: made.sha256 },
        },
      );
      if (!done) throw movedOn();
      await deps.writeSite();
      deps.rightsChanged();
      announceToAll(feed, meeting);
      if (made.standing === 'confirmed') deps.published(meeting);
    },

    sendBack: async (order) => {
      const { meeting, record } = await asked(order, 'confirm-publication');
      const draft = await waiting(order);
      const reason = order.reason.trim();
      if (reason === '') throw new DomainError('reason-missing', 'Enter a reason.');
      const done = await publications.sendBack(
        draft.id,
        { by: order.by, at: now(), reason },
        {
          ...record,
          deed: 'publication-sent-back',
          thing: 'meeting',
          thingId: meeting.id,
          part: 'I',
          reason,
        },
      );
      if (!done) throw movedOn();
      announceToAll(feed, meeting);
    },
  };

  /** The bodies whose own references are not told beside this version. */
  async function untoldOf(meeting: MeetingId, choices: PublicChoices): Promise<readonly string[]> {
    return (await deps.sealed.ofMeeting(meeting)).flatMap(({ kind, part, body }) => {
      if (kind !== 'received' || part !== 'I') return [];
      const { organisation, reference } = JSON.parse(body) as {
        readonly organisation: { readonly id: string };
        readonly reference: string | null;
      };
      return isWithheldReference(reference, choices) ? [organisation.id] : [];
    });
  }

  /** The first time that signed minutes go out. Later versions, and unconfirmed ones, move nothing. */
  async function movesOf(
    meeting: MeetingRow,
    made: PublicationDraft['standing'],
    standing: Standing,
    by: PersonId,
  ): Promise<PublishingMoves | null> {
    if (made === 'unconfirmed' || meeting.minutes.I.state !== 'signed') return null;
    const of = { meeting, standing, by };
    const rows = await deps.sealed.ofMeeting(meeting.id);
    const approved = rows.find((row) => row.part === 'I' && row.kind === 'approved');
    const { committee } = JSON.parse(must(approved, 'what was approved').body) as ApprovedRecord;
    const published = await partOneMove(deps, {
      ...{ ...of, from: 'signed', to: 'published', through: 'publication' },
    });
    // At the same moment, so of the same words.
    const takeSnapshot: TakeSnapshot = async (order) => ({
      ...{ ...published.snapshot, ...order, id: toSnapshotId(deps.random()) },
    });
    return {
      published,
      received: await partOneMove(
        { ...deps, takeSnapshot },
        { ...of, from: 'published', to: 'received', through: 'receipt', follows: true },
      ),
      bodies: committee.parents.map(({ id }) => id),
    };
  }
}

/** Whoever is not to know of an item cannot compare the whole. */
function seesAll({ person }: Standing): boolean {
  return !person.exclusions.some((one) => one.part === 'I' && hides(one.level));
}

function movedOn(): DomainError {
  return new DomainError(
    'already-settled',
    'This version does not wait any more: it was published, sent back, or another was prepared. Look at the page again.',
  );
}

function otherPlaces(): DomainError {
  return new DomainError(
    'already-settled',
    'What was chosen to be withheld or named has changed in the minutes since. Ask for this version to be prepared again.',
  );
}

function otherText(): DomainError {
  return new DomainError(
    'already-settled',
    'The text has changed since it was shown to you. Look at it again.',
  );
}
