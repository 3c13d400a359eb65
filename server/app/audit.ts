import type { RecordsDatabase } from '#server/db/open-records.ts';
import { type AuditQueriesDeps, createAuditQueries } from '#server/queries/audit.ts';
import { createAuditStore } from '#server/records/audit-store.ts';

/** The pages of who did what. */
export function createAuditPages({
  db,
  ...deps
}: Omit<AuditQueriesDeps, 'audit'> & { readonly db: RecordsDatabase }) {
  return { audit: createAuditQueries({ ...deps, audit: createAuditStore(db) }) };
}
