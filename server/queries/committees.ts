import type {
  CommitteeRow,
  CommitteeStore,
  PersonRow,
  SeatRow,
} from '#server/records/committee-store.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
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
}): CommitteeQueries {
  const { committees, standings, organisationName } = deps;
  return {
    async me(person) {
      const row = await committees.person(person);
      return row === null ? null : { person: row, organisationName };
    },

    async list(person) {
      const rows = await committees.list(await standings.committeesOf(person));
      return Promise.all(
        rows.map(async (row) => summary(row, await standings.onCommittee(person, row.id))),
      );
    },

    async detail(person, id) {
      const row = await committees.get(id);
      const standing = await standings.onCommittee(person, id);
      if (row === null || standing === null) return null;
      const people = await committees.people(id);
      return {
        ...summary(row, standing),
        maySeeAudit: mayBy(standing, 'see-audit', { ...NO_ITEM, business: false }).allowed,
        authorityNote: row.authorityNote,
        primaryFocus: row.primaryFocus,
        predecessor: row.predecessor,
        organisations: [...(await committees.organisations(id))],
        areas: [...(await committees.areas())],
        seats: (await committees.seats(id)).map((one) => seatView(one, people)),
        people: people.map(personSummary),
        posts: (await committees.posts(id)).map(({ holderId: _, ...post }) => post),
      };
    },
  };
}

/** A seat as pages show it, with its present holder. */
export function seatView(seat: SeatRow, people: readonly PersonRow[]): SeatView {
  const tenure = seat.holding === 'held' ? seat.appointments.at(-1) : undefined;
  const holder = people.find((person) => person.id === tenure?.personId);
  const { appointments: _, fromDay: __, toDay: ___, ...rest } = seat;
  return {
    ...rest,
    holder: holder === undefined ? null : personSummary(holder),
    nominatedBy: tenure?.nominatedBy ?? [],
  };
}

function personSummary({ id, name, demonstration }: PersonRow): PersonSummary {
  return { id, name, demonstration };
}

function summary(row: CommitteeRow, standing: Standing | null): CommitteeSummary {
  const [first] = standing?.person.capacities ?? [];
  return {
    id: row.id,
    name: row.name,
    authorityMode: row.authorityMode,
    myCapacity: first === undefined ? null : inWords(first),
  };
}
