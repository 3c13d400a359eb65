import { eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import {
  type Allotted,
  allot,
  byReference,
  parseReference,
  referenceText,
  type WholeScheme,
} from '#shared/domain/minute-reference.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { type CommitteeId, type ItemId, toItemId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { minutesOf } from './minutes-store.ts';
import { type NewSnapshot, writeSnapshot } from './snapshot-store.ts';

/** An agenda going out. */
export interface Publishing {
  readonly committeeId: CommitteeId;
  /** The day of the meeting. */
  readonly day: string;
  readonly part: Part;
  readonly snapshot: NewSnapshot;
  /** `null`: without references. */
  readonly scheme: WholeScheme | null;
  /** The items to be numbered, in the order of the agenda; those that have a reference keep it. */
  readonly items: readonly ItemId[];
}

/** Minute references: only ever added to, and only with the agenda that they go out on. */
export interface ReferenceStore {
  /** Every reference of a committee, the earliest first. */
  ofCommittee(committee: CommitteeId): Promise<readonly Allotted[]>;
  /** The snapshot, the references and the entry in one unit of work; `entry` is given what was allotted.
   *  @returns what was allotted; `null`, and nothing was written: the minutes are no longer a draft */
  publish(
    publishing: Publishing,
    entry: (allotted: readonly Allotted[]) => AuditEntry,
  ): Promise<readonly Allotted[] | null>;
}

export function createReferenceStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): ReferenceStore {
  return {
    ofCommittee: async (committee) => [...allottedIn(db, committee)].sort(byReference),

    publish: ({ committeeId, day, part, snapshot, scheme, items }, entry) =>
      unitOfWork.run((transaction) => {
        const { state } = minutesOf(transaction, snapshot.meetingId)[part];
        if (stageOf(state) !== 'draft') return null;
        const allotted =
          scheme === null
            ? []
            : allot(allottedIn(transaction, committeeId), { day, scheme, items });
        for (const one of allotted) write(transaction, committeeId, one, snapshot.at);
        writeSnapshot(transaction, snapshot);
        audit.write(transaction, entry(allotted));
        return allotted;
      }),
  };
}

function allottedIn(db: Pick<RecordsDatabase, 'select'>, committee: CommitteeId): Allotted[] {
  return db
    .select()
    .from(t.minuteReference)
    .where(eq(t.minuteReference.committeeId, committee))
    .all()
    .map(({ itemId, reference }) => ({
      itemId: toItemId(itemId),
      ...must(parseReference(reference), 'a reference as it was allotted'),
    }));
}

function write(transaction: Transaction, committeeId: CommitteeId, one: Allotted, at: number) {
  const { itemId, year, number } = one;
  transaction
    .insert(t.minuteReference)
    .values({ itemId, committeeId, reference: referenceText(one), year, number, at })
    .run();
}
