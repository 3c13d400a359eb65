import { useEffect, useState } from 'react';
import { offsetIn, type Stretch } from './passage.ts';

export interface Selected extends Stretch {
  readonly blockId: string;
}

/** The words selected in the draft, by mouse, touch or keyboard. A selection over several blocks counts as
 *  far as the first block goes: a comment is about one. */
export function useSelectedPassage(): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const read = () => setSelected((before) => keep(before, readSelection()));
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, []);
  return selected;
}

function readSelection(): Selected | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const block = blockAround(range.startContainer);
  if (block === null) return null;
  const words = block.querySelector('.record__wording') ?? block;
  const from = offsetIn(words, range.startContainer, range.startOffset);
  const to = offsetIn(words, range.endContainer, range.endOffset) ?? lengthOf(words);
  if (from === null || from >= to) return null;
  return { blockId: block.dataset.blockId ?? '', from, to };
}

function blockAround(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-block-id]') ?? null;
}

function lengthOf(words: Element): number {
  return offsetIn(words, words, words.childNodes.length) ?? 0;
}

function keep(before: Selected | null, now: Selected | null): Selected | null {
  const same =
    before?.blockId === now?.blockId && before?.from === now?.from && before?.to === now?.to;
  return same ? before : now;
}
