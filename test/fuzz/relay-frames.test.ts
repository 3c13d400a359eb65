import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createJournalDocument } from '#server/journal/journal-document.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import { toDocumentId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { draft, paragraph } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { sync, type TestPeer } from '#test/harness/test-peer.ts';
import { DOCUMENT, firstText, startRelay, type, words } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const DOC = toDocumentId(DOCUMENT);
const SEED = paragraphSeed();

type Random = ReturnType<typeof dice>;

/** A frame that a client might send, with a few bytes changed, dropped or added. */
function mutated(random: Random): Uint8Array {
  const client = draft(SEED);
  const update = random.pick([
    () => client.say('words'),
    () => client.change((doc) => firstText(doc.getXmlFragment('prosemirror')).delete(0, 2)),
    () =>
      client.change((doc) =>
        firstText(doc.getXmlFragment('prosemirror')).format(0, 3, { bold: { by: 'me' } }),
      ),
    () => client.change((doc) => doc.getMap('items').set('i1', new Y.Map([['rank', 'a0']]))),
    () => Y.encodeStateAsUpdate(client.doc),
  ])();
  const frame = [...sync(random.below(3), update)];
  for (let i = 1 + random.below(4); i > 0; i--) {
    const at = random.below(frame.length);
    const kind = random.below(4);
    if (kind === 0) frame.splice(at, 1);
    else if (kind === 1) frame.splice(at, 0, random.below(256));
    else if (kind === 2) frame[at] = random.below(256);
    else frame[at] = (frame[at] ?? 0) ^ (1 << random.below(8));
  }
  return Uint8Array.from(frame);
}

function dice(seed: number) {
  const next = seededRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(list: readonly T[]): T => must(list[below(list.length)], 'a choice'),
    chance: (share: number) => next() < share,
  };
}

function noise(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.below(40) }, (_, i) =>
    i === 0 ? random.below(4) : random.below(256),
  );
}

test.each([1, 2])(
  '[R12] [R14] hundreds of damaged frames leave the document whole (seed %i)',
  async (seed) => {
    const random = dice(seed);
    const journal = createMemoryJournal({ now: () => 0 });
    const { peer, stock, relay } = await startRelay({
      journal,
      limits: { updatesPerSecond: 1e6, questionsPerSecond: 1e6, socketsPerPerson: 1e6 },
    });
    const victim = stock('secretary');
    await until('the document in step', () => victim.provider.synced);
    let hostile: TestPeer | null = null;
    for (let i = 0; i < 400; i++) {
      if (hostile === null || hostile.closed !== null) hostile = await peer('mallory');
      hostile.send(random.chance(0.8) ? mutated(random) : noise(random));
      await hostile.answered();
    }

    // The victim can still write, a newcomer can still join, and the journal can still be read.
    victim.prose.insert(0, [paragraph('still')]);
    type(victim.prose, ' here');
    const newcomer = stock('chair');
    await until('the newcomer to see it', () => words(newcomer.doc).includes('still here'));
    const replay = createJournalDocument(await journal.load(DOC), null);
    expect(words(replay)).toContain('still here');
    expect(Y.encodeStateAsUpdate(replay).byteLength).toBeGreaterThan(0);
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(replay));
    expect(words(again)).toBe(words(replay));
    expect(relay.stats().refused).toBeGreaterThan(50);
  },
  60_000,
);
