import { yXmlFragmentToProsemirrorJSON } from 'y-prosemirror';
import type * as Y from 'yjs';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';

/** All that a document says, to a reader and to an editor. */
export function canonical(kind: DocumentKind, doc: Y.Doc): string {
  if (kind === 'agenda') return inWords([readAgenda(doc), agendaItems(doc).toJSON()]);
  const content = doc.getXmlFragment(MINUTE_FRAGMENT);
  return inWords([readMinute(doc), yXmlFragmentToProsemirrorJSON(content)]);
}

/** What a document says, however its words are cut into runs: what is deleted between them may cut them. */
export function saying(kind: DocumentKind, doc: Y.Doc): string {
  if (kind === 'agenda') return inWords(readAgenda(doc));
  const merged = (_key: string, value: unknown) => (Array.isArray(value) ? together(value) : value);
  return inWords(JSON.parse(JSON.stringify(readMinute(doc), merged)));
}

function together(list: readonly unknown[]): unknown[] {
  const whole: unknown[] = [];
  for (const one of list) {
    const [last, next] = [runIn(whole.at(-1)), runIn(one)];
    const isOne = last !== null && next !== null && inWords(last.marks) === inWords(next.marks);
    if (isOne) whole[whole.length - 1] = { ...next.marks, text: last.text + next.text };
    else whole.push(one);
  }
  return whole;
}

function runIn(value: unknown): { readonly text: string; readonly marks: object } | null {
  if (typeof value !== 'object' || value === null || !('text' in value)) return null;
  const { text, ...marks } = value;
  return typeof text === 'string' ? { text, marks } : null;
}

/** A value as JSON in which the order of names says nothing. */
export function inWords(value: unknown): string {
  return JSON.stringify(value, inOrder);
}

/** The names of attributes come in no order of their own. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
