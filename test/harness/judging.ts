import * as Y from 'yjs';
import { type GuardFacts, judge, type Verdict } from '#server/relay/guard.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import type { Id } from './hand-written.ts';

/** A minute of one paragraph that client 5 wrote: the paragraph is 5:0, its text 5:1, the words from 5:2 on. */
export const AUTHOR = 5;
export const PARAGRAPH: Id = [AUTHOR, 0];
export const TEXT: Id = [AUTHOR, 1];
export const FIRST_LETTER: Id = [AUTHOR, 2];

export function minuteOf(text = 'Agreed'): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  doc.getXmlFragment(MINUTE_FRAGMENT).insert(0, [paragraph]);
  paragraph.insert(0, [words]);
  words.insert(0, text);
  doc.clientID = 1;
  return doc;
}

/** What the guard says of an update to a minute. */
export function verdictOn(update: Uint8Array, facts: Partial<GuardFacts> = {}): Verdict {
  return judge(update, {
    doc: minuteOf(),
    grammar: minuteGrammar,
    limits: RELAY_LIMITS,
    mayWriteAs: () => true,
    ...facts,
  });
}
