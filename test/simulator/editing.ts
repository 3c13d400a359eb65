import { ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { ownUndoOf } from '#client/editor/own-undo.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { editAgenda } from './agenda-editing.ts';
import type { Chance } from './chance.ts';
import { newRecord, setFact } from './records.ts';
import { isStamp, plain, textBlocks, textIn } from './text-blocks.ts';

/** Edits as the editor's binding writes them into the document: the deltas of words, marks and blocks that
 *  y-prosemirror makes of typing, Enter, Backspace, pasting and the toolbar. Every position is between two
 *  characters, never within one: what cuts a character in two, no sync repairs (relay.md 4.1). */
export type Edit = (doc: Y.Doc, chance: Chance) => void;

const WORDS = [
  'the ',
  'plan ',
  'é',
  'trust',
  '😀',
  '👩‍⚕️ ',
  '中文',
  'ß. ',
  '\u{1F3E5}',
  'agreed',
  'a',
  ' ',
];

const type: Edit = (doc, chance) => {
  const block = chance.pick(textBlocks(doc));
  if (block === undefined) return paragraphAtEnd(doc, chance);
  const text = textIn(block);
  text.insert(chance.position(plain(text)), chance.must(WORDS));
};

const erase: Edit = (doc, chance) => {
  const text = chance.pick(textBlocks(doc).map(textIn));
  if (text === undefined) return;
  const [from, to] = chance.stretch(plain(text), 6);
  if (to > from) text.delete(from, to - from);
};

const mark: Edit = (doc, chance) => {
  const text = chance.pick(textBlocks(doc).map(textIn));
  if (text === undefined) return;
  const [from, to] = chance.stretch(plain(text), 9);
  if (to === from) return;
  const marks = [
    { bold: {} },
    { italic: {} },
    { bold: null },
    { italic: null },
    { link: { href: 'https://example.org/paper' } },
    { link: null },
  ];
  text.format(from, to - from, chance.must(marks) as Record<string, unknown>);
};

/** Enter in the middle of a block. */
const split: Edit = (doc, chance) => {
  const block = chance.pick(textBlocks(doc));
  const parent = block?.parent;
  if (block === undefined || !(parent instanceof Y.XmlElement || parent instanceof Y.XmlFragment))
    return;
  const text = textIn(block);
  const words = plain(text);
  const at = chance.position(words);
  const tail = deltaFrom(text, at);
  if (words.length > at) text.delete(at, words.length - at);
  parent.insert(indexIn(parent, block) + 1, [paragraph(chance.name('p'), tail)]);
};

/** Backspace at the beginning of a block. */
const join: Edit = (doc, chance) => {
  const block = chance.pick(textBlocks(doc));
  const parent = block?.parent;
  if (block === undefined || !(parent instanceof Y.XmlElement || parent instanceof Y.XmlFragment))
    return;
  const next = parent.get(indexIn(parent, block) + 1);
  if (!(next instanceof Y.XmlElement) || isStamp(next) || !textBlocks(doc).includes(next)) return;
  const text = textIn(block);
  let at = plain(text).length;
  for (const { insert, attributes } of deltaFrom(textIn(next), 0)) {
    text.insert(at, insert, attributes);
    at += insert.length;
  }
  parent.delete(indexIn(parent, next), 1);
};

const paragraphAtEnd: Edit = (doc, chance) => {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  content.insert(chance.below(content.length + 1), [
    paragraph(chance.name('p'), [{ insert: chance.must(WORDS) }]),
  ]);
};

const paste: Edit = (doc, chance) => {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  const some = Array.from({ length: 2 + chance.below(4) }, () =>
    paragraph(chance.name('p'), [
      { insert: chance.must(WORDS) },
      { insert: chance.must(WORDS), attributes: { bold: {} } },
      { insert: chance.must(WORDS) },
    ]),
  );
  content.insert(chance.below(content.length + 1), some);
};

/** Much at once: more than the server reads on the spot. */
const pasteMuch: Edit = (doc, chance) => {
  for (let times = 3 + chance.below(6); times > 0; times -= 1) paste(doc, chance);
};

const list: Edit = (doc, chance) => {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  const items = [0, 1].map(() => {
    const item = new Y.XmlElement('listItem');
    item.insert(0, [paragraph(null, [{ insert: chance.must(WORDS) }])]);
    return item;
  });
  const bullets = new Y.XmlElement(chance.must(['bulletList', 'orderedList']));
  bullets.insert(0, items);
  content.insert(chance.below(content.length + 1), [bullets]);
};

const record: Edit = (doc, chance) => {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  content.insert(chance.below(content.length + 1), [newRecord(chance, chance.must(WORDS))]);
};

const hardBreak: Edit = (doc, chance) => {
  const block = chance.pick(textBlocks(doc));
  block?.insert(chance.below(block.length + 1), [new Y.XmlElement('hardBreak')]);
};

/** A paragraph becomes a heading, or the reverse: the binding takes it out and puts another in. */
const rename: Edit = (doc, chance) => {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  const block = chance.pick(textBlocks(doc).filter((one) => one.parent === content));
  if (block === undefined) return;
  const delta = deltaFrom(textIn(block), 0);
  const at = indexIn(content, block);
  content.delete(at, 1);
  const other = paragraph(chance.name('p'), delta, chance.must(['paragraph', 'heading']));
  if (other.nodeName === 'heading') other.setAttribute('level', 3 as unknown as string);
  content.insert(at, [other]);
};

const remove: Edit = (doc, chance) => {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  const removable = content
    .toArray()
    .filter((one) => one instanceof Y.XmlElement && !isStamp(one)) as Y.XmlElement[];
  const block = removable.length > 1 ? chance.pick(removable) : undefined;
  if (block !== undefined) content.delete(indexIn(content, block), 1);
};

const EDITS: readonly (readonly [weight: number, name: string, Edit])[] = [
  [30, 'types', type],
  [10, 'erases', erase],
  [8, 'marks', mark],
  [5, 'splits a block', split],
  [4, 'joins blocks', join],
  [3, 'adds a paragraph', paragraphAtEnd],
  [2, 'pastes', paste],
  [0.5, 'pastes much', pasteMuch],
  [1, 'makes a list', list],
  [4, 'adds a record', record],
  [4, 'sets a fact', setFact],
  [1, 'breaks a line', hardBreak],
  [1, 'makes a heading', rename],
  [2, 'removes a block', remove],
];

/** One thing that a person does in a document. Says what. */
export function edit(kind: DocumentKind, doc: Y.Doc, chance: Chance): string {
  return kind === 'agenda' ? editAgenda(doc, chance) : editProse(doc, chance);
}

function editProse(doc: Y.Doc, chance: Chance): string {
  const undo = ownUndoOf(doc);
  const dice = chance.below(100);
  if (dice < 5) {
    undo.undo();
    return 'undoes';
  }
  if (dice < 7) {
    undo.redo();
    return 'does it again';
  }
  const [, name, change] = chance.weighted(EDITS);
  doc.transact(() => change(doc, chance), ySyncPluginKey);
  return name;
}

/** A heading of words that are in no other: nobody edits it, but it may be taken out whole. */
export function stamp(doc: Y.Doc, words: string, chance: Chance): void {
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  const heading = paragraph(words, [{ insert: words }], 'heading');
  doc.transact(() => content.insert(chance.below(content.length + 1), [heading]));
}

interface Piece {
  readonly insert: string;
  readonly attributes?: Record<string, unknown>;
}

function paragraph(id: string | null, delta: readonly Piece[], name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name);
  if (id !== null) element.setAttribute('id', id);
  const text = new Y.XmlText();
  if (delta.length > 0) text.applyDelta([...delta]);
  element.insert(0, [text]);
  return element;
}

/** The words from a position on, with their marks. */
function deltaFrom(text: Y.XmlText, from: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { insert, attributes } of text.toDelta() as Piece[]) {
    const rest = insert.slice(Math.max(0, from - at));
    if (rest !== '')
      pieces.push(attributes === undefined ? { insert: rest } : { insert: rest, attributes });
    at += insert.length;
  }
  return pieces;
}

function indexIn(parent: Y.XmlFragment | Y.XmlElement, child: Y.XmlElement): number {
  return parent.toArray().indexOf(child);
}
