import { eq, inArray } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { type MeetingId, toMeetingId } from '#shared/ids.ts';

export type ActionRow = typeof t.actionText.$inferSelect;
export type DecisionRow = typeof t.decisionText.$inferSelect;
export type ContributionRow = typeof t.contributionText.$inferSelect;
export type ProposalRow = typeof t.proposalText.$inferSelect;

export interface MinuteTextRow {
  readonly documentId: string;
  readonly itemId: string;
  readonly place: number;
  /** Blocks as shared/document/read-minute.ts gave them. */
  readonly blocks: unknown;
}

/** Reads the projection of minuted facts; the projector alone writes it. A record that stands in one
 *  document and was removed from another is given once, as standing. */
export interface MinutedStore {
  actions(meetings: readonly MeetingId[]): Promise<readonly ActionRow[]>;
  decisions(meetings: readonly MeetingId[]): Promise<readonly DecisionRow[]>;
  contributions(meetings: readonly MeetingId[]): Promise<readonly ContributionRow[]>;
  proposals(meetings: readonly MeetingId[]): Promise<readonly ProposalRow[]>;
  minuteTexts(meeting: MeetingId): Promise<readonly MinuteTextRow[]>;
  /** The meeting at which a record stands, or was last removed from; `null`: no such record. */
  meetingOfAction(id: string): Promise<MeetingId | null>;
  meetingOfContribution(id: string): Promise<MeetingId | null>;
}

export function createMinutedStore(db: RecordsDatabase): MinutedStore {
  const of = <Table extends SQLiteTable & { meetingId: SQLiteColumn }>(
    table: Table,
    meetings: readonly MeetingId[],
  ) =>
    db
      .select()
      .from(table)
      .where(inArray(table.meetingId, [...meetings]))
      .all();

  return {
    actions: async (meetings) => standing(of(t.actionText, meetings) as ActionRow[]),
    decisions: async (meetings) => standing(of(t.decisionText, meetings) as DecisionRow[]),
    contributions: async (meetings) =>
      standing(of(t.contributionText, meetings) as ContributionRow[]),
    proposals: async (meetings) => standing(of(t.proposalText, meetings) as ProposalRow[]),

    minuteTexts: async (meeting) =>
      db
        .select({ text: t.minuteText, place: t.projectedPlace.place })
        .from(t.minuteText)
        .leftJoin(t.projectedPlace, eq(t.projectedPlace.documentId, t.minuteText.documentId))
        .where(eq(t.minuteText.meetingId, meeting))
        .all()
        .map(({ text, place }) => ({ ...text, place: place ?? 0 })),

    meetingOfAction: async (id) => meetingOf(db, t.actionText, id),
    meetingOfContribution: async (id) => meetingOf(db, t.contributionText, id),
  };
}

interface Occurrence {
  readonly id: string;
  readonly since: number;
  readonly removedAt: number | null;
  readonly documentId: string;
}

/** One row an id: a standing one before a removed one, the earliest of the standing, the last removed. */
function standing<Row extends Occurrence>(rows: readonly Row[]): Row[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    const other = best.get(row.id);
    if (other === undefined || precedes(row, other)) best.set(row.id, row);
  }
  return [...best.values()];
}

function precedes(a: Occurrence, b: Occurrence): boolean {
  if (a.removedAt === null || b.removedAt === null) {
    if (a.removedAt !== b.removedAt) return a.removedAt === null;
    return a.since !== b.since ? a.since < b.since : a.documentId < b.documentId;
  }
  return a.removedAt !== b.removedAt ? a.removedAt > b.removedAt : a.documentId < b.documentId;
}

function meetingOf(
  db: RecordsDatabase,
  table: typeof t.actionText | typeof t.contributionText,
  id: string,
): MeetingId | null {
  const { documentId, meetingId, since, removedAt } = table;
  const rows = db
    .select({ id: table.id, documentId, meetingId, since, removedAt })
    .from(table)
    .where(eq(table.id, id))
    .all();
  const [row] = standing(rows);
  return row === undefined ? null : toMeetingId(row.meetingId);
}
