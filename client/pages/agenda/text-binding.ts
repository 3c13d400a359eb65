import type * as Y from 'yjs';

/** One stretch of a text replaced by another. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What somebody did to turn one text into the other, with the caret where it stands afterwards: in
 *  “aab” → “aaab” the caret tells which “a” is new. */
export function editBetween(before: string, after: string, caret: number): TextEdit {
  const longestEnd = Math.min(before.length, after.length - Math.min(caret, after.length));
  let end = 0;
  while (end < longestEnd && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (isLowSurrogate(after, after.length - end)) end -= 1;
  const longestStart = Math.min(before.length, after.length) - end;
  let start = 0;
  while (start < longestStart && before[start] === after[start]) start += 1;
  if (isLowSurrogate(after, start) || isLowSurrogate(before, start)) start -= 1;
  return {
    at: start,
    remove: before.length - end - start,
    insert: after.slice(start, after.length - end),
  };
}

/** A character beyond the first 65,536 is two units; an edit never comes between them. */
function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

export type TextDelta = readonly {
  readonly retain?: number;
  readonly insert?: unknown;
  readonly delete?: number;
}[];

/** Where a caret stands after somebody else's change. What is put in right at the caret goes after it. */
export function caretAfter(caret: number, delta: TextDelta): number {
  let now = caret;
  let at = 0;
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain;
    else if (typeof step.insert === 'string') {
      if (at < now) now += step.insert.length;
      at += step.insert.length;
    } else if (step.delete !== undefined) {
      now -= Math.max(0, Math.min(step.delete, now - at));
    }
  }
  return now;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Keeps a field and a shared text the same: what is typed becomes an edit of the text, and what others
 *  write appears in the field without moving the caret from its words. Returns what ends it. */
export function bindText(field: Field, text: Y.Text, origin: unknown): () => void {
  let base = text.toString();
  let mine = false;
  let composing = false;
  let missed: TextDelta[] = [];
  field.value = base;

  const take = () => {
    const typed = edit(base, field);
    const at = missed.reduce((place, delta) => caretAfter(place, delta), typed.at);
    const remove = Math.max(0, Math.min(typed.remove, text.length - at));
    if (remove === 0 && typed.insert === '') return;
    mine = true;
    text.doc?.transact(() => {
      if (remove > 0) text.delete(at, remove);
      if (typed.insert !== '') text.insert(at, typed.insert);
    }, origin);
    mine = false;
    base = text.toString();
  };

  const onInput = () => {
    if (!composing) take();
  };
  const onStart = () => {
    composing = true;
  };
  const onEnd = () => {
    composing = false;
    take();
    const caret = missed.reduce(caretAfter, field.selectionStart ?? 0);
    missed = [];
    base = text.toString();
    if (field.value !== base) show(field, base, caret, caret);
  };
  const onText = (event: Y.YTextEvent) => {
    if (mine) return;
    const delta = event.delta as TextDelta;
    // A word half composed by an input method must not be touched; the change is shown when it is done.
    if (composing) {
      missed.push(delta);
      return;
    }
    base = text.toString();
    const from = caretAfter(field.selectionStart ?? 0, delta);
    const to = caretAfter(field.selectionEnd ?? 0, delta);
    show(field, base, from, to);
  };

  field.addEventListener('input', onInput);
  field.addEventListener('compositionstart', onStart);
  field.addEventListener('compositionend', onEnd);
  text.observe(onText);
  return () => {
    field.removeEventListener('input', onInput);
    field.removeEventListener('compositionstart', onStart);
    field.removeEventListener('compositionend', onEnd);
    text.unobserve(onText);
  };
}

function edit(base: string, field: Field): TextEdit {
  return editBetween(base, field.value, field.selectionEnd ?? field.value.length);
}

/** Setting the selection of a field that has no focus would give it focus in some browsers. */
function show(field: Field, value: string, from: number, to: number): void {
  field.value = value;
  if (field.ownerDocument.activeElement === field) field.setSelectionRange(from, to);
}
