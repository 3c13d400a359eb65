import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { asc, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction } from '#server/db/unit-of-work.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, ItemId, MeetingId, PersonId } from '#shared/ids.ts';

/** Something that was done, as a command says it. Values before and after are in the words of a page. */
export interface AuditEntry {
  readonly by: PersonId | 'server';
  /** What they acted as, in the policy's words: `secretary`, `administrator` … */
  readonly capacity: string;
  /** An order in the past tense: `seat-added`, `appointment-ended`, `item-made-private`. */
  readonly deed: string;
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

/** Walks the whole book. `null`: it is as it was written; else the first fault, as a sentence. */
export function faultInAudit(db: Pick<RecordsDatabase, 'select'>): string | null {
  let before = { seq: 0, hash: BEGINNING };
  for (const row of db.select().from(t.auditEvent).orderBy(asc(t.auditEvent.seq)).all()) {
    if (row.seq !== before.seq + 1) {
      return `Entry ${before.seq + 1} of the record of who did what is missing.`;
    }
    const { hash, ...facts } = row;
    if (hash !== hashOf(before.hash, facts)) {
      return `Entry ${row.seq} of the record of who did what is not as it was written.`;
    }
    before = { seq: row.seq, hash };
  }
  const head = db.select().from(t.auditHead).where(eq(t.auditHead.id, 1)).get();
  const { seq = 0, hash = BEGINNING } = head ?? {};
  if (seq === before.seq && hash === before.hash) return null;
  return `The record of who did what ends at entry ${before.seq}; it was written up to entry ${seq}.`;
}

function hashOf(before: string, facts: Omit<Row, 'hash'>): string {
  return createHash('sha256')
    .update(before)
    .update('\n')
    .update(canonicalize(facts) ?? '')
    .digest('base64url');
}
