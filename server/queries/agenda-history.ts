import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import type { AlterationKind } from '#shared/document/agenda-alterations.ts';
import { agendaItems } from '#shared/document/agenda-schema.ts';
import { type AgendaItemFacts, readAgenda } from '#shared/document/read-agenda.ts';
import { type DocumentId, type Place, toPlace } from '#shared/ids.ts';

/** Somebody's hand on one fact of one item. */
export interface Touch {
  readonly place: Place;
  readonly itemId: string;
  readonly what: AlterationKind;
  readonly author: string;
  readonly at: number;
}

export interface AgendaHistory {
  /** The agenda as its journal has it now, and every touch that led there, oldest first. */
  of(document: DocumentId): Promise<{
    readonly items: readonly AgendaItemFacts[];
    readonly touches: readonly Touch[];
  }>;
}

interface Followed {
  readonly doc: Y.Doc;
  readonly touches: Touch[];
  place: Place;
}

/** So many agendas are followed at once; whoever asks for another waits a little longer. */
const KEPT = 20;

/** Who changed what in an agenda, from the journal: it knows whose hand each update was. An agenda that was asked
 *  about is gone on with from there, since everybody at a meeting asks after every change. */
export function createAgendaHistory(journal: Pick<Journal, 'entriesAfter'>): AgendaHistory {
  const kept = new Map<DocumentId, Promise<Followed>>();

  const follow = (document: DocumentId): Promise<Followed> => {
    const before = kept.get(document) ?? Promise.resolve(unread());
    const next = before.then(async (followed) => {
      for (const entry of await journal.entriesAfter(document, followed.place)) {
        take(followed, entry);
      }
      return followed;
    });
    kept.delete(document);
    kept.set(document, next);
    next.catch(() => kept.delete(document));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return next;
  };

  return {
    of: async (document) => {
      const { doc, touches } = await follow(document);
      return { items: readAgenda(doc), touches: [...touches] };
    },
  };
}

function unread(): Followed {
  return { doc: new Y.Doc(), touches: [], place: toPlace(0) };
}

function take(
  followed: Followed,
  entry: {
    readonly place: Place;
    readonly author: string;
    readonly at: number;
    readonly update: Uint8Array;
  },
): void {
  const { doc, touches } = followed;
  const { place, author, at } = entry;
  const note = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    for (const { itemId, what } of events.flatMap(touched)) {
      touches.push({ place, itemId, what, author, at });
    }
  };
  const items = agendaItems(doc);
  items.observeDeep(note);
  Y.applyUpdate(doc, entry.update);
  items.unobserveDeep(note);
  followed.place = place;
}

function touched(
  event: Y.YEvent<Y.AbstractType<unknown>>,
): readonly Pick<Touch, 'itemId' | 'what'>[] {
  const [itemId, field] = event.path.map(String);
  if (itemId === undefined) {
    return [...event.keys.keys()].map((id) => ({ itemId: id, what: 'added' as const }));
  }
  const fields = field === undefined ? [...event.keys.keys()] : [field];
  return fields.flatMap((one) => {
    const what = WHAT[one];
    return what === undefined ? [] : [{ itemId, what }];
  });
}

/** Which alteration a field of the document stands for. */
const WHAT: Readonly<Record<string, AlterationKind>> = {
  rank: 'moved',
  state: 'withdrawn',
  title: 'title',
  leadId: 'lead',
  leadText: 'lead',
  purpose: 'purpose',
  minutes: 'minutes',
  paper: 'paper',
  recommendation: 'recommendation',
};
