import type { ApprovalStore } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { SealedBook } from '#server/records/sealed-book.ts';
import type { AskSigning } from '#server/records/signing.ts';
import type { Standings } from '#shared/access/standings.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import type { SignatureBody } from '#shared/document/sealed-bodies.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { allowedMove } from '#shared/domain/minutes-life.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId, MeetingId, PersonId } from '#shared/ids.ts';
import { announceToAll } from './announce.ts';
import { allowed, notFound } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';
import type { TakeSnapshot } from './take-snapshot.ts';

export interface SignMinutesDeps {
  readonly meetings: MeetingStore;
  readonly committees: Pick<CommitteeStore, 'person'>;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly book: SealedBook;
  readonly signing: AskSigning;
  readonly takeSnapshot: TakeSnapshot;
  readonly feed: ChangeFeed;
  readonly rightsChanged: (documents: readonly DocumentId[]) => void;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

export interface SignOrder {
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** Of the text that they were shown, in hex. */
  readonly sha256: string;
  readonly by: PersonId;
}

/** The chair of the meeting that approved the minutes signs them: name, post, time, and the hash of the text. */
export const createSignMinutes =
  (deps: SignMinutesDeps) =>
  async ({ meetingId, part, sha256, by }: SignOrder): Promise<void> => {
    const { meetings, approvals, book, now, random } = deps;
    const meeting = await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const standing = await allowed(deps.standings, by, meetingId, 'sign-minutes', {
      part,
      itemId: null,
    });
    const sealed = (await book.ofMeeting(meetingId)).filter((one) => one.part === part);
    const record = sealed.find((one) => one.kind === 'approved');
    const { state, commentsUntil } = meeting.minutes[part];
    if (record === undefined || state !== 'approved') {
      throw new DomainError(
        'already-settled',
        'These minutes are not waiting to be signed. Look at where they stand now.',
      );
    }
    if (record.sha256 !== sha256) {
      throw new DomainError('passage-changed', 'This is not the text that was approved.');
    }
    const signing = await deps.signing(meeting, part, by);
    if (!signing.allowed) throw new DomainError('not-allowed', signing.reason);
    const name = (await deps.committees.person(by))?.name ?? '';
    const at = now();
    const body: SignatureBody = {
      format: 1,
      of: { seq: record.seq, sha256, hash: record.hash },
      personId: by,
      ...{ name, post: signing.post },
      signedAt: new Date(at).toISOString(),
    };
    const row = allowedMove({
      ...{ part, from: state, to: 'signed', through: 'signature', may: () => true },
      ...{ reason: null, missing: [], reliedOn: false },
    });
    const snapshot = await deps.takeSnapshot({
      ...{ meetingId, part, by, kind: 'move', name: row.snapshot },
    });
    const { committeeId } = meeting;
    const entry = doneAtMeeting(by, standing, meeting, null);
    const done = await approvals.sealBeside(
      { kind: 'signed', committeeId, meetingId, part, at, by, body: canonicalText(body) },
      {
        snapshot,
        commentsUntil,
        move: {
          ...{ id: random(), meetingId, part, from: row.from, to: row.to, by, at },
          ...{ capacity: entry.capacity, reason: null, missing: [], snapshotId: snapshot.id },
        },
      },
      {
        ...entry,
        part,
        deed: 'minutes-signed',
        thing: 'meeting',
        thingId: meetingId,
        after: { part, sha256 },
      },
    );
    if (done === null)
      throw new DomainError('already-settled', 'These minutes are signed already.');
    deps.rightsChanged(snapshot.texts.map((one) => one.documentId));
    announceToAll(deps.feed, meeting);
  };
