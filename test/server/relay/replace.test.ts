import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { createHeldJournal } from '#test/harness/held-journal.ts';
import { DOCUMENT, startRelay, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const OLD = toDocumentId(DOCUMENT);
const FRESH = toDocumentId('march.2');
const SEED = paragraphSeed();

/** A document of the same words without their history. */
function copy(doc: Y.Doc): Uint8Array {
  const fresh = new Y.Doc();
  const blocks = doc.getXmlFragment('prosemirror').toArray();
  fresh.getXmlFragment('prosemirror').insert(
    0,
    blocks.map((block) => block.clone() as Y.XmlElement),
  );
  return Y.encodeStateAsUpdate(fresh);
}

test('[R50] a document is replaced by its words, and everyone has to load the page again', async () => {
  const journal = createHeldJournal();
  const { peer, stock, relay } = await startRelay({ journal });
  const author = await peer('secretary');
  author.sendStep1();
  await author.hears('step2');
  journal.hold();
  author.sendUpdate(draft(SEED).say('last words'));
  await until('the update to reach the journal', () => journal.waiting === 1);
  const replacing = relay.replace(OLD, FRESH, copy, 'secretary');
  journal.release();
  await replacing;
  expect(await author.closes()).toBe(4409);

  const { entries } = await journal.load(FRESH);
  expect(entries.map((entry) => entry.author)).toEqual(['secretary']);
  const reader = stock('chair', { document: FRESH });
  await until('the document in step', () => reader.provider.synced);
  expect(words(reader.doc)).toContain('last words');
});

test('[R50] if it cannot be replaced the old document goes on', async () => {
  const { peer, relay, journal } = await startRelay();
  const author = await peer('secretary', { query: '?ack=1' });
  author.sendStep1();
  await author.hears('step2');
  const failing = relay.replace(
    OLD,
    FRESH,
    () => {
      throw new Error('I have changed my mind');
    },
    'secretary',
  );
  author.sendUpdate(draft(SEED).say('more'));
  await expect(failing).rejects.toThrow('I have changed my mind');
  await author.hears('saved');
  expect(author.closed).toBeNull();
  expect((await journal.load(OLD)).head).toBe(2);
});

test('[R52] a document is closed for good when its last words are on disk; nobody comes in again', async () => {
  const { peer, relay, journal } = await startRelay();
  const author = await peer('secretary');
  author.sendStep1();
  await author.hears('step2');
  author.sendUpdate(draft(SEED).say('last words'));
  await until('the update in the journal', async () => (await journal.load(OLD)).head === 2);
  let read = '';
  await relay.retire(OLD, async (doc) => {
    read = words(doc);
  });
  expect(read).toContain('last words');
  expect(await author.closes()).toBe(4404);
  expect((await journal.load(OLD)).head).toBe(2);
});

test('[R52] if it cannot be closed it goes on, with what was said meanwhile', async () => {
  const { peer, relay, journal } = await startRelay();
  const author = await peer('secretary', { query: '?ack=1' });
  author.sendStep1();
  await author.hears('step2');
  const failing = relay.retire(OLD, async () => {
    author.sendUpdate(draft(SEED).say('more'));
    throw new Error('I have changed my mind');
  });
  await expect(failing).rejects.toThrow('I have changed my mind');
  await author.hears('saved');
  expect((await journal.load(OLD)).head).toBe(2);
});
