import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { DeclarationRow, DeclarationStore } from '#server/records/declaration-store.ts';
import type { ExclusionStore } from '#server/records/exclusion-store.ts';
import type { InterestRow, InterestStore } from '#server/records/interest-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { mayBy, NO_ITEM, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { CommitteeId, MeetingId, PersonId } from '#shared/ids.ts';
import type {
  InterestRegister,
  ItemName,
  MeetingDeclarations,
  MeetingExclusions,
  RegisteredInterest,
} from '#shared/protocol/http/interests.ts';
import { toInstant } from './calendar.ts';
import { type Names, namesOf } from './names.ts';
import type { NumberedItem, ReadableMeeting, Reading } from './reading.ts';

export interface InterestQueries {
  /** Each answers `null` when there is no such thing, or not for this reader. */
  register(person: PersonId, committee: CommitteeId): Promise<InterestRegister | null>;
  declarations(person: PersonId, meeting: MeetingId): Promise<MeetingDeclarations | null>;
  exclusions(person: PersonId, meeting: MeetingId): Promise<MeetingExclusions | null>;
}

export interface InterestQueriesDeps {
  readonly reading: Reading;
  readonly standings: Standings;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly interests: InterestStore;
  readonly declarations: DeclarationStore;
  readonly exclusions: ExclusionStore;
}

interface Named {
  readonly id: PersonId;
  readonly name: string;
}

export function createInterestQueries(deps: InterestQueriesDeps): InterestQueries {
  const { reading, standings, meetings, committees, interests, declarations, exclusions } = deps;

  /** Whose interests somebody may write down. */
  const writesFor = (reader: PersonId, standing: Standing | null, people: readonly Named[]) => {
    if (mayBy(standing, 'record-declaration', NO_ITEM).allowed) return people;
    const own = mayBy(standing, 'declare', NO_ITEM).allowed;
    return own ? people.filter((one) => one.id === reader) : [];
  };

  return {
    register: async (person, id) => {
      const standing = await standings.onCommittee(person, id);
      if (!mayBy(standing, 'see-register', NO_ITEM).allowed) return null;
      const committee = await committees.get(id);
      if (committee === null) return null;
      const people = await declarations.people(id);
      const names = namedBy(people, await namesOf(committees, id));
      const mine = writesFor(person, standing, people);
      const rows = await interests.of(people.map((one) => one.id));
      return {
        committeeId: id,
        committeeName: committee.name,
        entries: rows.map((row) => entryOf(row, names, mine)),
        people: [...mine],
      };
    },

    declarations: async (person, id) => {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const { meeting, standing, items } = readable;
      const { committeeId, date: day } = meeting;
      const people = await declarations.people(committeeId);
      const names = namedBy(people, await namesOf(committees, committeeId));
      const mine = writesFor(person, standing, people);
      const expected = await declarations.expected({ committeeId, meetingId: id, day });
      const made = shownTo(person, await declarations.ofMeeting(id), readable);
      const others = [...new Set(made.map((one) => one.personId))]
        .filter((one) => !expected.some(({ id: other }) => other === one))
        .map((one) => ({ id: one, name: names.person(one), seats: [] }));
      const canWithdraw = (row: DeclarationRow) =>
        mine.some((one) => one.id === row.personId) &&
        row.itemIds.every((itemId) => items.some((item) => item.id === itemId));
      return {
        meetingId: id,
        people: [...expected, ...others].map(({ id: whose, name, seats }) => {
          const theirs = made.filter((one) => one.personId === whose);
          const declared = theirs.filter((one) => one.kind === 'interest');
          return {
            person: { id: whose, name },
            seats: [...seats],
            state: declared.length > 0 ? 'declared' : theirs.length > 0 ? 'none' : 'not_asked',
            declarations: declared.map((row) => ({
              id: row.id,
              type: row.type ?? 'financial',
              nature: row.nature ?? '',
              items: namesIn(items, row.itemIds),
              at: toInstant(row.at),
              recordedBy: names.person(row.recordedBy),
              mayWithdraw: canWithdraw(row),
            })),
          };
        }),
        seesAll: items.length === (await meetings.items([id])).length,
        items: items.filter((item) => !item.withdrawn).map(nameOf),
        declareFor: [...mine],
        register: (await interests.of(mine.map((one) => one.id)))
          .filter((row) => row.endedAt === null)
          .map((row) => entryOf(row, names, mine)),
        mayExclude: mayBy(standing, 'exclude', NO_ITEM).allowed,
      };
    },

    exclusions: async (person, id) => {
      const readable = await reading.meeting(person, id);
      if (readable === null) return null;
      const { meeting, standing, items } = readable;
      if (!mayBy(standing, 'see-exclusions', NO_ITEM).allowed) return null;
      const people = await declarations.people(meeting.committeeId);
      const names = namedBy(people, await namesOf(committees, meeting.committeeId));
      return {
        meetingId: id,
        exclusions: (await exclusions.ofMeeting(id)).flatMap((row) => {
          const [item] = namesIn(items, [row.itemId]);
          if (item === undefined) return [];
          const { ended } = row;
          return [
            {
              id: row.id,
              person: { id: row.personId, name: names.person(row.personId) },
              item,
              level: row.level,
              reason: row.reason,
              decidedBy: names.person(row.decidedBy),
              at: toInstant(row.at),
              ended:
                ended === null
                  ? null
                  : { at: toInstant(ended.at), by: names.person(ended.by), reason: ended.reason },
            },
          ];
        }),
        people: [...people],
        items: items.filter((item) => !item.withdrawn).map(nameOf),
      };
    },
  };
}

/** What is declared about an item is as private as the item. Of one's own declaration only the items that one may
 *  not see are left out, since the words are one's own. */
function shownTo(
  reader: PersonId,
  rows: readonly DeclarationRow[],
  { items }: ReadableMeeting,
): readonly DeclarationRow[] {
  const seen = new Set(items.map((item) => item.id));
  return rows.filter((row) => row.personId === reader || row.itemIds.every((id) => seen.has(id)));
}

function namesIn(items: readonly NumberedItem[], ids: readonly string[]): ItemName[] {
  return items.filter((item) => ids.includes(item.id)).map(nameOf);
}

function nameOf({ id, part, number, reference, title }: NumberedItem): ItemName {
  return { id, part, number, reference, title };
}

function namedBy(people: readonly Named[], names: Names): Pick<Names, 'person'> {
  const known = new Map(people.map((one) => [one.id, one.name]));
  return { person: (id) => known.get(id) ?? names.person(id) };
}

function entryOf(
  row: InterestRow,
  names: Pick<Names, 'person'>,
  mine: readonly Named[],
): RegisteredInterest {
  const { personId, declaredAt, declaredBy, endedAt, ...facts } = row;
  return {
    ...facts,
    person: { id: personId, name: names.person(personId) },
    declaredAt: toInstant(declaredAt),
    declaredBy: names.person(declaredBy),
    endedAt: endedAt === null ? null : toInstant(endedAt),
    mayEnd: endedAt === null && mine.some((one) => one.id === personId),
  };
}
