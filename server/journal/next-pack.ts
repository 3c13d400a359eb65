import type { Database } from 'better-sqlite3';
import type { DocumentId } from '#shared/ids.ts';
import { chainStart } from './chain.ts';
import { createHistory, follow } from './history.ts';
import { JournalFault } from './journal.ts';
import { makePack, type Pack } from './pack.ts';
import { type EntryRow, entryOfRow, ROW_COLUMNS } from './rows.ts';

/** What is next to be packed, or why a document's entries cannot be. */
export type NextPack =
  | { readonly kind: 'pack'; readonly document: DocumentId; readonly pack: Pack }
  | { readonly kind: 'unfit'; readonly document: DocumentId; readonly why: string };

const DAY_MS = 86_400_000;
const MOST_ENTRIES = 2000;
const MOST_BYTES = 1_000_000;

/** The oldest entries of the first document, by id, that has some from before a time: of one day (UTC), and
 *  never its last entry, so that the end of every chain stays at hand. */
export function nextPack(connection: Database, before: number, from: string): NextPack | null {
  const history = createHistory(connection);
  const oldest = connection.prepare<[DocumentId, number], EntryRow>(
    `SELECT ${ROW_COLUMNS} FROM journal_entry
     WHERE document_id = ? AND place < ? ORDER BY place LIMIT ${MOST_ENTRIES}`,
  );
  const oldestAt = connection
    .prepare<[DocumentId], number>(
      `SELECT at FROM journal_entry WHERE document_id = ? ORDER BY place LIMIT 1`,
    )
    .pluck();
  const hashAt = connection
    .prepare<[DocumentId, number], Buffer>(
      `SELECT hash FROM journal_pack WHERE document_id = ? AND last_place = ?`,
    )
    .pluck();
  for (const [document, head] of history.heads()) {
    if (document < from || (oldestAt.get(document) ?? before) >= before) continue;
    const rows = upToADay(oldest.all(document, head), before);
    const [first] = rows;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) continue;
    try {
      const hash = hashAt.get(document, first.place - 1) ?? chainStart(document);
      const links = rows.map((row) => ({ entry: entryOfRow(row), hash: row.hash }));
      const { entries, wrong } = follow(document, { place: first.place - 1, hash }, links);
      if (wrong !== null) throw new JournalFault(wrong);
      return { kind: 'pack', document, pack: makePack(entries, hash, last.hash) };
    } catch (error) {
      return { kind: 'unfit', document, why: String(error) };
    }
  }
  return null;
}

function upToADay(rows: readonly EntryRow[], before: number): readonly EntryRow[] {
  const day = Math.floor((rows[0]?.at ?? 0) / DAY_MS);
  let bytes = 0;
  const end = rows.findIndex((row, i) => {
    bytes += row.data.length;
    const isOfTheDay = row.at < before && Math.floor(row.at / DAY_MS) === day;
    return !isOfTheDay || (i > 0 && bytes > MOST_BYTES);
  });
  return end === -1 ? rows : rows.slice(0, end);
}
