import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import {
  type CommitteeId,
  type OrganisationId,
  type PersonId,
  toCommitteeId,
  toOrganisationId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';

/** Somebody who keeps a body's own minutes, from a day and until the day before another. */
export interface BodySecretary {
  readonly id: string;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly name: string;
  readonly fromDay: string | null;
  readonly toDay: string | null;
}

export interface BodySecretaryStore {
  /** Whoever is or was one, by body and name. */
  all(): Promise<readonly BodySecretary[]>;
  /** The bodies whose secretary this person is on that day. */
  bodiesOf(
    person: PersonId,
    day: string,
  ): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]>;
  /** Those who receive the minutes of a committee on that day. */
  receiversOf(committee: CommitteeId, day: string): Promise<readonly PersonId[]>;
  /** The committees that a body is a parent of. */
  committeesOf(organisation: OrganisationId): Promise<readonly CommitteeId[]>;
  name(secretary: Omit<BodySecretary, 'name'>, entry: AuditEntry): Promise<void>;
  end(id: string, toDay: string, entry: AuditEntry): Promise<void>;
}

export function createBodySecretaryStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): BodySecretaryStore {
  const { bodySecretary: table, committeeOrganisation: parents } = t;
  const standsOn = (day: string) =>
    and(
      or(isNull(table.fromDay), lte(table.fromDay, day)),
      or(isNull(table.toDay), gt(table.toDay, day)),
    );

  return {
    all: async () =>
      db
        .select({ row: table, name: t.person.name })
        .from(table)
        .innerJoin(t.person, eq(t.person.id, table.personId))
        .orderBy(asc(table.organisationId), asc(t.person.name), asc(table.id))
        .all()
        .map(({ row, name }) => ({
          ...row,
          organisationId: toOrganisationId(row.organisationId),
          personId: toPersonId(row.personId),
          name,
        })),

    bodiesOf: async (person, day) => {
      const found = db
        .selectDistinct({ id: t.organisation.id, name: t.organisation.name })
        .from(table)
        .innerJoin(t.organisation, eq(t.organisation.id, table.organisationId))
        .where(and(eq(table.personId, person), standsOn(day)))
        .orderBy(asc(t.organisation.name))
        .all();
      return found.map(({ id, name }) => ({ id: toOrganisationId(id), name }));
    },

    receiversOf: async (committee, day) =>
      db
        .selectDistinct({ id: table.personId })
        .from(table)
        .innerJoin(parents, eq(parents.organisationId, table.organisationId))
        .where(and(eq(parents.committeeId, committee), eq(parents.role, 'parent'), standsOn(day)))
        .all()
        .map((row) => toPersonId(row.id)),

    committeesOf: async (organisation) =>
      db
        .select({ id: parents.committeeId })
        .from(parents)
        .where(and(eq(parents.organisationId, organisation), eq(parents.role, 'parent')))
        .all()
        .map((row) => toCommitteeId(row.id)),

    name: ({ id, organisationId, personId, fromDay, toDay }, entry) =>
      unitOfWork.run((transaction) => {
        transaction.insert(table).values({ id, organisationId, personId, fromDay, toDay }).run();
        audit.write(transaction, entry);
      }),

    end: (id, toDay, entry) =>
      unitOfWork.run((transaction) => {
        transaction.update(table).set({ toDay }).where(eq(table.id, id)).run();
        audit.write(transaction, entry);
      }),
  };
}
