import { expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { partedBooks } from '#server/projector/parted-books.ts';
import { toDocumentId } from '#shared/ids.ts';

const march = toDocumentId('march.1');
const april = toDocumentId('april.1');

async function journalOf(...documents: (typeof march)[]) {
  const journal = createMemoryJournal({ now: () => 0 });
  for (const document of documents) {
    await journal.append(document, { author: 'server', clientId: null, update: new Uint8Array() });
  }
  return journal;
}
const read = new Map([[march, 3]]);
const unread = new Map<typeof march, number>();

test('[P18] a new installation, one not read yet and one in use belong together', async () => {
  expect(await partedBooks(await journalOf(), { documents: [], places: unread })).toBeNull();
  expect(await partedBooks(await journalOf(), { documents: [march], places: unread })).toBeNull();
  const both = { documents: [march, april], places: read };
  expect(await partedBooks(await journalOf(march), both)).toBeNull();
});

test('[P18] a journal that is gone is missed, and not begun again', async () => {
  const fault = await partedBooks(await journalOf(), { documents: [march], places: read });
  expect(fault).toMatch(/journal\.db is new or empty/);
});

test('[P18] records that know nothing of the journal are not filled anew', async () => {
  const journal = await journalOf(march);
  expect(await partedBooks(journal, { documents: [], places: unread })).toMatch(/records\.db/);
  expect(await partedBooks(journal, { documents: [april], places: unread })).toMatch(/records\.db/);
});
