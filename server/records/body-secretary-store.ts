import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import {
  type MeetingId,
  type OrganisationId,
  type PersonId,
  toMeetingId,
  toOrganisationId,
  toPersonId,
} from '#shared/ids.ts';
import type { AuditBook, AuditEntry } from './audit-book.ts';
import { namesTheBody } from './sealed-parents.ts';

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
  /** Those who receive the approved minutes of a meeting on that day. */
  receiversOf(meeting: MeetingId, day: string): Promise<readonly PersonId[]>;
  /** The meetings whose approved minutes a body receives. */
  meetingsOf(organisation: OrganisationId): Promise<readonly MeetingId[]>;
  name(secretary: Omit<BodySecretary, 'name'>, entry: AuditEntry): Promise<void>;
  end(id: string, toDay: string, entry: AuditEntry): Promise<void>;
}

export function createBodySecretaryStore(
  db: RecordsDatabase,
  unitOfWork: UnitOfWork,
  audit: AuditBook,
): BodySecretaryStore {
  const { bodySecretary: table } = t;
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

    receiversOf: async (meeting, day) =>
      db
        .selectDistinct({ id: table.personId })
        .from(table)
        .innerJoin(t.sealedRecord, namesTheBody(table.organisationId))
        .where(and(eq(t.sealedRecord.meetingId, meeting), standsOn(day)))
        .all()
        .map((row) => toPersonId(row.id)),

    meetingsOf: async (organisation) =>
      db
        .selectDistinct({ id: t.sealedRecord.meetingId })
        .from(t.sealedRecord)
        .where(namesTheBody(organisation))
        .all()
        .map((row) => toMeetingId(row.id)),

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
