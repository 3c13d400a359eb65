import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SoundUndo } from '#client/editor/sound-undo.ts';
import { faultOfNew } from '#server/relay/guard/fault-of-new.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';

const ME = 2;

type Undo = new (...given: ConstructorParameters<typeof Y.UndoManager>) => Y.UndoManager;

/** A person whose acts are undone one by one, in a paragraph that somebody else wrote. */
function person(words: string, undoing: Undo) {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const root = doc.getXmlFragment(MINUTE_FRAGMENT);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  root.insert(0, [paragraph]);
  doc.clientID = ME;
  const undo = new undoing(root, { trackedOrigins: new Set(['me']) });
  const text = () => (root.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  return {
    doc,
    undo,
    act: (change: (text: Y.XmlText, root: Y.XmlFragment) => void) => {
      undo.stopCapturing();
      doc.transact(() => change(text(), root), 'me');
    },
    theirs: (change: (text: Y.XmlText) => void) => doc.transact(() => change(text()), 'them'),
  };
}

/** Restores a letter whose right neighbour was restored twice. */
function restoredTwice(undoing: Undo): Y.Doc {
  const { doc, act, undo } = person('more', undoing);
  act((text) => text.delete(1, 3));
  undo.undo();
  act((text) => text.insert(3, 'x'));
  act((text) => text.delete(3, 1));
  act((_, root) => root.delete(0, 1));
  undo.undo();
  return doc;
}

/** Restores a letter between two that somebody else has since written between. */
function restoredApart(undoing: Undo): Y.Doc {
  const { doc, act, theirs, undo } = person('abc', undoing);
  act((text) => text.delete(1, 1));
  act((_, root) => root.delete(0, 1));
  undo.undo();
  theirs((text) => text.insert(1, '-'));
  undo.undo();
  return doc;
}

/** Restores a first letter before which somebody else has since written. */
function restoredFirst(undoing: Undo): Y.Doc {
  const { doc, act, theirs, undo } = person('abc', undoing);
  act((text) => text.delete(0, 1));
  act((_, root) => root.delete(0, 1));
  undo.undo();
  theirs((text) => text.insert(0, '-'));
  undo.undo();
  return doc;
}

const wordsOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment(MINUTE_FRAGMENT)
    .toArray()
    .map((block) => (block as Y.XmlElement).toArray().join(''))
    .join('|');

const stories: [string, (undoing: Undo) => Y.Doc, string][] = [
  ['beside what was restored twice', restoredTwice, 'more'],
  ['where others have written since', restoredApart, 'ab-c'],
  ['at the beginning, where others have written since', restoredFirst, '-abc'],
];

test.each(stories)(
  'what is restored %s stands side by side for everyone',
  (_name, story, words) => {
    const doc = story(SoundUndo);
    expect(wordsOf(doc)).toBe(words);
    const newcomer = new Y.Doc();
    Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc));
    expect(wordsOf(newcomer)).toBe(words);
    expect(faultOfNew(doc, minuteGrammar, new Map([[ME, 0]]))).toBe(null);
  },
);

test('[R49] the undo of Yjs alone can name neighbours in the wrong order: that is not taken in', () => {
  const doc = restoredTwice(Y.UndoManager);
  expect(wordsOf(doc)).toBe('more');
  const newcomer = new Y.Doc();
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc));
  expect(wordsOf(newcomer)).toBe('meor');
  expect(faultOfNew(doc, minuteGrammar, new Map([[ME, 0]]))).toBe('The order is broken.');
});

test.each(stories.slice(1))('[R49] but what it restores %s is', (_name, story) => {
  expect(faultOfNew(story(Y.UndoManager), minuteGrammar, new Map([[ME, 0]]))).toBe(null);
});

test('Yjs is as it was when an undo is over, or has failed', () => {
  const { integrate } = Y.Item.prototype;
  restoredTwice(SoundUndo);
  expect(Y.Item.prototype.integrate).toBe(integrate);
  const { doc, act, undo } = person('more', SoundUndo);
  act((text) => text.insert(0, 'x'));
  doc.on('beforeTransaction', () => {
    throw new Error('not now');
  });
  expect(() => undo.undo()).toThrow('not now');
  expect(Y.Item.prototype.integrate).toBe(integrate);
});
