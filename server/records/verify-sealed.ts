import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Part, SealedKind } from '#shared/domain/vocabulary.ts';
import { toCommitteeId, toMeetingId } from '#shared/ids.ts';
import { BEGINNING, hashOfSealed, type SealedRow } from './sealed-book.ts';

type Reader = Pick<RecordsDatabase, 'select' | 'selectDistinct'>;

/** Walks the chain of every committee, as it stands at one moment. Empty: all of it is as it was sealed; else
 *  each fault as a sentence. Somebody who can write the whole file could write a whole chain anew: against
 *  that helps only a hash of its end that was kept elsewhere (`endsOfSealed`). */
export function faultsInSealed(db: Pick<RecordsDatabase, 'transaction'>): readonly string[] {
  return db.transaction((transaction) => {
    const chains = [
      ...transaction.selectDistinct({ id: t.sealedRecord.committeeId }).from(t.sealedRecord).all(),
      ...transaction.select({ id: t.sealedHead.committeeId }).from(t.sealedHead).all(),
    ];
    const ids = [...new Set(chains.map((one) => one.id))].toSorted();
    return ids.flatMap((id) => [...walk(transaction, id)]);
  });
}

/** Where each committee's chain ends: the hash there stands for all that was sealed. */
export function endsOfSealed(db: Reader): readonly SealedEnd[] {
  return db
    .select()
    .from(t.sealedHead)
    .orderBy(asc(t.sealedHead.committeeId))
    .all()
    .map(({ committeeId, seq, hash }) => ({ committee: nameOf(db, committeeId), seq, hash }));
}

export interface SealedEnd {
  /** Its name. */
  readonly committee: string;
  readonly seq: number;
  readonly hash: string;
}

function* walk(db: Reader, committee: string): Generator<string> {
  const of = `of ${nameOf(db, committee)}`;
  let before = { seq: 0, hash: BEGINNING };
  const rows = db
    .select()
    .from(t.sealedRecord)
    .where(eq(t.sealedRecord.committeeId, committee))
    .orderBy(asc(t.sealedRecord.seq))
    .all();
  for (const row of rows) {
    const { seq } = row;
    if (seq < 1) yield `There is a sealed record ${seq} ${of}; they are counted from 1.`;
    const missing = seq - before.seq - 1;
    if (missing === 1) yield `Sealed record ${seq - 1} ${of} is missing.`;
    if (missing > 1) yield `Sealed records ${before.seq + 1} to ${seq - 1} ${of} are missing.`;
    if (createHash('sha256').update(row.body).digest('hex') !== row.sha256) {
      yield `The text of sealed record ${seq} ${of} is not the one that was sealed: its hash is another.`;
    }
    if (row.hash !== hashOfSealed(typed(row))) {
      yield `Sealed record ${seq} ${of} is not as it was sealed.`;
    }
    // Behind a gap there is nothing to compare with; on from there it goes by what the book says.
    if (missing === 0 && row.previous !== before.hash) {
      yield `Sealed record ${seq} ${of} does not follow from the record before it.`;
    }
    before = { seq, hash: row.hash };
  }
  const end = db.select().from(t.sealedHead).where(eq(t.sealedHead.committeeId, committee)).get();
  if (end === undefined) {
    yield `The sealed records ${of} have lost the note of where they end.`;
  } else if (end.seq !== before.seq || end.hash !== before.hash) {
    const other = end.seq === before.seq ? ', with another end' : '';
    yield `The sealed records ${of} end at record ${before.seq}; they were written up to record ${end.seq}${other}.`;
  }
}

function typed(row: typeof t.sealedRecord.$inferSelect): SealedRow {
  return {
    ...row,
    kind: row.kind as SealedKind,
    part: row.part as Part,
    committeeId: toCommitteeId(row.committeeId),
    meetingId: toMeetingId(row.meetingId),
  };
}

function nameOf(db: Reader, committee: string): string {
  const row = db.select().from(t.committee).where(eq(t.committee.id, committee)).get();
  return row?.name ?? `the committee “${committee}”, of which nothing else is on record`;
}
