import { expect, onTestFinished, test } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import { createSettledDocuments } from '#server/records/settled-documents.ts';
import { toDocumentId } from '#shared/ids.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';

test('a start finds the minutes of an approved part settled, and not those that were closed when their item left it', () => {
  const { db, close } = openRecords(':memory:');
  onTestFinished(close);
  const row = { kind: 'minute', meetingId: 'march', createdAt: 1, seed: Buffer.alloc(0) } as const;
  db.insert(t.document)
    .values([
      { ...row, id: 'stays.1', itemId: 'stays', part: 'I' },
      { ...row, id: 'left.1', itemId: 'left', part: 'I', closedAt: 2 },
      { ...row, id: 'left-private.1', itemId: 'left', part: 'II' },
    ])
    .run();
  putMinutes(db, 'march', 'approved', { parts: ['I'] });
  const settled = createSettledDocuments(db);
  settled.load();
  const found = ['stays.1', 'left.1', 'left-private.1'].filter((one) =>
    settled.has(toDocumentId(one)),
  );
  expect(found).toEqual(['stays.1']);
});
