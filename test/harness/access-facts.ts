import * as Y from 'yjs';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { writeAgendaItem } from '#shared/document/agenda-schema.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import { rankBetween } from '#shared/domain/fractional-rank.ts';
import type { ExclusionLevel } from '#shared/domain/vocabulary.ts';
import {
  toActionId,
  toBlockId,
  toContributionId,
  toDecisionId,
  toProposalId,
} from '#shared/ids.ts';
import { putAmendment, putLateEdit } from './late-edits-in.ts';
import { putMinutes } from './minutes-in.ts';

/** Everybody who may come to a committee's door, in the order of the columns of every table. */
export const PERSONS = [
  'public',
  'former',
  'lay',
  'voice',
  'member',
  'conflicted',
  'chair',
  'secretary',
  'deputy',
  'elsewhere',
  'administrator',
  'disabled',
] as const;
export type Person = (typeof PERSONS)[number];

/** The meetings: one being minuted (`own`), one whose minutes were sent round (`sent`), one of a committee
 *  that has closed (`shut`), one of another committee (`other`). */
export const MEETINGS = ['own', 'sent', 'shut', 'other'] as const;
export type MeetingName = (typeof MEETINGS)[number];

/** Where a thing stands at a meeting: in Part I, in Part II, or at the item in Part I that one member is
 *  kept from (`R`). Ids and words say it: `own-II-action`. */
export const ZONES = ['I', 'II', 'R'] as const;
export type Zone = (typeof ZONES)[number];

/** Words nobody should meet outside their zone have this in them; ids have not. */
export const CANARY = 'kanarie';

const COMMITTEE_OF = { own: 'nwl-sjc', sent: 'nwl-sjc', shut: 'shut', other: 'other' } as const;

/** The ids that the demonstration gives its persons; the others are ours. */
const ID_OF: Partial<Record<Person, string>> = {
  lay: 'lay-member',
  voice: 'healthwatch',
  member: 'member-brent',
  conflicted: 'member-ealing',
};
export const idOf = (person: Person): string => ID_OF[person] ?? person;

/** The committees, who sits in them, and their meetings, row by row. */
export function found(db: RecordsDatabase): void {
  for (const person of ['former', 'deputy', 'elsewhere', 'disabled']) {
    db.insert(t.person)
      .values({ id: person, name: `The ${person}` })
      .run();
  }
  for (const [id, closedAt] of [
    ['shut', 1],
    ['other', null],
  ] as const) {
    db.insert(t.committee)
      .values({
        id,
        name: `The committee ${id}`,
        authorityMode: 'shadow',
        primaryFocus: [],
        closedAt,
      })
      .run();
  }
  for (const committee of ['nwl-sjc', 'shut'] as const) {
    const demonstrated = committee === 'nwl-sjc';
    sit(db, committee, 'former', 'voting_member', 'edit', { toDay: '2026-06-01' });
    sit(db, committee, 'disabled', 'voting_member', 'edit');
    if (demonstrated) continue;
    sit(db, committee, 'secretary', 'secretary', 'edit');
    sit(db, committee, 'chair', 'independent_chair', 'edit');
    sit(db, committee, idOf('member'), 'voting_member', 'edit');
    sit(db, committee, idOf('conflicted'), 'voting_member', 'edit');
    sit(db, committee, idOf('lay'), 'lay_member', 'comment');
    sit(db, committee, idOf('voice'), 'patient_voice', 'comment');
  }
  db.update(t.appointment).set({ fromDay: '2026-01-01' }).run();
  sit(db, 'other', 'elsewhere', 'secretary', 'edit');
  db.insert(t.deputy)
    .values({
      id: 'deputy-at-own',
      appointmentId: 'seat-member-brent-1',
      personId: 'deputy',
      meetingId: 'own',
    })
    .run();
  for (const meeting of MEETINGS) meet(db, meeting);
}

function sit(
  db: RecordsDatabase,
  committeeId: string,
  personId: string,
  category: string,
  draftRight: string,
  days: { readonly toDay?: string } = {},
): void {
  const id = `${committeeId}-seat-${personId}`;
  const seesPrivate = ['secretary', 'independent_chair', 'voting_member'].includes(category);
  db.insert(t.seat)
    .values({
      id,
      committeeId,
      title: category,
      category,
      holding: 'held',
      draftRight,
      seesPrivate,
    })
    .run();
  db.insert(t.appointment)
    .values({
      id: `${id}-1`,
      seatId: id,
      personId,
      nominatedBy: [],
      fromDay: '2026-01-01',
      ...days,
    })
    .run();
}

/** Items that a deed uses up: one for each of the two who may. */
const SPARES = ['item', 'spare', 'spare-chair', 'spare-secretary'] as const;

function meet(db: RecordsDatabase, name: MeetingName): void {
  db.insert(t.meeting)
    .values({
      id: name,
      committeeId: COMMITTEE_OF[name],
      title: `The meeting ${name}`,
      date: '2026-12-10',
      state: 'planned',
    })
    .run();
  if (name === 'sent') putMinutes(db, name, 'circulated');
  const put = (
    id: string,
    kind: string,
    part: string,
    write: (doc: Y.Doc) => void,
    itemId?: string,
  ) =>
    db
      .insert(t.document)
      .values({
        id,
        kind,
        part,
        meetingId: name,
        itemId: itemId ?? null,
        seed: seedOf(write),
        createdAt: 0,
      })
      .run();
  const onAgenda: Record<'I' | 'II', string[]> = { I: [], II: [] };
  for (const zone of ZONES) {
    const part = zone === 'II' ? 'II' : 'I';
    for (const which of name === 'own' ? SPARES : (['item'] as const)) {
      const id = `${name}-${zone}-${which}`;
      onAgenda[part].push(id);
      put(
        `${id}-minute.1`,
        'minute',
        part,
        (doc) => writeMinute(doc, minute(name, zone, which)),
        id,
      );
      db.insert(t.agendaItem)
        .values({
          id,
          meetingId: name,
          part,
          minuteDocumentId: `${id}-minute.1`,
          createdAt: 0,
          createdBy: 'server',
        })
        .run();
      if (zone === 'R') exclude(db, name, id, idOf('conflicted'), 'papers_withheld');
    }
    putComment(db, name, zone, `${name}-${zone}-comment`, idOf('member'));
    putDeclaration(db, name, zone, `${name}-${zone}-declaration`);
    putLateEdit(db, name, zone);
    putAmendment(db, name, zone);
    db.insert(t.actionUpdate)
      .values({
        id: `${name}-${zone}-update`,
        actionId: `${name}-${zone}-action`,
        at: 1,
        by: idOf('member'),
        kind: 'progress',
        note: `${name}-${zone}-note-${CANARY}`,
      })
      .run();
    db.insert(t.contributionResponse)
      .values({
        id: `${name}-${zone}-response`,
        contributionId: `${name}-${zone}-contribution`,
        at: 1,
        by: idOf('member'),
        text: `${name}-${zone}-response-${CANARY}`,
      })
      .run();
  }
  for (const part of ['I', 'II'] as const) {
    put(`${name}-agenda-${part}.1`, 'agenda', part, (doc) => {
      let rank: string | null = null;
      for (const id of onAgenda[part]) {
        rank = rankBetween(rank, null);
        writeAgendaItem(doc, id, {
          title: `${id}-title-${CANARY}`,
          recommendation: `${id}-recommendation-${CANARY}`,
          rank,
          leadId: null,
          leadText: `${id}-lead-${CANARY}`,
          purpose: null,
          minutes: null,
          paper: `${id}-paper-${CANARY}`,
          state: 'accepted',
        });
      }
    });
  }
  put(`${name}-notes-document.1`, 'notes', 'I', (doc) =>
    writeMinute(doc, [paragraph(`${name}-notes-words-${CANARY}`)]),
  );
}

function minute(name: string, zone: Zone, which: string): MinuteBlock[] {
  const words = (what: string) => [{ text: `${name}-${zone}-${what}-${CANARY}` }];
  if (which !== 'item') return [paragraph(`${name}-${zone}-${which}-words-${CANARY}`)];
  const id = (what: string) => `${name}-${zone}-${what}`;
  return [
    paragraph(`${name}-${zone}-words-${CANARY}`),
    ...(['action', 'closed'] as const).map(
      (what): MinuteBlock => ({
        kind: 'action',
        id: toActionId(id(what)),
        ownerId: `person:${idOf('member')}`,
        ownerText: null,
        dueKind: null,
        dueDate: null,
        dueText: null,
        text: words(what),
      }),
    ),
    { kind: 'decision', id: toDecisionId(id('decision')), verb: 'agreed', text: words('decision') },
    {
      kind: 'contribution',
      id: toContributionId(id('contribution')),
      voice: 'lay',
      seatId: null,
      capacity: null,
      contributionKind: 'question',
      text: words('contribution'),
    },
    {
      kind: 'proposal',
      id: toProposalId(id('proposal')),
      outcome: 'not_recorded',
      text: words('proposal'),
    },
  ];
}

function paragraph(text: string): MinuteBlock {
  return { kind: 'paragraph', id: toBlockId(`${text}-block`), text: [{ text }] };
}

/** Keeps a person from an item, as the chair's decision on record does. */
export function exclude(
  db: RecordsDatabase,
  meetingId: string,
  itemId: string,
  personId: string,
  level: ExclusionLevel,
  more = '',
): string {
  const id = `${itemId}-exclusion-${personId}${more}`;
  db.insert(t.itemExclusion)
    .values({
      id,
      meetingId,
      itemId,
      personId,
      level,
      reason: `${meetingId}-X-reason-${CANARY}`,
      decidedBy: 'chair',
      at: 1,
    })
    .run();
  return id;
}

export function putInterest(db: RecordsDatabase, personId: string, id: string): string {
  db.insert(t.registeredInterest)
    .values({
      id,
      personId,
      type: 'financial',
      description: 'Shares',
      declaredAt: 1,
      declaredBy: personId,
    })
    .run();
  return id;
}

/** What the member declared: it is as private as the item it bears on. */
export function putDeclaration(
  db: RecordsDatabase,
  meetingId: string,
  zone: Zone,
  id: string,
): string {
  const personId = meetingId === 'other' ? 'elsewhere' : idOf('member');
  db.insert(t.meetingDeclaration)
    .values({
      id,
      meetingId,
      personId,
      kind: 'interest',
      type: 'financial',
      nature: `${meetingId}-${zone}-nature-${CANARY}`,
      itemIds: [`${meetingId}-${zone}-item`],
      at: 1,
      recordedBy: personId,
    })
    .run();
  return id;
}

export function putComment(
  db: RecordsDatabase,
  meeting: string,
  zone: Zone,
  id: string,
  authorId: string,
): void {
  db.insert(t.comment)
    .values({
      id,
      meetingId: meeting,
      itemId: `${meeting}-${zone}-item`,
      documentId: `${meeting}-${zone}-item-minute.1`,
      blockId: null,
      quote: '',
      readAt: 1,
      anchoredAt: 0,
      kind: 'question',
      text: `${id}-${CANARY}`,
      proposedText: null,
      authorId,
      at: 1,
      state: 'open',
    })
    .run();
  db.insert(t.commentReply)
    .values({
      id: `${id}-reply`,
      commentId: id,
      at: 1,
      by: authorId,
      text: `${id}-reply-${CANARY}`,
    })
    .run();
}

function seedOf(write: (doc: Y.Doc) => void): Buffer {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.transact(() => write(doc));
  return Buffer.from(Y.encodeStateAsUpdate(doc));
}
