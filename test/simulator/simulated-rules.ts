import * as Y from 'yjs';
import { createDocumentRules } from '#server/app/document-rules.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { DocumentRules } from '#server/relay/document-rules.ts';
import type { Grammar } from '#server/relay/grammar.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { said } from '#test/harness/blocks.ts';

/** A heading with an id that begins like this is sound to the guard, and yet the document is unfit for use
 *  with it. */
export const POISON = 'poison';

const SEED_CLIENT = 1;

/** Our own rules for minutes, and a way to spoil one. */
export function createSimulatedRules(): DocumentRules {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  writeMinute(doc, [said('first', 'The committee met.'), said('second', '')]);
  const seed = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const meetings: Pick<MeetingStore, 'document' | 'seed'> = {
    document: async (id) => ({ id, kind: 'minute', meetingId: 'meeting', part: 'I' }) as never,
    seed: async () => seed,
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
