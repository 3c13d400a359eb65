import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { cpuMs } from '#test/harness/cpu-ms.ts';
import { createFakeRules } from '#test/harness/fake-rules.ts';
import { median, report } from '#test/harness/measure.ts';
import type { TestPeer } from '#test/harness/test-peer.ts';
import { DOCUMENT, startRelay } from '#test/harness/test-relay.ts';

// What one more keystroke costs the relay's thread when ten times as much has been typed before.

const SHORT = 5000;
const LONG = 10 * SHORT;
const MEASURED = 1000;
const ROUNDS = 5;

test('a keystroke costs the same however long the history is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  const journal = await openSqliteJournal({
    file: join(folder, 'journal.db'),
    now: () => Date.now(),
    log: () => {},
  });
  const rules = {
    ...createFakeRules(Y.encodeStateAsUpdate(new Y.Doc())),
    grammar: () => minuteGrammar,
  };
  const many = { updatesPerSecond: 1e9, bytesPerSecond: 1e12 };
  const { peer } = await startRelay({ journal, rules, limits: many });
  const costs = { short: [] as number[], long: [] as number[] };
  const documents = {
    short: await aDocument(
      await peer('secretary', { query: '?ack=1', document: `short-${DOCUMENT}` }),
    ),
    long: await aDocument(
      await peer('secretary', { query: '?ack=1', document: `long-${DOCUMENT}` }),
    ),
  };
  await documents.short.type(SHORT);
  await documents.long.type(LONG);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const which of ['short', 'long'] as const) {
      const before = cpuMs();
      await documents[which].type(MEASURED);
      costs[which].push((1000 * (cpuMs() - before)) / MEASURED);
    }
  }
  const [short, long] = [median(costs.short), median(costs.long)];
  report('One keystroke, µs of this thread (its sender included)', {
    'short history': short,
    'ten times as long': long,
    ratio: long / short,
  });
  await journal.close();
  rmSync(folder, { recursive: true });
  expect(costs.long).toHaveLength(ROUNDS);
}, 300_000);

/** A minute of paragraphs of eighty letters, typed letter by letter, and saved when `type` resolves. */
async function aDocument(peer: TestPeer) {
  peer.sendStep1();
  await peer.hears('step2');
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => peer.sendUpdate(update));
  let text = new Y.XmlText();
  let typed = 0;
  return {
    type: async (letters: number) => {
      for (let n = 0; n < letters; n += 1, typed += 1) {
        if (typed % 80 === 0) {
          text = new Y.XmlText('a');
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [text]);
          doc.getXmlFragment(MINUTE_FRAGMENT).push([paragraph]);
        } else text.insert(text.length, 'a');
        if (typed % 100 === 99) {
          await peer.hears('saved', ({ frames }) => frames > typed);
          peer.told.length = 0;
        }
      }
    },
  };
}
