import type { AuditFilter, AuditRow, AuditStore } from '#server/records/audit-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { mayBy, NO_ITEM } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { THINGS_OF_KIND } from '#shared/domain/audit-kinds.ts';
import { londonBounds } from '#shared/domain/calendar.ts';
import { type CommitteeId, type PersonId, toPersonId } from '#shared/ids.ts';
import type { AuditFilterView, AuditPage } from '#shared/protocol/http/audit.ts';
import { createAuditReader, type ReadEntry } from './audit-reader.ts';
import type { Reading } from './reading.ts';

export interface AuditQueries {
  /** What was done on a committee; `null`: not for this reader. */
  ofCommittee(person: PersonId, id: CommitteeId, asked: AuditFilterView): Promise<AuditPage | null>;
  /** What was done in the whole service; `null`: not for this reader. */
  ofService(person: PersonId, asked: AuditFilterView): Promise<AuditPage | null>;
  /** Every entry that a filter leaves, oldest first, for taking away. */
  all(
    person: PersonId,
    id: CommitteeId | null,
    asked: AuditFilterView,
  ): Promise<readonly ReadEntry[] | null>;
}

export interface AuditQueriesDeps {
  readonly audit: AuditStore;
  readonly reading: Reading;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
}

type Read = (row: AuditRow) => Promise<ReadEntry | null>;

const PAGE = 50;
/** So many rows are asked for at a time: which of them are for the reader is known only then. */
const BATCH = 200;

/** Who did what, as one reader may know it: the policy is asked about every single entry. */
export function createAuditQueries(deps: AuditQueriesDeps): AuditQueries {
  const { audit, reading, committees, standings } = deps;

  const mayRead = async (person: PersonId, id: CommitteeId | null): Promise<boolean> => {
    if (id === null) {
      return mayBy(await standings.inService(person), 'keep-accounts', NO_ITEM).allowed;
    }
    const standing = await standings.onCommittee(person, id);
    return mayBy(standing, 'see-audit', { ...NO_ITEM, business: false }).allowed;
  };

  /** Entries for the reader on one side of a place, the nearest first. */
  async function* entries(
    read: Read,
    filter: AuditFilter,
    side: { readonly before: number } | { readonly after: number },
  ): AsyncGenerator<ReadEntry> {
    let at = side;
    for (;;) {
      const rows = await audit.beside(filter, at, BATCH);
      for (const row of rows) {
        const entry = await read(row);
        if (entry !== null) yield entry;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) return;
      at = 'before' in side ? { before: last.seq } : { after: last.seq };
    }
  }

  const page = async (
    person: PersonId,
    id: CommitteeId | null,
    asked: AuditFilterView,
  ): Promise<AuditPage | null> => {
    if (!(await mayRead(person, id))) return null;
    const { read } = createAuditReader(deps, person);
    const filter = filterOf(id, asked);
    const forwards = asked.after !== undefined;
    const side =
      asked.after === undefined
        ? { before: asked.before ?? Number.MAX_SAFE_INTEGER }
        : { after: asked.after };
    const found = await most(entries(read, filter, side), PAGE + 1);
    const shown = found.slice(0, PAGE);
    const more = found.length > PAGE;
    if (forwards) shown.reverse();
    const [first, last] = [shown[0], shown.at(-1)];
    const isMore = async (at: typeof side) => (await most(entries(read, filter, at), 1)).length > 0;
    return {
      entries: shown.map((one) => one.view),
      older:
        last !== undefined && (forwards ? await isMore({ before: last.row.seq }) : more)
          ? last.row.seq
          : null,
      newer:
        first !== undefined && (forwards ? more : await isMore({ after: first.row.seq }))
          ? first.row.seq
          : null,
      ...(await offered(person, id, read)),
    };
  };

  /** What the form can be narrowed to: nobody is named by it of whom the reader may see no deed. */
  const offered = async (person: PersonId, id: CommitteeId | null, read: Read) => {
    const everything = filterOf(id, {});
    const people: { id: PersonId; name: string }[] = [];
    for (const actor of (await audit.actors(everything)).map(toPersonId)) {
      const theirs = entries(read, { ...everything, actorId: actor }, { after: 0 });
      if ((await most(theirs, 1)).length === 0) continue;
      const row = actor === 'server' ? null : await committees.person(actor);
      people.push({ id: actor, name: row?.name ?? 'The service' });
    }
    const meetings = id === null ? [] : await reading.meetings(person, { committeeId: id });
    return {
      people: people.sort((a, b) => a.name.localeCompare(b.name)),
      meetings: meetings.map(({ meeting }) => ({
        id: meeting.id,
        title: meeting.title,
        date: meeting.date,
      })),
    };
  };

  return {
    ofCommittee: page,
    ofService: (person, asked) => page(person, null, asked),
    all: async (person, id, asked) => {
      if (!(await mayRead(person, id))) return null;
      const { read } = createAuditReader(deps, person);
      return most(entries(read, filterOf(id, asked), { after: 0 }), Number.POSITIVE_INFINITY);
    },
  };
}

function filterOf(id: CommitteeId | null, asked: AuditFilterView): AuditFilter {
  const { person, kind, meeting, from, to } = asked;
  return {
    committeeId: id ?? undefined,
    actorId: person,
    meetingId: meeting,
    things: kind === undefined ? undefined : THINGS_OF_KIND[kind],
    from: from === undefined ? undefined : londonBounds(from).first,
    to: to === undefined ? undefined : londonBounds(to).last,
  };
}

async function most<T>(all: AsyncGenerator<T>, count: number): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) {
    found.push(one);
    if (found.length >= count) break;
  }
  return found;
}
