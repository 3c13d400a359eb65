import type { Database } from 'better-sqlite3';
import { JournalFault } from './journal.ts';
import type { Pack } from './pack.ts';

/** Puts a pack in the place of its entries, in one transaction.
 *  @throws JournalFault when the book has other entries there */
export function createKeepPack(connection: Database): (pack: Pack) => void {
  const lastHash = connection
    .prepare<[string, number], Buffer>(
      `SELECT hash FROM journal_entry WHERE document_id = ? AND place = ?`,
    )
    .pluck();
  const insert = connection.prepare(
    `INSERT INTO journal_pack
       (document_id, first_place, last_place, hash_before, hash, data, sha256)
     VALUES (@document, @firstPlace, @lastPlace, @hashBefore, @hash, @data, @sha256)`,
  );
  const remove = connection.prepare(
    `DELETE FROM journal_entry WHERE document_id = ? AND place BETWEEN ? AND ?`,
  );
  return connection.transaction((pack: Pack) => {
    const { document, firstPlace, lastPlace } = pack;
    const entries = lastPlace - firstPlace + 1;
    const same = lastHash.get(document, lastPlace)?.equals(pack.hash) ?? false;
    insert.run(pack);
    if (!same || remove.run(document, firstPlace, lastPlace).changes !== entries) {
      throw new JournalFault(
        `The entries of ${document} from ${firstPlace} on are not those packed`,
      );
    }
  }).immediate;
}
