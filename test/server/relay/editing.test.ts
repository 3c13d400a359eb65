import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { toDocumentId } from '#shared/ids.ts';
import { firstText, startRelay, type, until, words } from '#test/harness/test-relay.ts';

const DOC = toDocumentId('march.1');

test('three people type at once, and all of them and the journal agree', async () => {
  const { stock, journal } = await startRelay();
  const people = [stock('secretary'), stock('chair'), stock('member')];
  await until(() => people.every(({ provider }) => provider.synced), 'everybody in step');

  for (const { prose } of people) type(prose, ' a');
  firstText((people[1] as (typeof people)[0]).prose).delete(0, 3);

  const [first] = people;
  const agreed = '<paragraph>utes a a a</paragraph>';
  await until(() => people.every(({ doc }) => words(doc) === agreed), 'everybody to agree');
  expect(first && words(first.doc)).toBe(agreed);
  expect(words(createJournalDocument(await journal.load(DOC), null))).toBe(agreed);
  expect(Y.encodeStateVector((people[0] as (typeof people)[0]).doc)).toBeDefined();
});
