import type { Access } from '#server/access/access.ts';
import { createConstitutionCommands } from '#server/commands/constitution/constitution-commands.ts';
import { committeesKept } from '#server/commands/constitution/keeping.ts';
import type { Desk } from '#server/commands/desk.ts';
import type { Invitations } from '#server/commands/invitations.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import { createConstitutionQueries } from '#server/queries/constitution.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { createBodyStore } from '#server/records/body-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import { createConstitutionStore } from '#server/records/constitution-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';

export interface ConstitutionDeps {
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly access: Access;
  readonly feed: ChangeFeed;
  readonly meetings: MeetingStore;
  readonly desk: Desk;
  readonly invitations: Invitations;
  readonly now: () => number;
  readonly random: () => string;
}

/** How committees are made up, and what keeps that up to date: the deps of its routes. */
export function createConstitution({ db, unitOfWork, audit, access, ...deps }: ConstitutionDeps) {
  const constitutions = createConstitutionStore(db, unitOfWork, audit);
  const bodies = createBodyStore(db, unitOfWork, audit);
  const standings = access;
  return {
    constitutions: createConstitutionQueries({
      constitutions,
      bodies,
      standings,
      committeesKept: (person) => committeesKept(standings, person),
      now: deps.now,
    }),
    keep: createConstitutionCommands({
      ...deps,
      constitutions,
      bodies,
      standings,
      today: () => dayInLondon(deps.now()),
      rightsChanged: (persons) => access.rightsChanged({ persons, documents: [] }),
    }),
  };
}
