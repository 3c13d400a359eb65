import * as Y from 'yjs';
import { canonicalBlocks, canonicalText } from './canonical.ts';
import { stayingInPlace } from './in-place.ts';
import type { MinuteBlock } from './minute-content.ts';
import { MINUTE_FRAGMENT } from './minute-schema.ts';
import { wordsOf } from './passage.ts';
import { readMinute } from './read-minute.ts';
import { restoreWords } from './restore-words.ts';
import { idOfElement, idOfWanted, type Wanted, wantedBlock } from './wanted-blocks.ts';

/** Makes a minute say again what it said in an earlier version, by few edits: blocks keep their ids, so that a
 *  record returns as the record that it was, and words that stand in both keep the comments on them. What is in
 *  the way is deleted as anybody might delete it. False: it says so already. */
export function restoreMinute(doc: Y.Doc, version: readonly MinuteBlock[]): boolean {
  const wanted = canonicalBlocks(version);
  if (canonicalText(canonicalBlocks(readMinute(doc))) === canonicalText(wanted)) return false;
  const blocks = wanted.length > 0 ? wanted : [EMPTY];
  arrange(doc.getXmlFragment(MINUTE_FRAGMENT), blocks.map(wantedBlock));
  return true;
}

const EMPTY: MinuteBlock = { kind: 'paragraph', id: null, text: [] };

/** What cannot stay where it is is taken out, and written anew at its place. */
function arrange(parent: Y.XmlFragment | Y.XmlElement, wanted: readonly Wanted[]): void {
  const present = parent.toArray();
  const found = pairs(present, wanted);
  const froms = [...found.values()];
  const staying = new Set([...stayingInPlace(froms)].map((at) => froms[at]));
  for (let index = present.length - 1; index >= 0; index -= 1) {
    if (!staying.has(index)) parent.delete(index, 1);
  }
  for (const [index, one] of wanted.entries()) {
    const from = found.get(index);
    const element = from !== undefined && staying.has(from) ? parent.get(index) : null;
    if (element instanceof Y.XmlElement) restore(element, one);
    else write(parent, index, one);
  }
}

/** Which present element is to be which wanted one: by id, then by its words, then one after another. */
function pairs(
  present: readonly unknown[],
  wanted: readonly Wanted[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const pairUp = (
    keyOfElement: (element: Y.XmlElement) => string | null,
    keyOfWanted: (one: Wanted) => string | null,
  ) => {
    const waiting = new Map<string, number[]>();
    for (const [index, element] of present.entries()) {
      if (taken.has(index) || !(element instanceof Y.XmlElement)) continue;
      const key = keyOfElement(element);
      if (key === null) continue;
      const name = `${element.nodeName} ${key}`;
      waiting.set(name, [...(waiting.get(name) ?? []), index]);
    }
    for (const [index, one] of wanted.entries()) {
      const key = found.has(index) ? null : keyOfWanted(one);
      const from = key === null ? undefined : waiting.get(`${one.name} ${key}`)?.shift();
      if (from === undefined) continue;
      found.set(index, from);
      taken.add(from);
    }
  };
  pairUp(idOfElement, idOfWanted);
  pairUp(wordsWithin, wordsOfWanted);
  // A record that is another is written anew, whatever it says.
  pairUp(
    (element) => (element.getAttribute('id') === undefined ? '' : null),
    (one) => (one.attributes.id == null ? '' : null),
  );
  return new Map([...found].sort(([one], [other]) => one - other));
}

function restore(element: Y.XmlElement, { attributes, words, children }: Wanted): void {
  for (const [name, value] of Object.entries(attributes)) {
    const now: unknown = element.getAttribute(name);
    if (value === null || value === '') {
      if (now !== undefined) element.removeAttribute(name);
    } else if (now !== value) element.setAttribute(name, value as string);
  }
  if (words === null) arrange(element, children);
  else restoreWords(element, words);
}

function write(parent: Y.XmlFragment | Y.XmlElement, index: number, wanted: Wanted): void {
  const element = new Y.XmlElement(wanted.name);
  parent.insert(index, [element]);
  restore(element, wanted);
}

function wordsWithin(element: Y.XmlElement): string {
  return element
    .toArray()
    .some((child) => child instanceof Y.XmlElement && child.nodeName !== 'hardBreak')
    ? element
        .toArray()
        .map((child) => (child instanceof Y.XmlElement ? wordsWithin(child) : ''))
        .join('\n')
    : wordsOf(element);
}

function wordsOfWanted({ words, children }: Wanted): string {
  return words === null
    ? children.map(wordsOfWanted).join('\n')
    : words.map((run) => run.text).join('');
}
