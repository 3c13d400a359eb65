import * as Y from 'yjs';
import { createDocumentRules, type OurDocumentRules } from '#server/app/document-rules.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Grammar } from '#server/relay/grammar.ts';
import { writeAgendaItem } from '#shared/document/agenda-schema.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import type { DocumentKind } from '#shared/domain/vocabulary.ts';
import { said } from '#test/harness/blocks.ts';
import { kindOf } from './texts.ts';

/** A value that begins like this is sound to the guard, and yet the document is unfit for use with it. */
export const POISON = 'poison';

const SEED_CLIENT = 1;

/** An item that only the agenda has: the records do not know it. */
export const STRANGE_ITEM = 'item-z';

/** What the agenda begins with. */
const AGENDA_ITEMS = [
  ['item-a', 'Joint framework', 'b'],
  ['item-b', 'Winter plan', 'd'],
  [STRANGE_ITEM, '', 'f'],
] as const;

const NOTHING_SAID = {
  recommendation: '',
  leadId: null,
  leadText: null,
  purpose: null,
  minutes: null,
  paper: null,
  state: 'accepted',
} as const;

/** Our own rules, and a way to spoil a document. */
export function createSimulatedRules(): OurDocumentRules {
  const meetings: Pick<MeetingStore, 'document' | 'seed'> = {
    document: async (id) =>
      ({ id, kind: kindOf(id), itemId: null, meetingId: 'meeting', part: 'I' }) as never,
    seed: async (id) => SEEDS[kindOf(id)],
  };
  const rules = createDocumentRules(meetings as MeetingStore);
  const wrapped = new Map<Grammar, Grammar>();
  const asked = new Map<string, number>();
  return {
    ...rules,
    grammar: (document) => {
      const grammar = rules.grammar(document);
      const known = wrapped.get(grammar) ?? poisoned(grammar, asked);
      wrapped.set(grammar, known);
      return known;
    },
  };
}

/** Asked about a poison the first time, when it is judged, it says yes; the second time, when it stands, no. */
function poisoned(grammar: Grammar, asked: Map<string, number>): Grammar {
  return {
    ...grammar,
    root: grammar.root,
    place: (parent, key, piece) => {
      const place = grammar.place(parent, key, piece);
      const value = piece.type === 'value' ? piece.value : null;
      if (typeof value !== 'string' || !value.startsWith(POISON)) return place;
      const times = (asked.get(value) ?? 0) + 1;
      asked.set(value, times);
      return times % 2 === 1 ? place : null;
    },
  };
}

const SEEDS: Record<DocumentKind, Uint8Array> = {
  agenda: seed((doc) => {
    for (const [item, title, rank] of AGENDA_ITEMS) {
      writeAgendaItem(doc, item, { ...NOTHING_SAID, title, rank });
    }
  }),
  minute: seed((doc) =>
    writeMinute(doc, [said('first', 'The committee met.'), said('second', '')]),
  ),
  notes: seed((doc) => writeMinute(doc, [said('note', 'Ask about the plan.')])),
};

function seed(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  write(doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
