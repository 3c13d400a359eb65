import * as Y from 'yjs';
import { MINUTE_FRAGMENT, RECORD_KINDS, type RecordKind } from '#shared/document/minute-schema.ts';
import type { Chance } from './chance.ts';

/** What people say of a record by its fields. */
const FACTS: Record<RecordKind, readonly (readonly [name: string, values: readonly string[]])[]> = {
  action: [
    ['ownerText', ['The chair', 'Brent', '']],
    ['ownerId', ['person:chair', 'post:secretary']],
    ['dueKind', ['date', 'next_meeting', 'text']],
    ['dueDate', ['2018-05-03', '2018-06-07']],
    ['dueText', ['before summer']],
  ],
  decision: [['verb', ['agreed', 'noted', 'approved', 'endorsed']]],
  contribution: [
    ['voice', ['lay', 'public', 'seat:brent']],
    ['capacity', ['Healthwatch']],
    ['kind', ['question', 'concern', 'support']],
  ],
  proposal: [['outcome', ['agreed', 'not_agreed', 'deferred', 'withdrawn', 'not_recorded']]],
};

export function newRecord(chance: Chance, words: string): Y.XmlElement {
  const kind = chance.must(RECORD_KINDS);
  const element = new Y.XmlElement(kind);
  element.setAttribute('id', chance.name(kind));
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

export function setFact(doc: Y.Doc, chance: Chance): void {
  const records = doc
    .getXmlFragment(MINUTE_FRAGMENT)
    .toArray()
    .filter((one) => one instanceof Y.XmlElement && one.nodeName in FACTS) as Y.XmlElement[];
  const record = chance.pick(records);
  if (record === undefined) return;
  const [name, values] = chance.must(FACTS[record.nodeName as RecordKind]);
  record.setAttribute(name, chance.must(values));
}
