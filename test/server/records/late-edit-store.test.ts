import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import type { AuditEntry } from '#server/records/audit-book.ts';
import { createLateEditStore } from '#server/records/late-edit-store.ts';
import { toLateEditId, toPersonId } from '#shared/ids.ts';

const ID = toLateEditId('late');
const BY = toPersonId('member');

test('words are settled as they were read, and not with what has come to them since', async () => {
  const { db, close } = openRecords(':memory:');
  db.run(sql`PRAGMA foreign_keys = OFF`);
  const audited: AuditEntry[] = [];
  const store = createLateEditStore(db, createUnitOfWork(db), {
    write: (_: unknown, entry: AuditEntry) => audited.push(entry),
  } as never);
  const of = { meetingId: 'march', documentId: 'minute.1', authorId: BY, at: 1 };
  const changes = { clients: [1], blocks: [] };
  db.insert(t.lateEdit)
    .values({ ...of, id: ID, changes, digest: 'more', state: 'waiting' })
    .run();
  const entry = {} as AuditEntry;
  expect(await store.settle({ id: ID, digest: 'less' }, 'put_aside', BY, 2, entry)).toBe(false);
  expect((await store.get(ID))?.state).toBe('waiting');
  expect(await store.settle({ id: ID, digest: 'more' }, 'put_aside', BY, 2, entry)).toBe(true);
  expect((await store.get(ID))?.state).toBe('put_aside');
  expect(audited).toHaveLength(1);
  close();
});
