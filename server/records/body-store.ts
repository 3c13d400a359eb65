import { asc, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Transaction, UnitOfWork } from '#server/db/unit-of-work.ts';
import type { Organisation } from '#shared/domain/organisation.ts';
import type { AreaKind, OrganisationKind } from '#shared/domain/vocabulary.ts';
import {
  type AreaId,
  type CommitteeId,
  type OrganisationId,
  toAreaId,
  toCommitteeId,
  toOrganisationId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

export interface OrganisationRecord extends Organisation {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly areaIds: readonly AreaId[];
}

export interface AreaRecord {
  readonly id: AreaId;
  readonly name: string;
  readonly kind: AreaKind;
}

export interface Bodies {
  readonly organisations: readonly OrganisationRecord[];
  readonly areas: readonly AreaRecord[];
}

export type BodyChange =
  | { readonly kind: 'area-added'; readonly area: AreaRecord }
  | { readonly kind: 'organisation-added'; readonly organisation: OrganisationRecord }
  | { readonly kind: 'organisation-changed'; readonly organisation: OrganisationRecord };

/** The bodies and areas that all committees share. */
export interface BodyStore {
  all(): Promise<Bodies>;
  /** The committees that a body is a parent of, is related to, or holds a seat on. */
  committeesOf(id: OrganisationId): Promise<readonly CommitteeId[]>;
  /** Reads, has the rule decide, and writes what it decided, in one unit of work. */
  change(
    decide: (bodies: Bodies) => { readonly change: BodyChange; readonly entry: AuditEntry },
  ): Promise<void>;
}

export function createBodyStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): BodyStore {
  return {
    all: async () => readBodies(db),

    committeesOf: async (id) => {
      const bodies = t.committeeOrganisation;
      const found = [
        ...db.select().from(bodies).where(eq(bodies.organisationId, id)).all(),
        ...db.select().from(t.seat).where(eq(t.seat.organisationId, id)).all(),
      ];
      return [...new Set(found.map((row) => row.committeeId))].map(toCommitteeId);
    },

    change: (decide) =>
      unitOfWork.run((transaction) => {
        const { change, entry } = decide(readBodies(transaction));
        write(transaction, change);
        audit.write(transaction, entry);
      }),
  };
}

/** What a committee's constitution needs of them too. */
export function readBodies(db: Pick<RecordsDatabase, 'select'>): Bodies {
  const spoken = db.select().from(t.organisationArea).all();
  return {
    organisations: db
      .select()
      .from(t.organisation)
      .orderBy(asc(t.organisation.name))
      .all()
      .map((row) => ({
        id: toOrganisationId(row.id),
        name: row.name,
        kind: row.kind as OrganisationKind,
        areaIds: spoken
          .filter((one) => one.organisationId === row.id)
          .map((one) => toAreaId(one.areaId)),
        fromDay: row.fromDay,
        toDay: row.toDay,
        successorId: row.successorId === null ? null : toOrganisationId(row.successorId),
      })),
    areas: db
      .select()
      .from(t.area)
      .orderBy(asc(t.area.name))
      .all()
      .map((row) => ({ id: toAreaId(row.id), name: row.name, kind: row.kind as AreaKind })),
  };
}

function write(transaction: Transaction, change: BodyChange): void {
  if (change.kind === 'area-added') {
    transaction.insert(t.area).values(change.area).run();
    return;
  }
  const { areaIds, ...organisation } = change.organisation;
  transaction
    .insert(t.organisation)
    .values(organisation)
    .onConflictDoUpdate({ target: t.organisation.id, set: organisation })
    .run();
  const spoken = t.organisationArea;
  transaction.delete(spoken).where(eq(spoken.organisationId, organisation.id)).run();
  for (const areaId of areaIds) {
    transaction.insert(spoken).values({ organisationId: organisation.id, areaId }).run();
  }
}
