import { expect, test } from 'vitest';
import { type AppendBatch, unpack } from '#server/journal/batch.ts';
import { createOutbox } from '#server/journal/outbox.ts';
import { toDocumentId } from '#shared/ids.ts';

const MARCH = toDocumentId('march.1');
const APRIL = toDocumentId('april.1');

/** An outbox whose writer is this test. */
function bench() {
  const sent: AppendBatch[] = [];
  const written: unknown[] = [];
  const outbox = createOutbox({
    now: () => 7,
    send: (batch) => sent.push(batch),
    onWritten: (document, place, { update }, at) =>
      written.push([document, place, [...update], at]),
  });
  return { outbox, sent, written };
}

const word = (...bytes: number[]) => ({
  author: 'chair',
  clientId: 1,
  update: Uint8Array.from(bytes),
});

function contentsOf(batch: AppendBatch) {
  const contents: unknown[] = [];
  unpack(batch, ({ document, author, clients, strict, update }) => {
    contents.push([batch.documents[document], author, clients, strict, [...update]]);
  });
  return contents;
}

test('[J18] what is said in one step goes in one batch, with everything that belongs to it', async () => {
  const { outbox, sent } = bench();
  // A view of a larger buffer, as a frame from a socket is.
  const view = new Uint8Array([9, 9, 1, 2, 9]).subarray(2, 4);
  outbox.append(MARCH, { author: 'chair', clientId: 1, clients: [1, 4_294_967_295], update: view });
  outbox.append(APRIL, { author: 'lead', clientId: null, update: new Uint8Array() });
  outbox.append(MARCH, { author: 'lead', clientId: 2, update: Uint8Array.of(3) });
  expect(sent).toHaveLength(0);
  await Promise.resolve();
  expect(sent.map(contentsOf)).toEqual([
    [
      [MARCH, 'chair', [1, 4_294_967_295], true, [1, 2]],
      [APRIL, 'lead', [], false, []],
      [MARCH, 'lead', [2], false, [3]],
    ],
  ]);
  expect(sent[0]?.at).toBe(7);
});

test('[J18] two batches are on their way at most; what comes meanwhile goes together', async () => {
  const { outbox, sent } = bench();
  const places: Promise<number>[] = [];
  for (const n of [1, 2, 3, 4]) {
    places.push(outbox.append(MARCH, word(n)));
    await Promise.resolve();
  }
  expect(sent.map(({ entries }) => entries)).toEqual([1, 1]);
  outbox.committed([{ firsts: [5], refusals: [] }]);
  expect(sent.map(({ entries }) => entries)).toEqual([1, 1, 2]);
  const { heads, entries, bytes } = outbox.committed([
    { firsts: [6], refusals: [] },
    { firsts: [7], refusals: [] },
  ]);
  expect(await Promise.all(places)).toEqual([5, 6, 7, 8]);
  expect([heads, entries, bytes]).toEqual([new Map([[MARCH, 8]]), 3, 3]);
});

test('[J18] it tells what waits, and that the oldest grows older', async () => {
  const { outbox } = bench();
  expect(outbox.backlog()).toEqual({ entries: 0, bytes: 0, age: 0 });
  outbox.append(MARCH, word(1, 2));
  await Promise.resolve();
  outbox.append(APRIL, word(3));
  const { age, ...rest } = outbox.backlog();
  expect(rest).toEqual({ entries: 2, bytes: 3 });
  while (outbox.backlog().age <= age);
  outbox.committed([{ firsts: [1], refusals: [] }]);
  expect(outbox.backlog().entries).toBe(1);
});

test('[J5] what was gathered before a document was loaded again goes to the writer before', async () => {
  const { outbox, sent } = bench();
  const settled: Promise<unknown>[] = [];
  for (const n of [1, 2, 3]) {
    settled.push(outbox.append(MARCH, word(n)));
    outbox.flush();
  }
  settled.push(outbox.append(MARCH, word(4)));
  await Promise.resolve();
  outbox.failed(1, 'full', 'no room');
  expect(sent).toHaveLength(3);
  outbox.reopen(MARCH);
  expect(sent).toHaveLength(4);
  outbox.abandon('closed', 'the test is over');
  expect((await Promise.allSettled(settled)).every((one) => one.status === 'rejected')).toBe(true);
});

test('[J5] what was gathered behind a failed batch is refused when the writer refuses it', async () => {
  const { outbox, sent } = bench();
  const settled = Promise.allSettled([
    outbox.append(MARCH, word(1)),
    outbox.append(APRIL, word(2)),
  ]);
  await Promise.resolve();
  outbox.failed(1, 'full', 'no room');
  const results = await settled;
  expect(results.map((one) => one.status === 'rejected' && one.reason.kind)).toEqual([
    'full',
    'full',
  ]);
  await expect(outbox.append(MARCH, word(3))).rejects.toMatchObject({ kind: 'behind' });
  expect(outbox.reopen(MARCH)).toBe(true);
  outbox.append(MARCH, word(4));
  await Promise.resolve();
  expect(sent).toHaveLength(2);
});

test('[J28] it tells of each entry that is on disk, and of none that was refused', async () => {
  const { outbox, written } = bench();
  outbox.append(MARCH, word(1));
  outbox.append(APRIL, word(2));
  outbox.append(MARCH, word(3)).catch(() => {});
  await Promise.resolve();
  expect(written).toEqual([]);
  const refusal = { document: 0, from: 1, fault: 'foreign', why: "another's" } as const;
  outbox.committed([{ firsts: [5, 9], refusals: [refusal] }]);
  expect(written).toEqual([
    [MARCH, 5, [1], 7],
    [APRIL, 9, [2], 7],
  ]);
});
