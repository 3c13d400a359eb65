import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { asc, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { AuditDeed } from '#shared/domain/deed-words.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, ItemId, MeetingId, PersonId } from '#shared/ids.ts';

/** Something that was done, as a command says it. Values before and after are in the words of a page. */
export interface AuditEntry {
  readonly by: PersonId | 'server';
  /** What they acted as, in the policy's words: `secretary`, `administrator` … */
  readonly capacity: string;
  readonly deed: AuditDeed;
  readonly committeeId: CommitteeId | null;
  readonly meetingId?: MeetingId | null;
  /** Whoever is kept from this item is kept from this entry. */
  readonly itemId?: ItemId | null;
  /** The part whose readers alone may know of it. */
  readonly part?: Part | null;
  readonly thing: string;
  readonly thingId: string;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly reason?: string | null;
}

/** Who did what. Only ever added to; each row carries the hash of the one before it. */
export interface AuditBook {
  /** To be called in the transaction that makes the change: neither is on record without the other. */
  write(transaction: Transaction, entry: AuditEntry): void;
}

type Row = typeof t.auditEvent.$inferSelect;

/** What the first row is chained to. */
const BEGINNING = '';

export function createAuditBook({ now }: { readonly now: () => number }): AuditBook {
  return {
    write: (transaction, entry) => {
      const head = transaction.select().from(t.auditHead).where(eq(t.auditHead.id, 1)).get();
      const seq = (head?.seq ?? 0) + 1;
      const facts = {
        seq,
        at: now(),
        actorId: entry.by,
        capacity: entry.capacity,
        deed: entry.deed,
        committeeId: entry.committeeId,
        meetingId: entry.meetingId ?? null,
        itemId: entry.itemId ?? null,
        part: entry.part ?? null,
        thing: entry.thing,
        thingId: entry.thingId,
        before: entry.before ?? null,
        after: entry.after ?? null,
        reason: entry.reason ?? null,
      };
      const hash = hashOf(head?.hash ?? BEGINNING, facts);
      transaction
        .insert(t.auditEvent)
        .values({ ...facts, hash })
        .run();
      transaction
        .insert(t.auditHead)
        .values({ id: 1, seq, hash })
        .onConflictDoUpdate({ target: t.auditHead.id, set: { seq, hash } })
        .run();
    },
  };
}

/** Walks the whole book, as it stands at one moment. Empty: it is as it was written; else each fault as a
 *  sentence. Somebody who can write the whole file could write the whole book anew: against that helps only
 *  a hash of its end that was kept elsewhere (`endOfAudit`). */
export function faultsInAudit(db: Pick<RecordsDatabase, 'transaction'>): readonly string[] {
  return db.transaction((transaction) => [...walk(transaction)]);
}

/** Where the book ends: as many entries, and the hash that stands for all of them. */
export function endOfAudit(db: Pick<RecordsDatabase, 'select'>): {
  readonly seq: number;
  readonly hash: string;
} {
  const head = db.select().from(t.auditHead).where(eq(t.auditHead.id, 1)).get();
  return { seq: head?.seq ?? 0, hash: head?.hash ?? BEGINNING };
}

function* walk(db: Pick<RecordsDatabase, 'select'>): Generator<string> {
  let before = { seq: 0, hash: BEGINNING };
  for (const row of db.select().from(t.auditEvent).orderBy(asc(t.auditEvent.seq)).all()) {
    const { hash, ...facts } = row;
    const missing = row.seq - before.seq - 1;
    if (missing === 1) yield `Entry ${row.seq - 1} of the record of who did what is missing.`;
    if (missing > 1) {
      yield `Entries ${before.seq + 1} to ${row.seq - 1} of the record of who did what are missing.`;
    }
    // Behind a gap the hash cannot be told; on from there it goes by what the book says.
    if (missing === 0 && hash !== hashOf(before.hash, facts)) {
      yield `Entry ${row.seq} of the record of who did what is not as it was written.`;
    }
    before = { seq: row.seq, hash };
  }
  const end = endOfAudit(db);
  if (end.seq !== before.seq || end.hash !== before.hash) {
    yield `The record of who did what ends at entry ${before.seq}; it was written up to entry ${end.seq}${
      end.seq === before.seq ? ', with another end' : ''
    }.`;
  }
}

function hashOf(before: string, facts: Omit<Row, 'hash'>): string {
  return createHash('sha256')
    .update(before)
    .update('\n')
    .update(canonicalize(facts) ?? '')
    .digest('base64url');
}
