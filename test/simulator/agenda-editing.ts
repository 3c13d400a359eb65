import * as Y from 'yjs';
import { SoundUndo } from '#client/editor/sound-undo.ts';
import { rankSalt, ranksToMove } from '#client/pages/agenda/agenda-order.ts';
import { AGENDA_TEXTS, type AgendaValueName, agendaItems } from '#shared/document/agenda-schema.ts';
import { readAgenda } from '#shared/document/read-agenda.ts';
import { ITEM_STATES, PURPOSES } from '#shared/domain/vocabulary.ts';
import type { Chance } from './chance.ts';
import type { Edit } from './editing.ts';

/** What people say of an agenda's item by its fields. */
const FACTS: readonly (readonly [name: AgendaValueName, values: readonly unknown[]])[] = [
  ['leadId', ['person:chair', 'post:secretary', null]],
  ['leadText', ['The chair', 'Brent', null]],
  ['purpose', [...PURPOSES, null]],
  ['minutes', [5, 10, 45, null]],
  ['paper', ['Paper 3', '4b', null]],
  ['state', ITEM_STATES],
];

const WORDS = ['Plan ', 'é', 'trust', '😀', '中文', '\u{1F3E5}', ' '];

const itemIn = (doc: Y.Doc, chance: Chance) => chance.pick([...agendaItems(doc).values()]);

function textIn(doc: Y.Doc, chance: Chance): Y.Text | null {
  const text = itemIn(doc, chance)?.get(chance.must(AGENDA_TEXTS));
  return text instanceof Y.Text ? text : null;
}

const type: Edit = (doc, chance) => {
  const text = textIn(doc, chance);
  text?.insert(chance.position(text.toString()), chance.must(WORDS));
};

const erase: Edit = (doc, chance) => {
  const text = textIn(doc, chance);
  if (text === null) return;
  const [from, to] = chance.stretch(text.toString(), 6);
  if (to > from) text.delete(from, to - from);
};

const setFact: Edit = (doc, chance) => {
  const item = itemIn(doc, chance);
  const [name, values] = chance.must(FACTS);
  const value = chance.pick(values);
  if (item !== undefined && item.get(name) !== value) item.set(name, value);
};

const move: Edit = (doc, chance) => {
  const items = readAgenda(doc);
  const { id } = chance.must(items);
  for (const one of ranksToMove(items, id, chance.below(items.length), rankSalt(chance.next))) {
    agendaItems(doc).get(one.id)?.set('rank', one.rank);
  }
};

const EDITS: readonly (readonly [weight: number, name: string, Edit])[] = [
  [40, 'types', type],
  [10, 'erases', erase],
  [20, 'sets a fact', setFact],
  [10, 'moves an item', move],
];

interface Acting {
  readonly origin: object;
  readonly history: Y.UndoManager;
}

const actings = new WeakMap<Y.Doc, Acting>();

function actingIn(doc: Y.Doc): Acting {
  const known = actings.get(doc);
  if (known !== undefined) return known;
  const origin = {};
  const history = new SoundUndo(agendaItems(doc), { trackedOrigins: new Set([origin]) });
  actings.set(doc, { origin, history });
  return { origin, history };
}

/** One thing that a person does on the agenda's page. Says what. */
export function editAgenda(doc: Y.Doc, chance: Chance): string {
  const { origin, history } = actingIn(doc);
  if (agendaItems(doc).size === 0) return 'sees nothing yet';
  const dice = chance.below(100);
  if (dice < 5) {
    history.undo();
    return 'undoes';
  }
  if (dice < 7) {
    history.redo();
    return 'does it again';
  }
  const [, name, change] = chance.weighted(EDITS);
  // Words are undone in stretches, anything else one by one.
  const isAlone = change === setFact || change === move;
  if (isAlone) history.stopCapturing();
  doc.transact(() => change(doc, chance), origin);
  if (isAlone) history.stopCapturing();
  return name;
}
