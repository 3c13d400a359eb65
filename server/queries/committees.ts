import type {
  CommitteeRow,
  CommitteeStore,
  PersonRow,
  SeatRow,
} from '#server/records/committee-store.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { holdersOn, holdingOn, vacantSince } from '#shared/domain/seat.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, PersonId } from '#shared/ids.ts';
import type {
  CommitteeDetail,
  CommitteeSummary,
  Me,
  PersonSummary,
  SeatView,
} from '#shared/protocol/http/committee.ts';

export interface CommitteeQueries {
  me(person: PersonId): Promise<Me | null>;
  list(person: PersonId): Promise<readonly CommitteeSummary[]>;
  /** `null`: no such committee, or not for this reader. */
  detail(person: PersonId, id: CommitteeId): Promise<CommitteeDetail | null>;
}

export function createCommitteeQueries(deps: {
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  /** The deploying body's name, for the header. */
  readonly organisationName: string | null;
  readonly now: () => number;
}): CommitteeQueries {
  const { committees, standings, organisationName, now } = deps;
  return {
    async me(person) {
      const row = await committees.person(person);
      if (row === null) return null;
      const service = await standings.inService(person);
      const may = (deed: 'keep-accounts' | 'found-committee') =>
        mayBy(service, deed, NO_ITEM).allowed;
      return {
        person: row,
        organisationName,
        may: { keepAccounts: may('keep-accounts'), foundCommittees: may('found-committee') },
      };
    },

    async list(person) {
      // An administrator looks after every committee, and sees of none what it does.
      const all = mayBy(await standings.inService(person), 'found-committee', NO_ITEM).allowed;
      const rows = all
        ? await committees.all()
        : await committees.list(await standings.committeesOf(person));
      return Promise.all(
        rows.map(async (row) => summary(row, await standings.onCommittee(person, row.id))),
      );
    },

    async detail(person, id) {
      const row = await committees.get(id);
      const standing = await standings.onCommittee(person, id);
      if (row === null || !mayBy(standing, 'see-constitution', NO_ITEM).allowed) return null;
      const today = dayInLondon(now());
      const people = await committees.people(id);
      const seats = await committees.seats(id);
      const present = new Set([
        ...seats.flatMap((seat) => holdersOn(seat, today).map((one) => one.personId)),
        ...(await committees.standIns(id, today)),
      ]);
      return {
        ...summary(row, standing),
        maySeeAudit: mayBy(standing, 'see-audit', { ...NO_ITEM, business: false }).allowed,
        authorityNote: row.authorityNote,
        primaryFocus: row.primaryFocus,
        predecessor: row.predecessor,
        organisations: [...(await committees.organisations(id))],
        areas: [...(await committees.areas())],
        seats: seats.map((one) => seatView(one, people, today)),
        people: people.map((one) => ({ ...personSummary(one), former: !present.has(one.id) })),
        posts: (await committees.posts(id)).map(({ holderId: _, ...post }) => post),
      };
    },
  };
}

/** A seat as pages show it, with those who hold it on a day. */
export function seatView(seat: SeatRow, people: readonly PersonRow[], day: string): SeatView {
  const present = holdersOn(seat, day);
  const holders = people
    .filter((person) => present.some((one) => one.personId === person.id))
    .map(personSummary);
  const { tenures: _, fromDay: __, toDay, ...rest } = seat;
  return {
    ...rest,
    holding: holdingOn(seat, day),
    holder: holders[0] ?? null,
    holders,
    vacantSince: vacantSince(seat, day),
    ended: toDay !== null && toDay <= day,
    nominatedBy: [...new Set(present.flatMap((one) => one.nominatedBy))],
  };
}

function personSummary({ id, name, demonstration }: PersonRow): PersonSummary {
  return { id, name, demonstration };
}

/** What somebody is there, who reads it of themselves: a seat of the patient voice is not the voice. */
function capacityInWords(capacity: string): string {
  return capacity === 'patient_voice' ? 'Representative of patients' : inWords(capacity);
}

function summary(row: CommitteeRow, standing: Standing | null): CommitteeSummary {
  const all = standing?.person.capacities ?? [];
  // Whoever sits here is here by that seat, whatever bodies they keep minutes for besides.
  const first = all.find((one) => one !== 'body_secretary') ?? all[0];
  return {
    id: row.id,
    name: row.name,
    authorityMode: row.authorityMode,
    myCapacity: first === undefined ? null : capacityInWords(first),
  };
}
