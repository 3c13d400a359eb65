import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as t from '#server/db/records-schema.ts';

/** Rows of the book that are approved minutes of Part I and name a body as one of the committee's. Whoever was one
 *  then receives them, and keeps what it received; whoever became one later does not. */
export function namesTheBody(organisationId: SQLiteColumn | string): SQL | undefined {
  const { kind, part, body } = t.sealedRecord;
  return and(
    eq(kind, 'approved'),
    eq(part, 'I'),
    sql`exists (select 1 from json_each(${body}, '$.committee.parents') as one where json_extract(one.value, '$.id') = ${organisationId})`,
  );
}
