import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { and, asc, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { Part, SealedKind } from '#shared/domain/vocabulary.ts';
import { type CommitteeId, type MeetingId, toCommitteeId, toMeetingId } from '#shared/ids.ts';

/** Something that is never to change again. */
export interface NewSealed {
  readonly kind: SealedKind;
  readonly committeeId: CommitteeId;
  readonly meetingId: MeetingId;
  readonly part: Part;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A person's id. */
  readonly by: string;
  /** Canonical JSON text (RFC 8785). */
  readonly body: string;
}

/** The same as it stands in the book. All hashes are SHA-256, in hex. */
export interface SealedRow extends NewSealed {
  /** From 1 in each committee, without a gap. */
  readonly seq: number;
  /** Of the body. */
  readonly sha256: string;
  /** `hash` of the row before; empty for the first. */
  readonly previous: string;
  /** Of everything in the row but the body, for which its own hash stands: so the chain can be checked by
   *  somebody who may not read every body. */
  readonly hash: string;
}

/** What can never be changed, one chain for each committee. */
export interface SealedBook {
  ofCommittee(committee: CommitteeId): Promise<readonly SealedRow[]>;
  ofMeeting(meeting: MeetingId): Promise<readonly SealedRow[]>;
  get(committee: CommitteeId, seq: number): Promise<SealedRow | null>;
}

export function createSealedBook(db: RecordsDatabase): SealedBook {
  return {
    ofCommittee: async (committee) =>
      db
        .select()
        .from(t.sealedRecord)
        .where(eq(t.sealedRecord.committeeId, committee))
        .orderBy(asc(t.sealedRecord.seq))
        .all()
        .map(rowOf),

    ofMeeting: async (meeting) => sealedOf(db, meeting),

    get: async (committee, seq) => {
      const wanted = and(eq(t.sealedRecord.committeeId, committee), eq(t.sealedRecord.seq, seq));
      const row = db.select().from(t.sealedRecord).where(wanted).get();
      return row === undefined ? null : rowOf(row);
    },
  };
}

/** What was sealed of a meeting, of both parts, in the order of its committee's chain. */
function sealedOf(db: Pick<RecordsDatabase, 'select'>, meeting: MeetingId): SealedRow[] {
  return db
    .select()
    .from(t.sealedRecord)
    .where(eq(t.sealedRecord.meetingId, meeting))
    .orderBy(asc(t.sealedRecord.seq))
    .all()
    .map(rowOf);
}

/** Adds to the committee's chain, in the transaction that makes the change. */
export function seal(transaction: Transaction, record: NewSealed): SealedRow {
  const { committeeId } = record;
  const wanted = eq(t.sealedHead.committeeId, committeeId);
  const head = transaction.select().from(t.sealedHead).where(wanted).get();
  const facts = {
    ...record,
    seq: (head?.seq ?? 0) + 1,
    sha256: createHash('sha256').update(record.body).digest('hex'),
    previous: head?.hash ?? BEGINNING,
  };
  const row = { ...facts, hash: hashOfSealed(facts) };
  transaction.insert(t.sealedRecord).values(row).run();
  const { seq, hash } = row;
  transaction
    .insert(t.sealedHead)
    .values({ committeeId, seq, hash })
    .onConflictDoUpdate({ target: t.sealedHead.committeeId, set: { seq, hash } })
    .run();
  return row;
}

/** SHA-256 of the canonical JSON of every fact in the row but the body, in hex. */
export function hashOfSealed(row: Omit<SealedRow, 'hash'>): string {
  const { committeeId, seq, kind, meetingId, part, at, by, sha256, previous } = row;
  const facts = { committeeId, seq, kind, meetingId, part, at, by, sha256, previous };
  return createHash('sha256')
    .update(canonicalize(facts) ?? '')
    .digest('hex');
}

/** What the first row is chained to. */
export const BEGINNING = '';

function rowOf(row: typeof t.sealedRecord.$inferSelect): SealedRow {
  return {
    ...row,
    kind: row.kind as SealedKind,
    part: row.part as Part,
    committeeId: toCommitteeId(row.committeeId),
    meetingId: toMeetingId(row.meetingId),
  };
}
