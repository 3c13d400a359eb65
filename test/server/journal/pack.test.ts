import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Journal } from '#server/journal/journal.ts';
import { verifyBook } from '#server/journal/verify-book.ts';
import { toDocumentId, toPlace } from '#shared/ids.ts';
import { entry } from '#test/contract/journal.ts';
import { temporaryJournal } from '#test/harness/temporary-journal.ts';
import { until } from '#test/harness/until.ts';

const MARCH = toDocumentId('march.1');
const APRIL = toDocumentId('april.1');
const DAY = 86_400_000;

/** A book of two documents, written on five days by two people, with client ids and deletions. */
async function oldBook() {
  const book = temporaryJournal();
  let day = 0;
  const journal = await book.open({ now: () => day * DAY });
  for (day = 1; day <= 5; day++) {
    for (const document of [MARCH, APRIL]) {
      const one = entry(`day ${day}`);
      await journal.append(document, {
        ...one,
        author: 'chair',
        clients: [one.clientId ?? 0, day],
      });
      await journal.append(document, { ...entry('x'), author: 'lead', clientId: null });
    }
  }
  const ask = <T>(sql: string): T[] => {
    const connection = new Database(book.file);
    const rows = connection.prepare<[], T>(sql).raw().all();
    connection.close();
    return rows;
  };
  const verify = () => {
    const connection = new Database(book.file);
    const findings = verifyBook(connection);
    connection.close();
    return findings;
  };
  return { book, journal, ask, verify };
}

const everything = async (journal: Journal) => ({
  march: await journal.load(MARCH),
  april: await journal.load(APRIL),
  later: await journal.entriesAfter(MARCH, toPlace(3)),
  heads: await journal.heads(),
  stretches: await journal.stretches(MARCH, DAY),
  places: await Promise.all([0, 1, 3, 9].map((day) => journal.placeAt(MARCH, day * DAY))),
  states: await journal.statesAt(MARCH, [1, 4, 5, 10].map(toPlace)),
  hashes: await Promise.all([1, 2, 3, 4, 9].map((n) => journal.hashAt(MARCH, toPlace(n)))),
});

test('[J24] packed entries are read as they were, and the chain goes on through them', async () => {
  const { journal, ask, verify } = await oldBook();
  const before = await everything(journal);
  expect(await journal.pack(4 * DAY)).toBe(12);
  expect(ask('SELECT document_id, first_place, last_place FROM journal_pack')).toEqual(
    [APRIL, MARCH].flatMap((id) => [1, 3, 5].map((first) => [id, first, first + 1])),
  );
  expect(ask('SELECT count(*) FROM journal_entry')).toEqual([[8]]);
  expect(await everything(journal)).toEqual(before);
  expect(verify()).toEqual([]);
  expect(await journal.append(MARCH, entry('after'))).toBe(11);
  expect(await journal.pack(4 * DAY)).toBe(0);
  expect(verify()).toEqual([]);
  await journal.close();
});

test('[J24] the last entry is never packed, so that a document goes on from it', async () => {
  const { book, journal, ask, verify } = await oldBook();
  expect(await journal.pack(100 * DAY)).toBe(18);
  expect(ask('SELECT document_id, place FROM journal_entry ORDER BY document_id')).toEqual([
    [APRIL, 10],
    [MARCH, 10],
  ]);
  await journal.close();
  const again = await book.open();
  expect(await again.append(APRIL, entry('b'))).toBe(11);
  expect((await again.load(APRIL)).entries).toHaveLength(11);
  await again.close();
  expect(verify()).toEqual([]);
});

test('[J24] a document whose chain does not hold is left as it is, and the others are packed', async () => {
  const { book, journal, ask } = await oldBook();
  book.tamper(
    `UPDATE journal_entry SET author = 'stranger' WHERE document_id = 'april.1' AND place = 1`,
  );
  expect(await journal.pack(4 * DAY)).toBe(6);
  expect(ask(`SELECT count(*) FROM journal_entry WHERE document_id = 'april.1'`)).toEqual([[10]]);
  expect(book.logged).toContain('Entries could not be packed');
  await journal.close();
});

test('[J9] [J20] [J24] a pack that is not as it was is found, and not served', async () => {
  const { book, journal, verify } = await oldBook();
  await journal.pack(3 * DAY);
  book.tamper(`CREATE TABLE kept AS SELECT * FROM journal_pack`);
  const changes = {
    document_id: `'may.1'`,
    first_place: 'first_place + 16',
    last_place: 'last_place + 16',
    hash_before: "x'00'",
    hash: `CAST(substr(hash, 2) || x'00' AS BLOB)`,
    data: `CAST(substr(data, 2) || x'00' AS BLOB)`,
    sha256: `CAST(substr(sha256, 2) || x'00' AS BLOB)`,
  };
  for (const [column, value] of Object.entries(changes)) {
    book.tamper(`UPDATE journal_pack SET ${column} = ${value}
      WHERE document_id = 'march.1' AND first_place = 3`);
    expect([column, verify()]).not.toEqual([column, []]);
    await expect(journal.load(MARCH)).rejects.toMatchObject({ kind: 'damaged' });
    expect([column, (await journal.lastGood(MARCH))?.place]).toEqual([column, 2]);
    book.tamper('DELETE FROM journal_pack; INSERT INTO journal_pack SELECT * FROM kept');
  }
  expect(verify()).toEqual([]);
  await journal.close();
});

test('[J24] a pack is not put in the place of entries that it does not hold', async () => {
  const { book, journal, verify } = await oldBook();
  book.tamper(`CREATE TRIGGER curse BEFORE DELETE ON journal_entry WHEN OLD.place = 2
    BEGIN SELECT RAISE(IGNORE); END`);
  await expect(journal.pack(3 * DAY)).rejects.toThrow(/not those packed/);
  book.tamper('DROP TRIGGER curse');
  expect(verify()).toEqual([]);
  expect(await journal.pack(3 * DAY)).toBe(8);
  await journal.close();
});

test('[J24] what is older than thirty days is packed by itself', async () => {
  const { book, journal, ask, verify } = await oldBook();
  await journal.close();
  const later = await book.open({ now: () => 33 * DAY, packEvery: 1 });
  await until(
    'the first two days to be packed',
    () => ask('SELECT 1 FROM journal_pack').length === 4,
  );
  expect(ask('SELECT min(at), count(*) FROM journal_entry')).toEqual([[3 * DAY, 12]]);
  await later.close();
  expect(verify()).toEqual([]);
});
