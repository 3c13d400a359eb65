import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenRecords, openRecords } from '#server/db/open-records.ts';
import { createUnitOfWork } from '#server/db/unit-of-work.ts';
import { createSealedBook, hashOfSealed, seal } from '#server/records/sealed-book.ts';
import { endsOfSealed, faultsInSealed } from '#server/records/verify-sealed.ts';
import type { SealedKind } from '#shared/domain/vocabulary.ts';
import { toCommitteeId, toMeetingId } from '#shared/ids.ts';

let records: OpenRecords;

const joint = toCommitteeId('joint');
const other = toCommitteeId('other');
const march = toMeetingId('march');

beforeEach(async () => {
  records = openRecords(':memory:');
  await sealed('approved', joint, '{"words":"Views differ."}');
  await sealed('approved', other, '{"words":"Theirs."}');
  await sealed('signed', joint, '{"name":"The chair"}');
  await sealed('corrected', joint, '{"note":"For Brent read Barnet."}');
});
afterEach(() => records.close());

const sealed = (kind: SealedKind, committeeId = joint, body = '{}') =>
  createUnitOfWork(records.db).run((transaction) =>
    seal(transaction, {
      kind,
      committeeId,
      meetingId: march,
      part: 'I',
      at: 1_522_000_000_000,
      by: 'secretary',
      body,
    }),
  );
const byHand = (...statements: readonly string[]) => {
  for (const one of statements) records.db.run(one);
};
const withoutGuard = () =>
  byHand(
    'DROP TRIGGER sealed_record_no_update',
    'DROP TRIGGER sealed_record_no_delete',
    'DROP TRIGGER sealed_record_no_replace',
  );
const faults = () => faultsInSealed(records.db);

test('each committee has one chain, from 1 without a gap, and as it was written it has no fault', async () => {
  const book = createSealedBook(records.db);
  const chain = await book.ofCommittee(joint);
  expect(chain.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'approved'],
    [2, 'signed'],
    [3, 'corrected'],
  ]);
  expect(chain.map((one) => one.previous)).toEqual(['', chain[0]?.hash, chain[1]?.hash]);
  expect(chain.map(hashOfSealed)).toEqual(chain.map((one) => one.hash));
  expect(chain[0]?.sha256).toBe(
    createHash('sha256').update('{"words":"Views differ."}').digest('hex'),
  );
  expect(await book.get(joint, 2)).toEqual(chain[1]);
  expect(await book.get(joint, 4)).toBeNull();
  expect((await book.ofMeeting(march)).length).toBe(4);
  expect(endsOfSealed(records.db).map(({ seq }) => seq)).toEqual([3, 1]);
  expect(faults()).toEqual([]);
});

test('the database itself refuses to change a sealed record or to take one out', () => {
  for (const statement of [
    `UPDATE sealed_record SET body = '{}' WHERE seq = 2`,
    'UPDATE sealed_record SET seq = seq + 1',
    'DELETE FROM sealed_record WHERE seq = 2',
    'DELETE FROM sealed_record',
    `UPDATE OR REPLACE sealed_record SET seq = 1 WHERE seq = 2`,
    COPY.replace('INSERT', 'INSERT OR REPLACE').replace('SEQ', '1').replace('FROM_SEQ', '2'),
  ]) {
    expect(() => byHand(statement)).toThrow();
  }
  expect(faults()).toEqual([]);
});

const COLUMNS = [
  'committee_id',
  'seq',
  'kind',
  'meeting_id',
  'part',
  'at',
  'by',
  'body',
  'sha256',
  'previous',
  'hash',
];

test('every column is one of those in which a flipped bit is looked for', () => {
  const rows = records.db.all<{ name: string }>(`PRAGMA table_info('sealed_record')`);
  expect(rows.map((one) => one.name)).toEqual(COLUMNS);
});

test.each(COLUMNS)('one flipped bit in %s of any row is found', (column) => {
  withoutGuard();
  const isNumber = column === 'seq' || column === 'at';
  for (const seq of [1, 2, 3]) {
    if (seq === 1 && column === 'previous') continue;
    const cell = `SELECT "${column}" AS cell FROM sealed_record WHERE committee_id = 'joint' AND seq = ${seq}`;
    const before = records.db.all<{ cell: string | number }>(cell)[0]?.cell ?? '';
    for (const bit of isNumber ? [3, 6, 20] : [0, 3, 6]) {
      const after = isNumber ? Number(before) ^ (1 << bit) : flipped(String(before), bit);
      const set = `UPDATE sealed_record SET "${column}" = ${literal(after)}
        WHERE committee_id = 'joint' AND seq = ${seq}`;
      const back = `UPDATE sealed_record SET "${column}" = ${literal(before)}
        WHERE "${column}" = ${literal(after)}`;
      byHand(set);
      expect([column, seq, bit, faults().length > 0]).toEqual([column, seq, bit, true]);
      byHand(back);
      expect(faults()).toEqual([]);
    }
  }
});

test.each(['committee_id', 'seq', 'hash'])(
  'one flipped bit in %s of the head is found',
  (column) => {
    const cell = `SELECT "${column}" AS cell FROM sealed_head WHERE committee_id = 'joint'`;
    const before = records.db.all<{ cell: string | number }>(cell)[0]?.cell ?? '';
    const after = typeof before === 'number' ? before ^ 4 : flipped(before, 1);
    byHand(`UPDATE sealed_head SET "${column}" = ${literal(after)} WHERE committee_id = 'joint'`);
    expect(faults()).not.toEqual([]);
  },
);

const COPY = `INSERT INTO sealed_record SELECT committee_id, SEQ, kind, meeting_id, part, at, "by",
  body, sha256, previous, hash FROM sealed_record WHERE committee_id = 'joint' AND seq = FROM_SEQ`;

test.each([
  [
    'a row taken out',
    [`DELETE FROM sealed_record WHERE committee_id = 'joint' AND seq = 2`],
    /^Sealed record 2 of .* is missing\.$/,
  ],
  [
    'the first row taken out',
    [`DELETE FROM sealed_record WHERE committee_id = 'joint' AND seq = 1`],
    /^Sealed record 1 of .* is missing\.$/,
  ],
  [
    'the last row taken out',
    [`DELETE FROM sealed_record WHERE committee_id = 'joint' AND seq = 3`],
    /end at record 2; they were written up to record 3\.$/,
  ],
  [
    'a row slipped in at the end',
    [COPY.replace('SEQ', '4').replace('FROM_SEQ', '3')],
    /^Sealed record 4 of .* is not as it was sealed\.$/,
  ],
  [
    'a row slipped in between',
    [
      `UPDATE sealed_record SET seq = 4 WHERE committee_id = 'joint' AND seq = 3`,
      COPY.replace('SEQ', '3').replace('FROM_SEQ', '2'),
    ],
    /^Sealed record 3 of .* is not as it was sealed\.$/,
  ],
  [
    'two rows in each other’s place',
    [
      `UPDATE sealed_record SET seq = 9 WHERE committee_id = 'joint' AND seq = 2`,
      `UPDATE sealed_record SET seq = 2 WHERE committee_id = 'joint' AND seq = 3`,
      `UPDATE sealed_record SET seq = 3 WHERE committee_id = 'joint' AND seq = 9`,
    ],
    /^Sealed record 2 of .* is not as it was sealed\.$/,
  ],
  [
    'a row of another committee',
    [`UPDATE sealed_record SET committee_id = 'joint', seq = 4 WHERE committee_id = 'other'`],
    /^Sealed record 4 of .* is not as it was sealed\.$/,
  ],
  [
    'all of a chain taken out',
    [`DELETE FROM sealed_record WHERE committee_id = 'other'`],
    /end at record 0; they were written up to record 1\.$/,
  ],
  [
    'the head taken out with the chain left',
    [`DELETE FROM sealed_head WHERE committee_id = 'other'`],
    /have lost the note of where they end\.$/,
  ],
])('%s is found, and said in words', (_, statements, sentence) => {
  withoutGuard();
  byHand(...statements);
  expect(faults()[0]).toMatch(sentence);
});

test('a row that was sealed anew by somebody who knows how is found by the row behind it', async () => {
  const row = await createSealedBook(records.db).get(joint, 2);
  if (row === null) throw new Error('no row');
  withoutGuard();
  const forged = { ...row, by: 'somebody else' };
  byHand(
    `UPDATE sealed_record SET "by" = 'somebody else', hash = '${hashOfSealed(forged)}'
     WHERE committee_id = 'joint' AND seq = 2`,
  );
  expect(faults()).toEqual([
    expect.stringMatching(/^Sealed record 3 of .* does not follow from the record before it\.$/),
  ]);
});

function flipped(text: string, bit: number): string {
  const bytes = Buffer.from(text);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes.toString('latin1');
}

function literal(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}
