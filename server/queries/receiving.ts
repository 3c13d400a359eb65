import type { BodySecretaryStore } from '#server/records/body-secretary-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { SealedBook, SealedRow } from '#server/records/sealed-book.ts';
import { hides, mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { type MeetingId, type OrganisationId, type PersonId, toPersonId } from '#shared/ids.ts';
import type { MinutesToReceive } from '#shared/protocol/http/publication.ts';
import { receiptOf } from './publication.ts';

export interface ReceivingQueriesDeps {
  readonly secretaries: BodySecretaryStore;
  readonly committees: CommitteeStore;
  readonly meetings: MeetingStore;
  readonly sealed: SealedBook;
  readonly standings: Standings;
  readonly now: () => number;
}

export interface ReceivingQueries {
  /** What the bodies whose secretary the reader is have to receive, newest meeting first. */
  toReceive(person: PersonId): Promise<MinutesToReceive>;
  /** The sealed minutes of Part I. `null`: none, or not for this reader. */
  sealedMinutes(person: PersonId, meeting: MeetingId): Promise<readonly SealedRow[] | null>;
}

export function createReceivingQueries(deps: ReceivingQueriesDeps): ReceivingQueries {
  const { secretaries, committees, meetings, sealed, standings, now } = deps;

  /** Somebody who is kept from an item as a member of the committee is kept from it here too. */
  const mayReceive = async (person: PersonId, meeting: MeetingId) => {
    const standing = await standings.onMeeting(person, meeting);
    const kept = standing?.person.exclusions.some(
      ({ part, level }) => part === 'I' && hides(level),
    );
    return kept !== true && mayBy(standing, 'receive-minutes', NO_ITEM).allowed;
  };

  /** Newest first. */
  const meetingsOf = async (body: OrganisationId): Promise<readonly MeetingRow[]> => {
    const rows = await Promise.all((await secretaries.meetingsOf(body)).map(meetings.get));
    return rows
      .flatMap((row) => row ?? [])
      .sort((one, other) => (one.date === other.date ? 0 : one.date < other.date ? 1 : -1));
  };

  return {
    toReceive: async (person) => {
      const bodies: MinutesToReceive['bodies'] = [];
      for (const { id, name } of await secretaries.bodiesOf(person, dayInLondon(now()))) {
        const minutes: MinutesToReceive['bodies'][number]['minutes'] = [];
        for (const meeting of await meetingsOf(id)) {
          if (!(await mayReceive(person, meeting.id))) continue;
          const rows = (await sealed.ofMeeting(meeting.id)).filter((row) => row.part === 'I');
          const approved = rows.findLast((row) => row.kind === 'approved');
          if (approved === undefined) continue;
          const { committee, approval } = JSON.parse(approved.body) as ApprovedRecord;
          const known = new Map<string, string>();
          for (const { by } of rows) {
            known.set(by, (await committees.person(toPersonId(by)))?.name ?? 'Somebody');
          }
          const nameOf = (one: PersonId) => known.get(one) ?? 'Somebody';
          minutes.push({
            meetingId: meeting.id,
            committee: committee.name,
            title: meeting.title,
            date: meeting.date,
            state: meeting.minutes.I.state,
            // The meeting approved them, whenever it was written down; correspondence has no other day.
            approved: approval.meeting?.date ?? dayInLondon(approved.at),
            sha256: approved.sha256,
            path: pathOf(rows),
            receipt: receiptOf(rows, id, nameOf),
          });
        }
        bodies.push({ organisationId: id, name, minutes });
      }
      return { bodies };
    },

    sealedMinutes: async (person, meeting) => {
      if (!(await mayReceive(person, meeting))) return null;
      const rows = (await sealed.ofMeeting(meeting)).filter((row) => row.part === 'I');
      return rows.some((row) => row.kind === 'approved') ? rows : null;
    },
  };
}

function pathOf(rows: readonly SealedRow[]): string | null {
  const published = rows.findLast((row) => row.kind === 'published');
  const down = rows.findLast((row) => row.kind === 'taken_down');
  if (published === undefined || (down?.seq ?? 0) > published.seq) return null;
  const { address } = JSON.parse(published.body) as {
    readonly address: { readonly committee: string; readonly meeting: string };
  };
  return `/published/${address.committee}/${address.meeting}/`;
}
