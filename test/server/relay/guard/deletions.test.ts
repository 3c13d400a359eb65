import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { weighDeletions } from '#server/relay/guard/deletions.ts';

const ENTRIES = 300;

/** A document of entries with a text each, by client 5, and each of its letters as a deletion by itself. */
function agendaToDelete() {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const items = doc.getMap('items');
  for (let n = 0; n < ENTRIES; n += 1) {
    const item = new Y.Map();
    items.set(`item ${n}`, item);
    item.set('title', new Y.Text('x'));
  }
  const deletions: number[] = [];
  for (let clock = 0; clock < Y.getState(doc.store, 5); clock += 1) deletions.push(5, clock, 1);
  return { doc, deletions };
}

test('[R41] however many entries are deleted one by one, no deletion is looked at for each of them', () => {
  const { doc, deletions } = agendaToDelete();
  let looks = 0;
  const counted = new Proxy(deletions, {
    get: (all, key) => {
      looks += 1;
      return Reflect.get(all, key);
    },
  });
  const erasure = weighDeletions({ deletions: counted, sections: [] }, doc, 10_000);
  expect(erasure).toEqual({ news: 'content', repeats: false });
  expect(looks).toBeLessThan(20 * deletions.length);
});

test('[R44] an entry’s own text goes with the entry, wherever in the update that is said, and not alone', () => {
  const { doc, deletions } = agendaToDelete();
  expect(weighDeletions({ deletions, sections: [] }, doc, 10_000)).not.toBeNull();
  const item = doc.getMap('items').get('item 7') as Y.Map<unknown>;
  const withoutItem: number[] = [];
  for (let i = 0; i < deletions.length; i += 3) {
    if (deletions[i + 1] !== item._item?.id.clock) withoutItem.push(...deletions.slice(i, i + 3));
  }
  expect(() => weighDeletions({ deletions: withoutItem, sections: [] }, doc, 10_000)).toThrow(
    'It deletes what has to stay as long as what it stands in',
  );
});

test('[R41] of a document of very many pieces only so many are cut in two by one update', () => {
  const doc = new Y.Doc();
  doc.clientID = 5;
  const text = doc.getText('words');
  doc.transact(() => {
    for (let n = 0; n < 40_000; n += 1) text.insert(0, 'ab');
  });
  const weigh = (cuts: number) => {
    const deletions = Array.from({ length: cuts }, (_, n) => [5, 2 * n, 1]).flat();
    return weighDeletions({ deletions, sections: [] }, doc, 10_000);
  };
  expect(weigh(2000)).toEqual({ news: 'content', repeats: false });
  expect(() => weigh(4000)).toThrow('The number of deletions');
});
