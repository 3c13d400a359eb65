import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import type { PublicationDraft, PublicationStore } from '#server/records/publication-store.ts';
import type { SealedBook, SealedRow } from '#server/records/sealed-book.ts';
import { hides, mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import {
  type ChoiceMarks,
  NOTHING_CHOSEN,
  type PublicChoices,
} from '#shared/domain/publication.ts';
import { type MeetingId, type PersonId, toPersonId } from '#shared/ids.ts';
import type { PublicationView } from '#shared/protocol/http/publication.ts';
import { toInstant } from './calendar.ts';
import { namesOf } from './names.ts';
import type { Reading } from './reading.ts';

/** A public version as it is shown to those who prepare and compare it. */
export interface PublicVersionMade {
  readonly sha256: string;
  readonly warnings: readonly string[];
  readonly panes: unknown;
}

export interface PublicationQueriesDeps {
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly publications: PublicationStore;
  readonly sealed: SealedBook;
  readonly sourceOf: (meeting: MeetingRow) => Promise<{
    readonly standing: PublicationView['source'];
    readonly why?: string;
    /** When the words that would go out stood so; `null`: they are sealed. */
    readonly at?: number | null;
  }>;
  /** @param basis what the choices were made from; `null`: whatever there is */
  readonly version: (
    meeting: MeetingRow,
    choices: PublicChoices,
    basis: string | null,
  ) => Promise<PublicVersionMade>;
  /** Of what was chosen for an earlier version what is found in the present one. */
  readonly fitting: (
    meeting: MeetingRow,
    choices: PublicChoices,
    marks: ChoiceMarks | null,
  ) => Promise<{
    readonly choices: PublicChoices;
    readonly dropped: readonly string[];
    readonly basis: string | null;
  }>;
}

export interface PublicationQueries {
  /** `null`: no such meeting, or not for this reader. */
  ofMeeting(person: PersonId, id: MeetingId): Promise<PublicationView | null>;
  /** What the public would read. `null`: no such meeting, or not for this reader. */
  preview(
    person: PersonId,
    id: MeetingId,
    choices: PublicChoices,
    basis: string | null,
  ): Promise<PublicVersionMade | null>;
}

export function createPublicationQueries(deps: PublicationQueriesDeps): PublicationQueries {
  const { reading, committees, publications, sealed, sourceOf, version, fitting } = deps;

  const readable = async (person: PersonId, id: MeetingId) => {
    const found = await reading.meeting(person, id);
    if (found === null) return null;
    const { standing } = found;
    // Whoever is not to know of an item cannot be shown the whole.
    const seesAll = !standing.person.exclusions.some((one) => one.part === 'I' && hides(one.level));
    const may = (deed: 'prepare-publication' | 'confirm-publication') =>
      seesAll && mayBy(standing, deed, NO_ITEM).allowed;
    return {
      found,
      meeting: found.meeting,
      mayPrepare: may('prepare-publication'),
      mayConfirm: may('confirm-publication'),
    };
  };

  return {
    preview: async (person, id, choices, basis) => {
      const found = await readable(person, id);
      return found?.mayPrepare === true ? version(found.meeting, choices, basis) : null;
    },

    ofMeeting: async (person, id) => {
      const readableBy = await readable(person, id);
      if (readableBy === null) return null;
      const { found, meeting, mayPrepare, mayConfirm } = readableBy;
      // What was said of a version may speak of any item that stood in it.
      const readsWords = await reading.readsWordsOf(found, 'I');
      const names = await namesOf(committees, meeting.committeeId);
      const rows = (await sealed.ofMeeting(id)).filter((row) => row.part === 'I');
      const drafts = await publications.drafts(id);
      const { standing: source, why = null, at: asOf = null } = await sourceOf(meeting);
      const [newest] = drafts;
      const waiting = newest?.state === 'waiting' ? newest : null;
      const shown = waiting !== null && (mayPrepare || mayConfirm);
      const out = rows.filter((row) => row.kind === 'published').reverse();
      const [now] = out;
      const down = rows.find((row) => row.kind === 'taken_down' && row.seq > (now?.seq ?? 0));
      const since = rows.filter((row) => ['approved', 'signed', 'corrected'].includes(row.kind));
      const last = drafts.find((one) => one.state !== 'replaced' || one === newest);
      const begun = mayPrepare ? await fittingFor(meeting, last ?? null, readsWords) : null;
      return {
        state: meeting.minutes.I.state,
        source,
        why,
        mayPrepare,
        mayConfirm,
        out: out.map((row) => publishedRow(row, names.person)),
        takenDown:
          down === undefined
            ? null
            : { at: toInstant(down.at), by: names.person(toPersonId(down.by)) },
        outOfDate:
          now !== undefined &&
          (since.some((row) => row.seq > now.seq) || (asOf !== null && asOf > now.at)),
        waiting:
          waiting === null
            ? null
            : {
                id: waiting.id,
                preparedBy: names.person(waiting.preparedBy),
                mine: waiting.preparedBy === person,
                at: toInstant(waiting.preparedAt),
                version: shown ? await versionOf(meeting, waiting.choices) : null,
                choices: shown ? choicesOf(waiting.choices) : null,
              },
        sentBack:
          newest?.state === 'sent_back' &&
          newest.settledBy !== null &&
          (mayPrepare || mayConfirm) &&
          readsWords(newest.settledAt ?? newest.preparedAt)
            ? {
                by: names.person(newest.settledBy),
                at: toInstant(newest.settledAt ?? newest.preparedAt),
                reason: newest.reason ?? '',
              }
            : null,
        choices: begun === null ? null : choicesOf(begun.choices),
        basis: begun?.basis ?? null,
        dropped: [...(begun?.dropped ?? [])],
        bodies: bodiesOf(rows, await namesOfReceivers(rows)),
      };
    },
  };

  /** Where preparing starts. */
  async function fittingFor(
    meeting: MeetingRow,
    last: PublicationDraft | null,
    readsWords: (at: number) => boolean,
  ) {
    if (last === null) return fitting(meeting, NOTHING_CHOSEN, null);
    const begun = await fitting(meeting, last.choices, last.marks);
    if (readsWords(last.preparedAt)) return begun;
    const { withheld } = begun.choices;
    const unworded = withheld.map((one) => ({ ...one, wording: null }));
    return {
      ...begun,
      choices: { ...begun.choices, withheld: unworded },
      dropped: withheld.some((one) => one.wording !== null)
        ? [...begun.dropped, NOT_WORDED]
        : begun.dropped,
    };
  }

  /** Those who receive minutes for a body sit on no committee as a rule. */
  async function namesOfReceivers(rows: readonly SealedRow[]) {
    const known = new Map<string, string>();
    for (const { kind, by } of rows) {
      const person = kind === 'received' ? await committees.person(toPersonId(by)) : null;
      if (person !== null) known.set(person.id, person.name);
    }
    return (id: PersonId) => known.get(id) ?? 'Somebody no longer here';
  }

  async function versionOf(meeting: MeetingRow, choices: PublicChoices) {
    // What was chosen may not be in these minutes any more: then there is nothing to compare, and it is prepared anew.
    try {
      return (await version(meeting, choices, null)) as Shown['version'];
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

const NOT_WORDED =
  'What the public was to read in place of what is withheld is not carried over, because an item has gone to Part II since. Enter it again.';

type Shown = NonNullable<PublicationView['waiting']>;

function choicesOf(choices: PublicChoices) {
  return choices as PublicationView['choices'];
}

function publishedRow(
  { at, by, body }: SealedRow,
  name: (id: PersonId) => string,
): PublicationView['out'][number] {
  const { address, record, sha256, preparedBy } = JSON.parse(body) as {
    readonly address: { readonly committee: string; readonly meeting: string };
    readonly record: { readonly status: 'UNCONFIRMED' | 'CONFIRMED' };
    readonly sha256: string;
    readonly preparedBy: string;
  };
  return {
    at: toInstant(at),
    by: name(toPersonId(by)),
    preparedBy: name(toPersonId(preparedBy)),
    status: record.status,
    sha256,
    path: `/published/${address.committee}/${address.meeting}/`,
  };
}

/** The bodies of the day of the meeting, as sealed, and which have received the minutes. */
function bodiesOf(
  rows: readonly SealedRow[],
  name: (id: PersonId) => string,
): PublicationView['bodies'] {
  const approved = rows.findLast((row) => row.kind === 'approved');
  if (approved === undefined) return [];
  const { committee } = JSON.parse(approved.body) as ApprovedRecord;
  return committee.parents.map((body) => ({
    name: body.name,
    receipt: receiptOf(rows, body.id, name),
  }));
}

export function receiptOf(
  rows: readonly SealedRow[],
  organisationId: string,
  name: (id: PersonId) => string,
): PublicationView['bodies'][number]['receipt'] {
  for (const { kind, body, by, at } of rows) {
    if (kind !== 'received') continue;
    const { organisation, receivedOn, reference } = JSON.parse(body) as {
      readonly organisation: { readonly id: string };
      readonly receivedOn: string;
      readonly reference: string | null;
    };
    if (organisation.id !== organisationId) continue;
    return { receivedOn, reference, by: name(toPersonId(by)), at: toInstant(at) };
  }
  return null;
}
