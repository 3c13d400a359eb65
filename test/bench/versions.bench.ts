import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import type { Journal } from '#server/journal/journal.ts';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { compareMinutes, isChanged } from '#shared/document/compare.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { type DocumentId, toBlockId, toDocumentId, toPlace } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { action, decision } from '#test/harness/blocks.ts';
import { dice as diceOf } from '#test/harness/dice.ts';
import { median, report, took } from '#test/harness/measure.ts';
import { startServer } from '#test/harness/test-server.ts';

// What looking back costs: two versions of a minute of twenty pages, and the story of 20,000 edits, beside a
// plain read of the same rows.

const AT = '/api/meetings/practice';
const ROUNDS = 9;

test('two versions of a twenty-page minute are compared', async () => {
  const [before, after] = twentyPages();
  const functionMs: number[] = [];
  let changed = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    functionMs.push(
      await took(async () => {
        changed = compareMinutes(before, after).filter(isChanged).length;
      }),
    );
  }
  let itemId = '';
  const prepare = (db: RecordsDatabase) => {
    const item = must(
      db.select().from(t.agendaItem).where(eq(t.agendaItem.meetingId, 'practice')).all()[0],
      'an item',
    );
    itemId = item.id;
    for (const [id, blocks] of [
      ['one', before],
      ['two', after],
    ] as const) {
      const at = id === 'one' ? 1 : 2;
      db.insert(t.snapshot)
        .values({
          id,
          meetingId: 'practice',
          part: item.part,
          kind: 'named',
          name: id,
          at,
          by: 'chair',
        })
        .run();
      db.insert(t.snapshotText)
        .values({
          snapshotId: id,
          documentId: item.minuteDocumentId,
          itemId: item.id,
          place: 1,
          content: canonicalText({ kind: 'minute', blocks }),
          sha256: '',
        })
        .run();
    }
  };
  const server = await startServer({ prepare });
  const secretary = await server.as('secretary');
  const times = { compared: [] as number[], read: [] as number[], shown: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.read.push(
      await took(async () => {
        const rows = server.db.select().from(t.snapshotText).all();
        for (const { content } of rows) JSON.parse(content ?? '');
      }),
    );
    times.shown.push(
      await took(async () => {
        for (const id of ['one', 'two']) await secretary.get(`${AT}/versions/${id}`);
      }),
    );
    times.compared.push(
      await took(async () => {
        const { body } = await secretary.get(`${AT}/compare?from=one&to=two&itemId=${itemId}`);
        expect(body.texts[0].state).toBe('changed');
      }),
    );
  }
  const [compared, read] = [median(times.compared), median(times.read)];
  const shown = median(times.shown);
  report('Comparing two versions of twenty pages, median ms', {
    'changed lines': changed,
    'in itself': median(functionMs),
    'asked for over HTTP': compared,
    'both read over HTTP': shown,
    ratio: compared / shown,
    'a plain read of the same rows': read,
  });
  expect(compared).toBeGreaterThan(0);
}, 120_000);

test('the history of 20,000 edits opens', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  const clock = { at: Date.UTC(2026, 10, 2, 9) };
  const open = () =>
    openSqliteJournal({ file: join(folder, 'journal.db'), now: () => clock.at, log: () => {} });
  const times = { first: [] as number[], again: [] as number[], read: [] as number[] };
  const blocked: number[] = [];
  /** Processor time of all threads: the same however much else the machine does. */
  const busy: number[] = [];
  const journal = await open();
  const server = await startServer({ journal, now: () => clock.at });
  const { items } = (await (await server.as('secretary')).get(AT)).body;
  const document = toDocumentId(items[0].documentId);
  await typeHistory(journal, document, clock);
  // The session from before all that time is over.
  const secretary = await server.as('secretary');
  let before = '';
  for (let page = 0; page < 4; page += 1) {
    const open = async () => (await secretary.get(`${AT}/history${before}`)).body;
    let found = { entries: [] as unknown[], before: null as string | null };
    times.read.push(
      await took(async () => void (await journal.entriesAfter(document, toPlace(0)))),
    );
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const cpu = process.cpuUsage();
    times.first.push(
      await took(async () => {
        found = await open();
      }),
    );
    const { user, system } = process.cpuUsage(cpu);
    busy.push((user + system) / 1000);
    delay.disable();
    blocked.push(delay.max / 1e6);
    times.again.push(await took(async () => void (await open())));
    expect(found.entries).toHaveLength(20);
    before = `?before=${found.before}`;
  }
  const [first, again, read] = [median(times.first), median(times.again), median(times.read)];
  report('The history of 20,000 edits, a page of twenty sessions, ms', {
    'opened first': first,
    'slowest of four pages': Math.max(...times.first),
    'opened again': again,
    'a plain read of the same rows': read,
    ratio: first / read,
    'processor time of all threads': median(busy),
    'longest wait of anybody else': median(blocked),
  });
  rmSync(folder, { recursive: true, force: true });
  expect(first).toBeGreaterThan(0);
}, 300_000);

/** Three people in turn write, correct and delete for many days. */
async function typeHistory(journal: Journal, id: DocumentId, clock: { at: number }): Promise<void> {
  const doc = new Y.Doc();
  for (const { update } of await journal.entriesAfter(id, toPlace(0))) Y.applyUpdate(doc, update);
  let update: Uint8Array = new Uint8Array();
  doc.on('update', (one: Uint8Array) => {
    update = one;
  });
  const authors = ['secretary', 'chair', 'member-brent'];
  const people = authors.map((author) => ({ author, clientId: 0 }));
  let text = new Y.XmlText();
  for (let edit = 0; edit < 20_000; ) {
    const session = Math.floor(edit / 250);
    const person = must(people[session % people.length], 'somebody');
    doc.clientID = 1000 + session;
    clock.at += 20 * 60_000;
    const written: Promise<unknown>[] = [];
    for (let n = 0; n < 250; n += 1, edit += 1) {
      if (n % 125 === 0) {
        const paragraph = new Y.XmlElement('paragraph');
        doc.transact(() => {
          paragraph.setAttribute('id', `p-${edit}`);
          text = new Y.XmlText('The ');
          paragraph.insert(0, [text]);
          doc.getXmlFragment('content').push([paragraph]);
        });
      } else if (n % 16 === 15) text.delete(text.length - 1, 1);
      else text.insert(text.length, 'abcd ef. Gh'.charAt(n % 11));
      const clients = n % 16 === 15 && n % 125 !== 0 ? [] : [doc.clientID];
      const clientId = clients[0] ?? null;
      written.push(journal.append(id, { author: person.author, clientId, clients, update }));
    }
    await Promise.all(written);
  }
}

/** About 10,000 words in 180 lines, and the same after a second look at them. */
function twentyPages(): [MinuteBlock[], MinuteBlock[]] {
  const dice = diceOf(20);
  const word = () => dice.pick(WORDS);
  const sentence = () => `${Array.from({ length: 14 }, word).join(' ')}. `;
  const words = () => Array.from({ length: 4 }, sentence).join('').trim();
  const before = Array.from({ length: 180 }, (_, n): MinuteBlock => {
    if (n % 20 === 9) return action(`a-${n}`, words());
    if (n % 20 === 19) return decision(`d-${n}`, words());
    return { kind: 'paragraph', id: toBlockId(`p-${n}`), text: [{ text: words() }] };
  });
  const after = before.map((block, n): MinuteBlock => {
    if (!('text' in block) || n % 3 !== 0) return block;
    const text = (block.text[0]?.text ?? '')
      .split(' ')
      .map((one) => (dice.chance(1 / 6) ? word() : one))
      .join(' ');
    return { ...block, text: [{ text }] };
  });
  after.push(...after.splice(10, 5));
  after.splice(50, 4);
  return [before, after];
}

const WORDS =
  'the board agreed that each borough will report on spending before next meeting because members asked for more detail about patients and services in winter plans while officers noted risks'.split(
    ' ',
  );
