import { meetingDocuments } from '#server/commands/meeting-documents.ts';
import type { FoundingMeeting } from '#server/records/founding.ts';
import type { NewAgendaItem } from '#shared/document/agenda-schema.ts';
import { type DocumentId, toBlockId, toItemId, toMeetingId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { POSTS } from './committee-facts.ts';
import type { ItemFacts, MeetingFacts } from './meeting-facts.ts';
import { minuteOfItem } from './minute-of-item.ts';

/** A meeting's facts as records and documents. */
export function foundMeeting(
  facts: MeetingFacts,
  rights: FoundingMeeting['rights'],
  newDocumentId: () => DocumentId,
): FoundingMeeting {
  let number = 0;
  const agendas = facts.parts.map(({ part, items }) => ({
    part,
    items: items.map((item) => {
      number += 1;
      const id = toItemId(`${facts.id}-item-${number}`);
      const minute = minuteOfItem(id, item);
      return { id, agenda: agendaFacts(item), minute, standing: item.standing };
    }),
  }));
  const notesBlockId = toBlockId(`${facts.id}-notes-1`);
  const { items, documents } = meetingDocuments(agendas, notesBlockId, newDocumentId);
  const { parts: _, id, ...meeting } = facts;
  return { ...meeting, id: toMeetingId(id), startsAt: null, venue: null, rights, items, documents };
}

function agendaFacts(item: ItemFacts): Omit<NewAgendaItem, 'rank'> {
  const [only, ...others] = item.leads;
  return {
    title: item.title,
    recommendation: '',
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
