import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenRecords, openRecords } from '#server/db/open-records.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import { createAuditBook, faultsInAudit } from '#server/records/audit-book.ts';
import { toCommitteeId, toPersonId } from '#shared/ids.ts';

let records: OpenRecords;

beforeEach(async () => {
  records = openRecords(':memory:');
  const unitOfWork = createUnitOfWork(records.db);
  const book = createAuditBook({ now: () => 1_520_000_000_000 });
  for (const title of ['Chair', 'Member for Brent', 'Lay member']) {
    await unitOfWork.run((transaction) =>
      book.write(transaction, {
        by: toPersonId('secretary'),
        capacity: 'secretary',
        deed: 'seat-added',
        committeeId: toCommitteeId('joint'),
        thing: 'seat',
        thingId: title,
        after: { title, voting: true },
      }),
    );
  }
});
afterEach(() => records.close());

const byHand = (...statements: readonly string[]) => {
  for (const one of statements) records.db.run(one);
};
const withoutGuard = () =>
  byHand('DROP TRIGGER audit_event_no_update', 'DROP TRIGGER audit_event_no_delete');

test('the book as it was written has no fault', () => {
  expect(faultsInAudit(records.db)).toEqual([]);
});

test('the database itself refuses to change an entry or to take one out', () => {
  expect(() => byHand(`UPDATE audit_event SET actor_id = 'chair' WHERE seq = 2`)).toThrow();
  expect(() => byHand('DELETE FROM audit_event WHERE seq = 2')).toThrow();
  expect(faultsInAudit(records.db)).toEqual([]);
});

test.each([
  ['altered', `UPDATE audit_event SET actor_id = 'chair' WHERE seq = 2`, 'Entry 2 '],
  ['removed', 'DELETE FROM audit_event WHERE seq = 2', 'Entry 2 '],
  ['removed at the end', 'DELETE FROM audit_event WHERE seq = 3', 'ends at entry 2'],
  [
    'inserted at the end',
    `INSERT INTO audit_event SELECT 4, at, actor_id, capacity, deed, committee_id, meeting_id,
     item_id, part, thing, thing_id, before, after, reason, hash FROM audit_event WHERE seq = 3`,
    'Entry 4 ',
  ],
])('an entry %s by hand is found', (_, statement, found) => {
  withoutGuard();
  byHand(statement);
  expect(faultsInAudit(records.db)[0]).toContain(found);
});
