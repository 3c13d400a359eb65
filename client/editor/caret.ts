import type { DecorationAttrs } from '@tiptap/pm/view';

/** What presence says of somebody: the server's word, not the other page's. */
export interface Writer {
  readonly name?: string;
  readonly color?: string;
}

const FALLBACK = '#4c6272';

/** Where somebody else is writing: a bar in their colour with their name above it. The name is drawn by
 *  the style sheet from an attribute and the whole is hidden from assistive technology, so no name is
 *  ever read out, copied or counted as part of the minute. */
export function caretOf(writer: Writer): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.setAttribute('aria-hidden', 'true');
  caret.setAttribute('data-name', writer.name ?? 'Somebody');
  caret.style.setProperty('--writer', colourOf(writer));
  return caret;
}

export function selectionOf(writer: Writer): DecorationAttrs {
  return { class: 'selected-by-other', style: `--writer: ${colourOf(writer)}` };
}

function colourOf({ color }: Writer): string {
  return color !== undefined && /^#[0-9a-f]{6}$/i.test(color) ? color : FALLBACK;
}
