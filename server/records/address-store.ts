import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { PersonId } from '#shared/ids.ts';

/** Where people's letters go; `null`: nowhere, because there is no address or the account was closed. */
export function createAddressStore(db: RecordsDatabase): (person: PersonId) => string | null {
  const byId = db
    .select({ email: t.person.email })
    .from(t.person)
    .where(and(eq(t.person.id, sql.placeholder('id')), isNull(t.person.disabledAt)))
    .prepare();
  return (id) => byId.get({ id })?.email ?? null;
}
