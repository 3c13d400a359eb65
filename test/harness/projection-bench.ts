import { openRecords, type RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import {
  createProjector,
  type Projector,
  type ProjectorDeps,
} from '#server/projector/projector.ts';
import { type Change, createChangeFeed } from '#server/records/change-feed.ts';
import { createProjectionStore } from '#server/records/projection-store.ts';
import { type DocumentId, toDocumentId } from '#shared/ids.ts';
import { type Clockwork, createClockwork } from './clockwork.ts';

/** A journal, its records and a projector between them, on a clock that stands still. One meeting with the
 *  items `item-a`, `item-b` … in Part I. */
export interface ProjectionBench {
  readonly db: RecordsDatabase;
  readonly journal: Journal;
  readonly clock: Clockwork;
  readonly projector: Projector;
  /** What the change feed has announced so far. */
  readonly heard: Change[];
  /** What the log was told. */
  readonly said: string[];
  /** A projector on the same journal and records, as after a restart. */
  again(deps?: Partial<ProjectorDeps>): Projector;
  /** All projected tables, whole. */
  tables(): Record<string, unknown[]>;
  close(): Promise<void>;
}

export const AGENDA = toDocumentId('agenda.1');
export const NOTES = toDocumentId('notes.1');
export const minuteOf = (letter: string): DocumentId => toDocumentId(`minute-${letter}.1`);

export async function openBench(
  letters: readonly string[] = ['a'],
  {
    clock = createClockwork(1_000),
    ...deps
  }: Partial<ProjectorDeps> & { readonly clock?: Clockwork } = {},
): Promise<ProjectionBench> {
  const records = openRecords(':memory:');
  const { db } = records;
  const journal = deps.journal ?? createMemoryJournal({ now: clock.now });
  const feed = createChangeFeed();
  const heard: Change[] = [];
  const said: string[] = [];
  feed.subscribe((change) => heard.push(change));
  found(db, letters);

  const running: Projector[] = [];
  const again = (other: Partial<ProjectorDeps> = {}) => {
    const projector = createProjector({
      journal,
      store: createProjectionStore(db),
      feed,
      giveNewId: async () => {},
      now: clock.now,
      schedule: clock.schedule,
      // Work costs nothing here, unless a test says what it costs.
      stopwatch: () => 0,
      log: (message) => said.push(message),
      ...deps,
      ...other,
    });
    running.push(projector);
    return projector;
  };
  const projector = again();
  await projector.start();

  return {
    db,
    journal,
    clock,
    projector,
    heard,
    said,
    again,
    tables: () => tablesOf(db),
    close: async () => {
      for (const one of running) await one.stop();
      records.close();
    },
  };
}

const TABLES = {
  actions: t.actionText,
  decisions: t.decisionText,
  contributions: t.contributionText,
  proposals: t.proposalText,
  agenda: t.agendaItemText,
  anchors: t.commentAnchorText,
  minutes: t.minuteText,
  places: t.projectedPlace,
} as const;

/** All projected tables, whole. */
export function tablesOf(db: RecordsDatabase): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(TABLES).map(([name, table]) => {
      const rows: unknown[] = db.select().from(table).all();
      return [
        name,
        rows
          .map((row) => JSON.stringify(row))
          .sort()
          .map((row) => JSON.parse(row)),
      ];
    }),
  );
}

function found(db: RecordsDatabase, letters: readonly string[]): void {
  const meetingId = 'meeting';
  const common = { meetingId, part: 'I', seed: Buffer.alloc(0), createdAt: 0 };
  db.insert(t.committee)
    .values({ id: 'committee', name: 'Joint committee', authorityMode: 'shadow', primaryFocus: [] })
    .run();
  db.insert(t.meeting)
    .values({
      id: meetingId,
      committeeId: 'committee',
      title: 'March',
      date: '2018-03-01',
      state: 'open',
    })
    .run();
  db.insert(t.document)
    .values({ ...common, id: AGENDA, kind: 'agenda' })
    .run();
  db.insert(t.document)
    .values({ ...common, id: NOTES, kind: 'notes' })
    .run();
  for (const letter of letters) {
    const itemId = `item-${letter}`;
    const id = minuteOf(letter);
    db.insert(t.document)
      .values({ ...common, id, kind: 'minute', itemId })
      .run();
    db.insert(t.agendaItem)
      .values({
        id: itemId,
        meetingId,
        part: 'I',
        minuteDocumentId: id,
        createdAt: 0,
        createdBy: 'server',
      })
      .run();
  }
}
