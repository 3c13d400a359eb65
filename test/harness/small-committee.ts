import { openRecords, type RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { DraftRight, SeatCategory } from '#shared/domain/vocabulary.ts';

/** A committee of seven with one meeting, made row by row: `chair`, `member`, `lay`, `voice`, `secretary`
 *  and `observer` hold a seat each, `stranger` none. Its documents are `agenda-I`, `minute-I`, `agenda-II`,
 *  `minute-II`, `withdrawn` (the minute of a withdrawn item in Part I) and `notes`. */
export interface SmallCommittee {
  readonly db: RecordsDatabase;
  seat(
    person: string,
    category: SeatCategory,
    draftRight: DraftRight,
    days?: { readonly fromDay?: string; readonly toDay?: string },
  ): void;
  right(person: string, draftRight: DraftRight): void;
  close(): void;
}

export const SMALL_DOCUMENTS = [
  'agenda-I',
  'minute-I',
  'withdrawn',
  'agenda-II',
  'minute-II',
  'notes',
] as const;

export function makeSmallCommittee(): SmallCommittee {
  const { db, close } = openRecords(':memory:');
  let seats = 0;
  const committee: SmallCommittee = {
    db,
    seat: (personId, category, draftRight, days = {}) => {
      seats += 1;
      const id = `seat-${seats}`;
      db.insert(t.seat)
        .values({
          id,
          committeeId: 'joint',
          title: category,
          category,
          holding: 'held',
          draftRight,
          seesPrivate: ['independent_chair', 'voting_member', 'secretary'].includes(category),
        })
        .run();
      db.insert(t.appointment)
        .values({ id: `tenure-${seats}`, seatId: id, personId, nominatedBy: [], ...days })
        .run();
    },
    right: (personId, draftRight) => {
      db.insert(t.meetingRight).values({ meetingId: 'march', personId, draftRight }).run();
    },
    close,
  };
  found(db);
  committee.seat('chair', 'independent_chair', 'edit');
  committee.seat('member', 'voting_member', 'edit');
  committee.seat('lay', 'lay_member', 'comment');
  committee.seat('voice', 'patient_voice', 'comment');
  committee.seat('secretary', 'secretary', 'edit');
  committee.seat('observer', 'observer', 'view');
  return committee;
}

function found(db: RecordsDatabase): void {
  const people = ['chair', 'member', 'lay', 'voice', 'secretary', 'observer', 'stranger'];
  for (const id of people)
    db.insert(t.person)
      .values({ id, name: `The ${id}` })
      .run();
  db.insert(t.committee)
    .values({ id: 'joint', name: 'Joint committee', authorityMode: 'shadow', primaryFocus: [] })
    .run();
  db.insert(t.meeting)
    .values({
      id: 'march',
      committeeId: 'joint',
      title: 'March',
      date: '2018-03-01',
      state: 'open',
    })
    .run();
  const put = (id: string, kind: string, part: string, itemId: string | null = null) =>
    db
      .insert(t.document)
      .values({ id, kind, part, itemId, meetingId: 'march', seed: Buffer.alloc(0), createdAt: 0 })
      .run();
  const item = (id: string, part: string, document: string, withdrawnAt: number | null = null) => {
    put(document, 'minute', part, id);
    db.insert(t.agendaItem)
      .values({
        id,
        part,
        meetingId: 'march',
        minuteDocumentId: document,
        createdAt: 0,
        createdBy: 'server',
        withdrawnAt,
      })
      .run();
  };
  put('agenda-I', 'agenda', 'I');
  put('agenda-II', 'agenda', 'II');
  put('notes', 'notes', 'I');
  item('item-I', 'I', 'minute-I');
  item('item-II', 'II', 'minute-II');
  item('item-withdrawn', 'I', 'withdrawn', 1);
}
