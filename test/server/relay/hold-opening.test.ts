import { expect, test } from 'vitest';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toDocumentId } from '#shared/ids.ts';
import { paragraph } from '#test/harness/edits.ts';
import { DOCUMENT, startRelay } from '#test/harness/test-relay.ts';

const DOC = toDocumentId(DOCUMENT);

/** A relay whose journal answers a question for a document when the test says so. */
async function slowToOpen() {
  const inner = createMemoryJournal({ now: () => 0 });
  const opening = Promise.withResolvers<void>();
  const journal: typeof inner = {
    ...inner,
    load: async (document) => {
      await opening.promise;
      return inner.load(document);
    },
  };
  return { ...(await startRelay({ journal })), open: opening.resolve };
}

test('[R60] an edit whose document is held while it is being opened waits for the decision', async () => {
  const { relay, open } = await slowToOpen();
  const elsewhere = relay.edit(DOC, 'server', (doc) => {
    doc.getXmlFragment('prosemirror').push([paragraph('from elsewhere')]);
  });
  await new Promise(setImmediate);
  let words = '';
  const deciding = relay.hold([DOC], async (edit) => {
    open();
    await edit(DOC, 'server', (doc) => {
      words = doc.getXmlFragment('prosemirror').toString();
    });
  });
  await deciding;
  expect(words).toBe('<paragraph>Minutes</paragraph>');
  expect(await elsewhere).toBe(2);
});

test('[R60] and so does its end', async () => {
  const { relay, journal, open } = await slowToOpen();
  const steps: string[] = [];
  const closing = relay.retire(DOC, async () => {
    steps.push('closed');
  });
  await new Promise(setImmediate);
  await relay.hold([DOC], async (edit) => {
    open();
    await edit(DOC, 'server', (doc) => {
      doc.getXmlFragment('prosemirror').push([paragraph('decided')]);
    });
    steps.push('decided');
  });
  await closing;
  expect(steps).toEqual(['decided', 'closed']);
  expect((await journal.load(DOC)).head).toBe(2);
});
