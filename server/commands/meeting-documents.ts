import * as Y from 'yjs';
import { type NewAgendaItem, writeAgendaItem } from '#shared/document/agenda-schema.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { rankBetween } from '#shared/domain/fractional-rank.ts';
import type { DocumentKind, Part, StandingKind } from '#shared/domain/vocabulary.ts';
import type { BlockId, DocumentId, ItemId } from '#shared/ids.ts';

/** An agenda of one part, as a meeting begins with it. */
export interface FirstAgenda {
  readonly part: Part;
  readonly items: readonly {
    readonly id: ItemId;
    readonly agenda: Omit<NewAgendaItem, 'rank'>;
    readonly minute: readonly MinuteBlock[];
    readonly standing: StandingKind | null;
  }[];
}

interface FirstDocument {
  readonly id: DocumentId;
  readonly kind: DocumentKind;
  readonly itemId: ItemId | null;
  readonly part: Part;
  /** The first update (Yjs V1). */
  readonly seed: Uint8Array;
}

/** Seeds are written under this Yjs client id, so that the same facts give the same bytes. */
const SEED_CLIENT = 1;

/** The items and documents a meeting begins with: an agenda for each part, a minute for each item, and the
 *  secretary's private notes. */
export function meetingDocuments(
  agendas: readonly FirstAgenda[],
  notesBlockId: BlockId,
  newDocumentId: () => DocumentId,
) {
  const documents: FirstDocument[] = [];
  const items = agendas.flatMap(({ part, items }) => {
    const agenda = new Map<string, NewAgendaItem>();
    let rank: string | null = null;
    const kept = items.map(({ id, standing, ...item }) => {
      rank = rankBetween(rank, null);
      agenda.set(id, { ...item.agenda, rank });
      const minuteDocumentId = newDocumentId();
      const seed = seedOfMinute(item.minute);
      documents.push({ id: minuteDocumentId, kind: 'minute', itemId: id, part, seed });
      return { id, part, minuteDocumentId, standing };
    });
    const seed = seedOfAgenda(agenda);
    documents.push({ id: newDocumentId(), kind: 'agenda', itemId: null, part, seed });
    return kept;
  });
  const notes: MinuteBlock = { kind: 'paragraph', id: notesBlockId, text: [] };
  documents.push({
    id: newDocumentId(),
    kind: 'notes',
    itemId: null,
    part: 'I',
    seed: seedOfMinute([notes]),
  });
  return { items, documents };
}

function seedOfMinute(blocks: readonly MinuteBlock[]): Uint8Array {
  return seed((doc) => writeMinute(doc, blocks));
}

function seedOfAgenda(items: ReadonlyMap<string, NewAgendaItem>): Uint8Array {
  return seed((doc) => {
    for (const [id, item] of items) writeAgendaItem(doc, id, item);
  });
}

function seed(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc);
}
