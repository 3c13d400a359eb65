import * as Y from 'yjs';
import { commentAttribute } from '#shared/document/comment-anchor.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import type { Dice } from '#test/harness/dice.ts';

const WORDS = ['Noted. ', '👍👍', 'a', 'é', '中文', 'no objection ', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'];
const BLOCKS = ['paragraph', 'heading', 'action', 'decision', 'contribution', 'proposal'];
const MARKS: readonly (readonly [name: string, value: unknown])[] = [
  ['bold', {}],
  ['bold', null],
  ['italic', true],
  ['italic', null],
  ['link', { href: 'https://example.org/' }],
  ['link', null],
  [commentAttribute('thread-1'), { threadId: 'thread-1' }],
  [commentAttribute('thread-1'), null],
];

/** Something that a program does to a minute with Yjs alone: anywhere in the text, between the halves of a
 *  character too, as no editor would and any Yjs client may. */
export function rawDeed(doc: Y.Doc, dice: Dice, undo: Y.UndoManager): void {
  const root = doc.getXmlFragment(MINUTE_FRAGMENT);
  const choice = dice.below(24);
  if (choice === 0) undo.undo();
  else if (choice === 1) undo.redo();
  else if (choice === 2) undo.stopCapturing();
  else doc.transact(() => change(root, dice, choice), undo);
}

function change(root: Y.XmlFragment, dice: Dice, choice: number): void {
  const block = root.length === 0 ? null : root.get(dice.below(root.length));
  const text = block instanceof Y.XmlElement ? textIn(block, dice) : null;
  if (!(block instanceof Y.XmlElement) || choice < 5) {
    root.insert(dice.below(root.length + 1), [newBlock(dice)]);
  } else if (choice < 7) {
    const at = dice.below(root.length);
    root.delete(at, 1 + dice.below(Math.min(3, root.length - at)));
  } else if (choice < 8) {
    // Written and deleted before anybody heard of it.
    root.insert(0, [newBlock(dice), newBlock(dice)]);
    root.delete(0, 1 + dice.below(2));
  } else if (choice < 10) {
    if (BLOCKS.includes(block.nodeName)) block.setAttribute('id', dice.pick(['p-1', 'p-2', 'p-3']));
  } else if (choice < 11) block.removeAttribute('id');
  else if (text === null) {
    if (BLOCKS.includes(block.nodeName)) block.insert(0, [new Y.XmlText('more')]);
  } else if (choice < 18) {
    const marks = dice.chance(0.2) ? { bold: {} } : undefined;
    text.insert(dice.below(text.length + 1), dice.pick(WORDS), marks as never);
  } else if (text.length > 0) {
    const at = dice.below(text.length);
    const length = 1 + dice.below(Math.min(6, text.length - at));
    if (choice < 21) text.delete(at, length);
    else {
      const [name, value] = dice.pick(MARKS);
      text.format(at, length, { [name]: value });
    }
  }
}

function textIn(block: Y.XmlElement, dice: Dice): Y.XmlText | null {
  const texts = block.toArray().filter((one) => one instanceof Y.XmlText);
  if (texts.length > 0) return dice.pick(texts);
  const inside = block.toArray().filter((one) => one instanceof Y.XmlElement);
  return inside.length === 0 ? null : textIn(dice.pick(inside), dice);
}

function newBlock(dice: Dice): Y.XmlElement {
  if (dice.chance(0.15)) {
    const list = new Y.XmlElement('bulletList');
    const item = new Y.XmlElement('listItem');
    item.insert(0, [paragraph('paragraph', dice), paragraph('paragraph', dice)]);
    list.insert(0, [item]);
    return list;
  }
  return paragraph(dice.pick(BLOCKS), dice);
}

function paragraph(name: string, dice: Dice): Y.XmlElement {
  const element = new Y.XmlElement(name);
  if (dice.chance(0.5)) element.setAttribute('id', `b-${dice.below(100)}`);
  const text = new Y.XmlText(dice.pick(WORDS));
  if (dice.chance(0.3)) text.format(0, 1, { italic: {} });
  element.insert(0, [text]);
  if (dice.chance(0.2)) element.insert(1, [new Y.XmlElement('hardBreak'), new Y.XmlText('below')]);
  return element;
}
