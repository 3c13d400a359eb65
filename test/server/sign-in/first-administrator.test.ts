import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createFirstAdministrator } from '#server/accounts/first-administrator.ts';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createAuditBook, faultsInAudit } from '#server/records/audit-book.ts';
import { must } from '#shared/lang/must.ts';
import { startServer } from '#test/harness/test-server.ts';

function emptyService() {
  const { db } = openRecords(':memory:');
  let now = 1_000;
  const random = () => randomBytes(16).toString('base64url');
  const audit = createAuditBook({ now: () => now });
  const first = createFirstAdministrator({ db, audit, now: () => now, newToken: random, random });
  return {
    db,
    first,
    pass: (ms: number) => {
      now += ms;
    },
  };
}
const ada = { name: 'Ada', email: 'ada@example.org' };

test('the first link makes one administrator, once, and that is on record', async () => {
  const { db, first } = emptyService();
  const token = must(await first.makeLink(), 'a link');
  expect(first.isOpen(token)).toBe(true);
  const id = await first.begin(token, ada);
  expect(db.select().from(t.person).all()).toMatchObject([{ id, ...ada, administrator: true }]);
  expect(first.isOpen(token)).toBe(false);
  expect(await first.begin(token, ada)).toBeNull();
  expect(await first.makeLink()).toBeNull();
  expect(db.select().from(t.auditEvent).all()).toMatchObject([
    { deed: 'account-added', actorId: id },
  ]);
  expect(faultsInAudit(db)).toEqual([]);
});

test('a new start makes a new link and the old one useless; a day ends it', async () => {
  const { first, pass } = emptyService();
  const old = must(await first.makeLink(), 'a link');
  const fresh = must(await first.makeLink(), 'a link');
  expect([first.isOpen(old), first.isOpen(fresh)]).toEqual([false, true]);
  pass(24 * 60 * 60 * 1000);
  expect(first.isOpen(fresh)).toBe(false);
});

test('a service that knows somebody has no such link, and no such page', async () => {
  const server = await startServer();
  expect(await server.app.firstLink()).toBeNull();
  expect((await fetch(`${server.origin}/sign-in/first/made-up`)).status).toBe(404);
});
