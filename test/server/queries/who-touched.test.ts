import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { whoTouched } from '#server/queries/who-touched.ts';

/** Two people with a document each, who hear of everything the other does. */
function table() {
  const entries: { author: string; update: Uint8Array }[] = [];
  const docs = Object.fromEntries(
    ['secretary', 'chair'].map((author) => {
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'heard') return;
        entries.push({ author, update });
        for (const other of Object.values(docs)) {
          if (other !== doc) Y.applyUpdate(other, update, 'heard');
        }
      });
      return [author, doc];
    }),
  ) as Record<'secretary' | 'chair', Y.Doc>;
  const content = (who: 'secretary' | 'chair') => docs[who].getXmlFragment('content');
  return {
    entries,
    content,
    write: (who: 'secretary' | 'chair', id: string, words: string) => {
      const block = new Y.XmlElement('paragraph');
      docs[who].transact(() => {
        block.setAttribute('id', id);
        block.insert(0, [new Y.XmlText(words)]);
        content(who).push([block]);
      });
    },
    blockOf: (who: 'secretary' | 'chair', at: number) => content(who).get(at) as Y.XmlElement,
  };
}

const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());
const told = async (entries: Parameters<typeof whoTouched>[1]) =>
  Object.fromEntries(
    [...(await whoTouched(NOTHING, entries))].map(([id, authors]) => [id, [...authors].join()]),
  );

test('whoever puts in, changes or takes out a block has touched it, and nobody else', async () => {
  const { entries, content, write, blockOf } = table();
  write('secretary', 'a', 'One.');
  write('chair', 'b', 'Two.');
  write('secretary', 'c', 'Three.');
  write('secretary', 'd', 'Four.');
  write('secretary', 'e', 'Five.');
  (blockOf('chair', 2).get(0) as Y.XmlText).insert(6, ' More.');
  blockOf('chair', 3).setAttribute('level', '4');
  content('chair').delete(4, 1);
  expect(await told(entries)).toEqual({
    a: 'secretary',
    b: 'chair',
    c: 'secretary,chair',
    d: 'secretary,chair',
    e: 'secretary,chair',
  });
});

test('what the server does is nobody’s', async () => {
  const { entries, write } = table();
  write('secretary', 'a', 'One.');
  expect(await told(entries.map((one) => ({ ...one, author: 'server' })))).toEqual({ a: '' });
});
