import { expect, test } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import { type AuditEntry, createAuditBook } from '#server/records/audit-book.ts';
import type { Founding } from '#server/records/founding.ts';
import { createFoundingStore, NotEmpty } from '#server/records/founding-store.ts';
import { toAreaId, toCommitteeId, toPersonId } from '#shared/ids.ts';

const FOUNDED: AuditEntry = {
  by: 'server',
  capacity: 'server',
  deed: 'committee-founded',
  committeeId: toCommitteeId('small'),
  thing: 'committee',
  thingId: 'small',
};

const small: Founding = {
  areas: [{ id: toAreaId('brent'), name: 'Brent' }],
  organisations: [],
  persons: [{ id: toPersonId('secretary'), name: 'Secretary', demonstration: true }],
  committee: {
    id: toCommitteeId('small'),
    name: 'A small committee',
    authorityMode: 'advisory',
    authorityNote: null,
    primaryFocus: [],
    predecessor: null,
  },
  posts: [],
  parentIds: [],
  terms: null,
  seats: [],
  meetings: [],
};

/** No chance about it: each call gives other bytes than the one before. */
function countedBytes(start: number) {
  let byte = start;
  return (count: number) => {
    byte += 1;
    return new Uint8Array(count).fill(byte);
  };
}

test('a new database is empty until a committee is founded in it', async () => {
  const { db, close } = openRecords(':memory:');
  const founding = createFoundingStore(db, createAuditBook({ now: () => 0 }));
  expect(await founding.isEmpty()).toBe(true);
  await founding.found(small, 1000, FOUNDED);
  expect(await founding.isEmpty()).toBe(false);
  expect(db.select().from(t.committee).all()).toMatchObject([small.committee]);
  close();
});

test('a person on record already is enough to refuse', async () => {
  const { db, close } = openRecords(':memory:');
  db.insert(t.person).values({ id: 'someone', name: 'Someone' }).run();
  const founding = createFoundingStore(db, createAuditBook({ now: () => 0 }));
  expect(await founding.isEmpty()).toBe(false);
  await expect(founding.found(small, 1000, FOUNDED)).rejects.toThrow(NotEmpty);
  expect(db.select().from(t.committee).all()).toEqual([]);
  close();
});

test('what cannot be written whole is not written at all', async () => {
  const { db, close } = openRecords(':memory:');
  const founding = createFoundingStore(db, createAuditBook({ now: () => 0 }));
  const [secretary] = small.persons;
  const twice = { ...small, persons: [secretary, secretary] } as Founding;
  await expect(founding.found(twice, 1000, FOUNDED)).rejects.toThrow();
  expect(db.select().from(t.area).all()).toEqual([]);
  expect(await founding.isEmpty()).toBe(true);
  close();
});

test('the demonstration is loaded once: a second load is refused and changes nothing', async () => {
  const { db, close } = openRecords(':memory:');
  const deps = {
    founding: createFoundingStore(db, createAuditBook({ now: () => 0 })),
    now: () => Date.UTC(2018, 2, 5, 9),
    randomBytes: countedBytes(0),
  };
  await loadDemonstration(deps);
  const documents = db.select().from(t.document).all();
  await expect(loadDemonstration(deps)).rejects.toThrow(NotEmpty);
  expect(db.select().from(t.document).all()).toEqual(documents);
  expect(db.select().from(t.committee).all()).toHaveLength(1);
  close();
});

test('document ids are random and of the first epoch; the seeds are the same whatever the chance', async () => {
  const seeds = async (start: number) => {
    const { db, close } = openRecords(':memory:');
    await loadDemonstration({
      founding: createFoundingStore(db, createAuditBook({ now: () => 0 })),
      now: () => Date.UTC(2018, 2, 5, 9),
      randomBytes: countedBytes(start),
    });
    const rows = db.select().from(t.document).all();
    close();
    return rows;
  };
  const [first, second] = [await seeds(0), await seeds(100)];
  expect(new Set([...first, ...second].map((one) => one.id)).size).toBe(2 * first.length);
  for (const { id } of first) expect(id).toMatch(/^[\w-]{22}\.1$/);
  const told = (rows: typeof first) =>
    rows.map(({ kind, itemId, seed }) => `${kind} ${itemId} ${seed.toString('hex')}`).sort();
  expect(told(first)).toEqual(told(second));
});
