import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultOfNew } from '#server/relay/guard/fault-of-new.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { gone, update, words } from '#test/harness/hand-written.ts';
import { FIRST_LETTER, minuteOf, verdictOn } from '#test/harness/judging.ts';

const behind = { behind: FIRST_LETTER };

test('[R48] the guard says under which ids there is news, the first of the update first', () => {
  const two = update([
    { client: 9, structs: [words('a', behind)] },
    { client: 77, structs: [words('b', behind)] },
  ]);
  const doc = minuteOf();
  const sound = { state: 'sound', news: 'content' };
  expect(verdictOn(two, { doc })).toEqual({ ...sound, clients: [9, 77], exact: true });
  Y.applyUpdate(doc, update([{ client: 9, structs: [words('a', behind)] }]));
  expect(verdictOn(two, { doc })).toEqual({ ...sound, clients: [77], exact: false });
  Y.applyUpdate(doc, two);
  expect(verdictOn(two, { doc })).toEqual({
    ...{ state: 'sound', news: 'none', clients: [], exact: false },
  });
});

test('[R48] an update is exact when all of it is new and the document will keep it', () => {
  const doc = minuteOf();
  const exact = (bytes: Uint8Array) => verdictOn(bytes, { doc });
  expect(exact(update([], [[5, [[3, 2]]]]))).toMatchObject({ news: 'content', exact: true });
  Y.applyUpdate(doc, update([], [[5, [[3, 1]]]]));
  expect(exact(update([], [[5, [[3, 2]]]]))).toMatchObject({ news: 'content', exact: false });
  expect(exact(update([], [[5, [[3, 1]]]]))).toMatchObject({ news: 'none', exact: false });
  const lost = update([{ client: 77, structs: [gone(1), words('x', { parent: [77, 0] })] }]);
  expect(exact(lost)).toMatchObject({ news: 'content', exact: false });
});

test('[R48] deleting formatting that formats nothing is tidying, and no edit', () => {
  const doc = minuteOf();
  doc.clientID = 6;
  const text = (doc.getXmlFragment(MINUTE_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.format(0, 2, { bold: {} });
  doc.clientID = 1;
  expect(verdictOn(update([], [[6, [[0, 2]]]]), { doc })).toMatchObject({ news: 'tidying' });
  const both = update(
    [],
    [
      [6, [[0, 2]]],
      [5, [[2, 1]]],
    ],
  );
  expect(verdictOn(both, { doc })).toMatchObject({ news: 'content' });
});

test('[R49] what came to be is looked at from where it is new, and no further', () => {
  const doc = minuteOf();
  const root = doc.getXmlFragment(MINUTE_FRAGMENT);
  const grow = (client: number, change: () => void): Map<number, number> => {
    const from = new Map([[client, Y.getState(doc.store, client)]]);
    doc.clientID = client;
    doc.transact(change);
    return from;
  };
  const look = (from: Map<number, number>) => faultOfNew(doc, minuteGrammar, from);

  expect(look(grow(5, () => root.push([new Y.XmlElement('heading')])))).toBe(null);
  const bad = grow(6, () => root.push([new Y.XmlElement('iframe')]));
  expect(look(bad)).toContain('may not stand there');
  expect(look(grow(6, () => (root.get(2) as Y.XmlElement).setAttribute('id', 'x')))).toContain(
    'nowhere',
  );
  expect(look(grow(5, () => root.push([new Y.XmlElement('paragraph')])))).toBe(null);
  // Deleted with what it stood in, it is in nobody's way.
  grow(5, () => root.delete(2, 1));
  expect(look(new Map([[6, 0]]))).toBe(null);
  for (const wrong of [
    () => root.insert(0, [new Y.XmlText('words')]),
    () => (root.get(0) as Y.XmlElement).setAttribute('style', 'x'),
    () => ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 1, { colour: 'red' }),
    () => ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(0, { image: 'x' }),
  ]) {
    const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([null]) });
    expect(look(grow(7, wrong))).not.toBe(null);
    undo.undo();
    expect(look(new Map([[7, 0]]))).toBe(null);
  }
});
