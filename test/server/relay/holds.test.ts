import { expect, test } from 'vitest';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { paragraphSeed } from '#test/harness/fake-rules.ts';
import type { TestPeer } from '#test/harness/test-peer.ts';
import { DOCUMENT, startRelay } from '#test/harness/test-relay.ts';

const SEED = paragraphSeed();
const DOC = toDocumentId(DOCUMENT);

/** Something that a test ends when it is ready. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

/** Resolves when the relay has whatever somebody sent: presence is passed on while a document is held. */
async function heard(author: TestPeer, witness: TestPeer): Promise<void> {
  author.sendPresence([{ client: 5, clock: 1, state: { cursor: null } }]);
  await witness.hears('presence', ({ entries }) => entries.some((one) => one.client === 5));
}

test('[R60] what is said while a document is held waits, and is judged by the right its author has then', async () => {
  const { peer, relay, gate, journal } = await startRelay();
  const member = await peer('member', { query: '?ack=1' });
  const witness = await peer('witness');
  const { say } = draft(SEED);
  member.sendUpdate(say('before '));
  await member.hears('saved', ({ frames }) => frames === 1);
  const decision = held();
  let words = '';
  const deciding = relay.hold([DOC], async (edit) => {
    await decision.ended;
    await edit(DOC, 'server', (doc) => {
      words = doc.getXmlFragment('prosemirror').toString();
    });
    gate.change('member', 'view');
  });
  member.sendUpdate(say('late '));
  member.sendStep1();
  await heard(member, witness);
  const other = relay.edit(DOC, 'server', () => {});
  decision.end();
  await deciding;
  await other;
  await member.hears('role', ({ mayWrite }) => !mayWrite);
  await member.hears('step2');
  expect(words).toContain('before');
  expect(words).not.toContain('late');
  expect((await journal.load(DOC)).head).toBe(2);
  expect(member.ofKind('saved').at(-1)?.frames).toBe(1);
});

test('[R60] when nothing came of it, what waited is taken in', async () => {
  const { peer, relay, journal } = await startRelay();
  const member = await peer('member', { query: '?ack=1' });
  const witness = await peer('witness');
  const decision = held();
  const deciding = relay.hold([DOC], async () => {
    await decision.ended;
    throw new Error('No');
  });
  const next = relay.hold([DOC], async (edit) => edit(DOC, 'server', () => {}));
  member.sendUpdate(draft(SEED).say('still there'));
  await heard(member, witness);
  expect((await journal.load(DOC)).head).toBe(1);
  decision.end();
  await expect(deciding).rejects.toThrow('No');
  await next;
  await member.hears('saved', ({ frames }) => frames === 1);
  expect((await journal.load(DOC)).head).toBe(2);
});
