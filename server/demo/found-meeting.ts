import * as Y from 'yjs';
import type { FoundingDocument, FoundingItem, FoundingMeeting } from '#server/records/founding.ts';
import { type NewAgendaItem, writeAgendaItem } from '#shared/document/agenda-schema.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { rankBetween } from '#shared/domain/fractional-rank.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type DocumentId, toBlockId, toItemId, toMeetingId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { POSTS } from './committee-facts.ts';
import type { ItemFacts, MeetingFacts } from './meeting-facts.ts';
import { minuteOfItem } from './minute-of-item.ts';

/** Seeds are written under this Yjs client id, so that the same facts give the same bytes. */
const SEED_CLIENT = 1;

/** A meeting's facts as records and documents: an agenda for each part, a minute for each item, and the
 *  secretary's private notes. */
export function foundMeeting(
  facts: MeetingFacts,
  rights: FoundingMeeting['rights'],
  newDocumentId: () => DocumentId,
): FoundingMeeting {
  const items: FoundingItem[] = [];
  const documents: FoundingDocument[] = [];
  for (const { part, items: itemsOfPart } of facts.parts) {
    const agenda = new Map<string, NewAgendaItem>();
    let rank: string | null = null;
    for (const item of itemsOfPart) {
      const itemId = toItemId(`${facts.id}-item-${items.length + 1}`);
      rank = rankBetween(rank, null);
      agenda.set(itemId, agendaFacts(item, rank));
      const minuteDocumentId = newDocumentId();
      items.push({ id: itemId, part, minuteDocumentId, standing: item.standing });
      const seed = seedOfMinute(minuteOfItem(itemId, item));
      documents.push({ id: minuteDocumentId, kind: 'minute', itemId, part, seed });
    }
    documents.push({
      id: newDocumentId(),
      kind: 'agenda',
      itemId: null,
      part,
      seed: seedOfAgenda(agenda),
    });
  }
  documents.push(privateNotes(facts.id, newDocumentId()));
  const { parts: _, id, ...meeting } = facts;
  return { ...meeting, id: toMeetingId(id), rights, items, documents };
}

function agendaFacts(item: ItemFacts, rank: string): NewAgendaItem {
  const [only, ...others] = item.leads;
  return {
    title: item.title,
    recommendation: '',
    rank,
    leadId: only !== undefined && others.length === 0 ? `post:${only}` : null,
    leadText: others.length === 0 ? null : item.leads.map(titleOfPost).join(', and '),
    purpose: item.purpose,
    minutes: null,
    paper: item.paper,
    state: item.state,
  };
}

function titleOfPost(id: string): string {
  return must(
    POSTS.find((post) => post.id === id),
    `the post ${id}`,
  ).title;
}

function privateNotes(meetingId: string, id: DocumentId): FoundingDocument {
  const empty: MinuteBlock = { kind: 'paragraph', id: toBlockId(`${meetingId}-notes-1`), text: [] };
  const part: Part = 'I';
  return { id, kind: 'notes', itemId: null, part, seed: seedOfMinute([empty]) };
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
