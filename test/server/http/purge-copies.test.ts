import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import * as t from '#server/db/records-schema.ts';
import { wordsHash } from '#shared/document/words-hash.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { temporaryFolder, temporaryJournal } from '#test/harness/temporary-journal.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

// Each starts a whole server on files, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

const WRONG = 'PATIENT-NAME-9000';
const LOST_HASH = wordsHash(`Agreed. ${WRONG}`);

interface Table {
  readonly server: TestServer;
  readonly secretary: Caller;
  readonly item: { readonly id: string; readonly documentId: string };
  /** Everything that is on the disk, as bytes. */
  onDisk(): string;
}

/** A minute from which a name was deleted again, a paragraph “Agreed. ”, and a contribution that was taken out. */
async function withNameDeleted(): Promise<Table> {
  const book = temporaryJournal();
  const recordsFile = join(temporaryFolder(), 'records.db');
  const journal = await book.open({ now: () => Date.now() });
  const server = await startServer({ journal, recordsFile });
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const item = items.find((one: { title: string }) => one.title.startsWith('Practice item: write'));
  const client = secretary.sync(item.documentId);
  await synced(client);
  const paragraph = append(client, 'paragraph', { id: 'p1' }, `Agreed. ${WRONG}`);
  append(client, 'contribution', { id: 'said', voice: 'public', kind: 'question' }, WRONG);
  const isSaid = eq(t.contributionText.id, 'said');
  const row = () => server.db.select().from(t.contributionText).where(isSaid).get();
  await until('the contribution on record', async () => row() !== undefined);
  (paragraph.get(0) as Y.XmlText).delete('Agreed. '.length, WRONG.length);
  client.content.delete(client.content.length - 1, 1);
  await until('the contribution taken out', async () => row()?.removedAt !== null);
  await server.app.projector.settled();
  client.provider.destroy();
  return {
    ...{ server, secretary, item },
    onDisk: () =>
      Buffer.concat(
        [recordsFile, book.file].flatMap((file) =>
          [file, `${file}-wal`].map((one) => readFileSync(one)),
        ),
      ).toString('latin1'),
  };
}

const purge = ({ secretary, item }: Table) =>
  secretary.post(`/api/documents/${item.documentId}/purge`, { reason: 'A name.' });

/** Comments that quote what was deleted, and some that do not. */
function putComments({ server: { db }, item }: Table): void {
  const of = { meetingId: 'practice', itemId: item.id, documentId: item.documentId };
  const by = { authorId: 'chair', at: 1, readAt: 1, anchoredAt: 1, kind: 'wording' };
  const row = { ...of, ...by, blockId: 'p1', state: 'open', text: 'Who is that?' };
  db.insert(t.comment)
    .values([
      { ...row, id: 'a', quote: `Agreed. ${WRONG}`, proposedText: `Settled by ${WRONG}` },
      {
        ...{ ...row, id: 'b', quote: 'Agreed', state: 'accepted', settledBy: 'secretary' },
        ...{ settledAt: 2, proposedText: `Agreed by ${WRONG}`, acceptedText: `Agreed by ${WRONG}` },
      },
      {
        ...{ ...row, id: 'c', quote: 'Agreed', state: 'declined', settledBy: 'secretary' },
        ...{ settledAt: 2, proposedText: 'Settled', reason: 'It was.' },
      },
      {
        ...{ ...row, id: 'd', blockId: null, quote: '', proposedText: null },
        text: `Look.\n\nThe words before: ${WRONG} came. I had written: Nobody spoke`,
      },
      // A part of a word that stands is not that word.
      { ...row, id: 'e', quote: 'Agree', proposedText: 'Settle' },
    ])
    .run();
}

test('what comments, corrections, trays and versions copied of words that are removed for good goes; what people said stays', async () => {
  const table = await withNameDeleted();
  const { server, item, onDisk } = table;
  const { db } = server;
  const of = { meetingId: 'practice', itemId: item.id, documentId: item.documentId };
  putComments(table);
  db.insert(t.lateEdit)
    .values({
      ...{ ...of, id: 'late', authorId: 'member-brent', at: 1, state: 'waiting' },
      digest: LOST_HASH,
      changes: {
        clients: [1],
        blocks: [
          { blockId: 'p9', kind: 'paragraph', before: `${WRONG} came`, after: `${WRONG} left` },
          { blockId: 'p1', kind: 'paragraph', before: 'Agreed.', after: 'Agreed by all.' },
          { blockId: 'p8', kind: 'paragraph', before: `${WRONG} sat`, after: 'Nobody stood' },
        ],
      },
    })
    .run();
  const amendment = { ...of, part: 'I', origin: 'proposal', blockId: 'p1', by: 'secretary', at: 1 };
  const asked = { ...amendment, from: 0, to: 6, quote: 'Agreed', words: 'Settled', stated: 'so' };
  db.insert(t.amendment)
    .values([
      { ...asked, id: 'stale', state: 'agreed', beforeHash: LOST_HASH },
      { ...asked, id: 'sound', state: 'agreed', beforeHash: wordsHash('Agreed. ') },
    ])
    .run();
  db.insert(t.contributionConfirmation)
    .values({ contributionId: 'said', by: 'chair', at: 1, wording: WRONG })
    .run();
  db.insert(t.snapshotText)
    .values({ ...of, snapshotId: 's', place: 1, content: WRONG, sha256: LOST_HASH })
    .run();
  expect(onDisk()).toContain(WRONG);
  expect(onDisk()).toContain(LOST_HASH);

  expect((await purge(table)).status).toBe(204);
  await server.app.projector.settled();
  expect(onDisk()).not.toContain(WRONG);
  expect(onDisk()).not.toContain(LOST_HASH);
  const row = db.select().from(t.agendaItem).where(eq(t.agendaItem.id, item.id)).get();
  const documentId = row?.minuteDocumentId;
  const text = 'Who is that?';
  expect(db.select().from(t.comment).orderBy(t.comment.id).all()).toMatchObject([
    { documentId, quote: '', proposedText: null, text },
    {
      documentId,
      quote: 'Agreed',
      proposedText: null,
      acceptedText: null,
      state: 'accepted',
      text,
    },
    { documentId, quote: 'Agreed', proposedText: 'Settled', reason: 'It was.', text },
    {
      text: 'Look.\n\nThe words before: (removed for good). I had written: Nobody spoke',
    },
    { documentId, quote: '', proposedText: 'Settle', text },
  ]);
  expect(db.select().from(t.lateEdit).all()).toMatchObject([
    {
      ...{ id: 'late', documentId, state: 'waiting' },
      changes: {
        clients: [1],
        blocks: [
          { blockId: 'p1', kind: 'paragraph', before: 'Agreed.', after: 'Agreed by all.' },
          { blockId: 'p8', kind: 'paragraph', before: '', after: 'Nobody stood' },
        ],
      },
    },
  ]);
  expect(db.select().from(t.amendment).orderBy(t.amendment.id).all()).toMatchObject([
    { id: 'sound', beforeHash: wordsHash('Agreed. ') },
    // It fits nothing, as before, so that it is not put into another text.
    { id: 'stale', beforeHash: '' },
  ]);
});

test('late words that come when their text has given way to another are kept nowhere', async () => {
  const table = await withNameDeleted();
  expect((await purge(table)).status).toBe(204);
  const { createLateEditStore } = await import('#server/records/late-edit-store.ts');
  const { createUnitOfWork } = await import('#server/db/unit-of-work.ts');
  const { createAuditBook } = await import('#server/records/audit-book.ts');
  const { db } = table.server;
  const store = createLateEditStore(db, createUnitOfWork(db), createAuditBook({ now: () => 0 }));
  const block = { blockId: 'p1', kind: 'paragraph', before: WRONG, after: '' };
  const late = {
    ...{ id: 'late', meetingId: 'practice', itemId: table.item.id, at: 1, digest: 'of-it' },
    ...{ documentId: table.item.documentId, authorId: 'member-brent' },
    ...{ changes: [block], clients: [1] },
  };
  type Keep = Parameters<typeof store.keep>;
  expect(await store.keep(late as unknown as Keep[0], 9, {} as Keep[2])).toBe(null);
  expect(db.select().from(t.lateEdit).all()).toEqual([]);
});
