import { expect, test } from 'vitest';
import { createHandClock } from '#test/harness/hand-clock.ts';
import { inStep } from '#test/harness/in-step.ts';
import { readWritten } from '#test/harness/read-written.ts';
import { presence } from '#test/harness/test-peer.ts';
import { startRelay } from '#test/harness/test-relay.ts';
import { until } from '#test/harness/until.ts';

const ASK_PRESENCE = Uint8Array.of(3);

const here = (client: number, cursor: unknown = null, clock = 1) => [
  { client, clock, state: { cursor, user: { name: 'The Prime Minister', color: 'red' } } },
];

test('[R24] [R25] stock clients see each other under the name the server knows', async () => {
  const { stock } = await startRelay();
  const secretary = stock('secretary');
  const chair = stock('chair');
  secretary.provider.awareness.setLocalState({
    cursor: { anchor: 1 },
    user: { name: 'Accountable Officer', color: 'url(//evil.example)' },
    extra: 'x',
  });
  const seen = () => chair.provider.awareness.getStates().get(secretary.doc.clientID);
  await until('the secretary to be seen', () => seen() !== undefined);
  expect(seen()).toEqual({
    cursor: { anchor: 1 },
    user: { name: 'The secretary', color: '#005eb8', id: 'secretary' },
  });
  // Nobody's own state is written over by what comes back.
  expect(secretary.provider.awareness.getLocalState()).toMatchObject({ extra: 'x' });

  secretary.provider.awareness.setLocalStateField('cursor', { anchor: 2 });
  await until('the move', () => (seen() as { cursor: { anchor: number } }).cursor.anchor === 2);
  secretary.provider.disconnect();
  await until('the secretary to be gone', () => seen() === undefined);
  secretary.provider.connect();
  await until('the secretary to be back', () => seen() !== undefined);
});

test('[R24] a page that was told of its own end is seen again when it comes back', async () => {
  const { peer } = await startRelay();
  const witness = await peer('witness');
  const before = await peer('secretary');
  before.sendPresence(here(1, { anchor: 1 }));
  await witness.hears('presence', ({ entries }) => entries.some((one) => one.client === 1));
  before.terminate();
  const end = await witness.hears('presence', ({ entries }) =>
    entries.some((one) => one.client === 1 && one.state === null),
  );
  // What y-protocols does with the end of its own state: it goes on from that clock.
  const clock = Math.max(...end.entries.map((one) => one.clock)) + 1;
  const after = await peer('secretary');
  after.sendPresence(here(1, { anchor: 2 }, clock));
  const seen = await witness.hears('presence', ({ entries }) =>
    entries.some((one) => one.client === 1 && one.clock > clock - 1 && one.state !== null),
  );
  expect(seen.entries[0]?.state?.cursor).toEqual({ anchor: 2 });
});

test('[R24] what a connection says of others is ignored, and harms nobody', async () => {
  const { peer } = await startRelay();
  const secretary = await peer('secretary');
  const mallory = await peer('mallory');
  const witness = await peer('witness');
  secretary.sendPresence(here(1, { anchor: 1 }));
  await witness.hears('presence', ({ entries }) => entries.some(({ client }) => client === 1));

  mallory.sendPresence([{ client: 1, clock: 99, state: null }]);
  mallory.sendPresence(here(1, { anchor: 666 }, 100));
  mallory.sendPresence(here(2, { anchor: 2 }));
  await witness.hears('presence', ({ entries }) => entries.some(({ client }) => client === 2));
  const ofSecretary = witness
    .ofKind('presence')
    .flatMap(({ entries }) => entries.filter(({ client }) => client === 1));
  expect(ofSecretary.map(({ state }) => state?.cursor)).toEqual([{ anchor: 1 }]);
  expect(mallory.closed).toBe(null);
});

test('[R24] a connection has two ids at most, and another s id stays theirs when they are gone', async () => {
  const { peer, relay } = await startRelay();
  const secretary = await peer('secretary');
  const mallory = await peer('mallory');
  const witness = await peer('witness');
  secretary.sendPresence(here(1));
  await witness.hears('presence', ({ entries }) => entries.some(({ client }) => client === 1));
  secretary.terminate();
  await until('the connection to be gone', () => relay.stats().sockets === 2);
  mallory.sendPresence(here(1, { anchor: 666 }, 50));
  for (const client of [2, 3, 4]) mallory.sendPresence(here(client));
  mallory.sendPresence(here(2, { anchor: 2 }, 2));
  await witness.hears('presence', ({ entries }) =>
    entries.some(({ client, state }) => client === 2 && state?.cursor !== null),
  );
  const present = new Map<number, unknown>();
  for (const { entries } of witness.ofKind('presence')) {
    for (const { client, state } of entries) present.set(client, state?.cursor);
  }
  expect(present).toEqual(
    new Map<number, unknown>([
      [1, undefined],
      [2, { anchor: 2 }],
      [3, null],
    ]),
  );
});

test('[R24] the same page on a new connection is the same one, before the old is seen to be dead', async () => {
  const { peer, relay } = await startRelay();
  const old = await peer('secretary');
  const witness = await peer('witness');
  old.sendPresence(here(1, { anchor: 1 }, 7));
  await witness.hears('presence', ({ entries }) => entries.length > 0);
  const fresh = await peer('secretary');
  fresh.sendPresence(here(1, { anchor: 2 }, 7));
  await witness.hears('presence', ({ entries }) =>
    entries.some(({ state }) => (state?.cursor as { anchor: number })?.anchor === 2),
  );
  old.terminate();
  await until('the connection to be gone', () => relay.stats().sockets === 2);
  fresh.sendPresence(here(1, { anchor: 3 }, 8));
  await witness.hears('presence', ({ entries }) =>
    entries.some(({ state }) => (state?.cursor as { anchor: number })?.anchor === 3),
  );
  const gone = witness.ofKind('presence').some((one) => one.entries.some((e) => e.state === null));
  expect(gone).toBe(false);
});

test('[R24] two tabs of one person do not speak for each other by repeating what they hear', async () => {
  const { peer } = await startRelay();
  const first = await peer('secretary');
  const second = await peer('secretary');
  const witness = await peer('witness');
  first.sendPresence(here(1, { anchor: 1 }));
  const heard = await second.hears('presence', ({ entries }) => entries.length > 0);
  second.sendPresence(heard.entries.map((entry) => ({ ...entry, state: { cursor: 'old' } })));
  second.sendPresence(here(2, { anchor: 2 }));
  await witness.hears('presence', ({ entries }) => entries.some(({ client }) => client === 2));
  first.sendPresence(here(1, { anchor: 3 }, 2));
  await witness.hears('presence', ({ entries }) =>
    entries.some(({ state }) => (state?.cursor as { anchor: number })?.anchor === 3),
  );
  const cursors = witness
    .ofKind('presence')
    .flatMap(({ entries }) => entries.filter(({ client }) => client === 1))
    .map(({ state }) => state?.cursor);
  expect(cursors).not.toContain('old');
});

test('[R25] presence that is too large is not passed on', async () => {
  const { peer } = await startRelay();
  const secretary = await peer('secretary');
  const witness = await peer('witness');
  secretary.sendPresence(here(1, { anchor: 'x'.repeat(3000) }));
  secretary.sendPresence(here(1, { anchor: 1 }, 2));
  const heard = await witness.hears('presence', ({ entries }) => entries.length > 0);
  expect(heard.entries.map(({ state }) => state?.cursor)).toEqual([{ anchor: 1 }]);
});

test('[R26] a newcomer is told of everybody, and whoever asks', async () => {
  const { peer } = await startRelay();
  const secretary = await peer('secretary');
  secretary.sendPresence(here(1, { anchor: 1 }));
  const first = await peer('witness');
  await first.hears('presence', ({ entries }) => entries.length > 0);
  const newcomer = await peer('chair');
  await newcomer.hears('presence', ({ entries }) => entries.some(({ client }) => client === 1));
  newcomer.send(Uint8Array.of(3));
  await until('the answer', () => newcomer.ofKind('presence').length === 2);
});

test('[R26] presence that is not confirmed ends by the server s clock', async () => {
  let time = 1_000_000;
  const { peer } = await startRelay({ now: () => time, limits: { roundMs: 5 } });
  const secretary = await peer('secretary');
  const witness = await peer('witness');
  secretary.sendPresence(here(1, { anchor: 1 }));
  await witness.hears('presence', ({ entries }) => entries.length > 0);
  time += 41_000;
  const gone = await witness.hears('presence', ({ entries }) =>
    entries.some(({ state }) => state === null),
  );
  expect(gone.entries[0]?.client).toBe(1);
  secretary.sendPresence(here(1, { anchor: 2 }, 2));
  await witness.hears('presence', ({ entries }) =>
    entries.some(({ state }) => (state?.cursor as { anchor: number })?.anchor === 2),
  );
});

test('[R26] after a restart pages believe the new server about those they knew', async () => {
  const first = await startRelay();
  const secretary = await first.peer('secretary');
  const witness = await first.peer('witness');
  for (const anchor of [1, 2, 3]) {
    secretary.sendPresence(here(1, { anchor }, anchor));
    await witness.hears('presence', ({ entries }) =>
      entries.some(({ state }) => (state?.cursor as { anchor: number })?.anchor === anchor),
    );
  }
  const clock = Math.max(
    ...witness.ofKind('presence').flatMap(({ entries }) => entries.map((one) => one.clock)),
  );
  const second = await startRelay();
  const again = await second.peer('secretary');
  const later = await second.peer('witness');
  again.sendPresence(here(1, { anchor: 3 }, 3));
  const heard = await later.hears('presence', ({ entries }) => entries.length > 0);
  expect(heard.entries[0]?.clock).toBeGreaterThan(clock);
});

test('[R27] a quiet connection is given a word, a lifeless one is ended', async () => {
  let time = 0;
  const { peer, relay } = await startRelay({ now: () => time, limits: { roundMs: 5 } });
  const quiet = await peer('secretary');
  await quiet.hears('step1');
  time += 20_000;
  expect((await quiet.hears('presence')).entries).toEqual([]);
  expect(quiet.closed).toBe(null);

  // It answers no ping any more.
  quiet.socket.pause();
  await until('the lifeless one to be gone', () => {
    time += 10_000;
    return relay.stats().sockets === 0;
  });
});

test('[R26] whoever asks who is there at the moment somebody leaves is told of that too', async () => {
  const clock = createHandClock();
  const { relay } = await startRelay({ clock });
  const [secretary, chair] = await inStep(relay, clock, ['secretary', 'chair']);
  if (secretary === undefined || chair === undefined) throw new Error('Nobody came');
  chair.say(presence([{ client: 7, clock: 1, state: { cursor: 1 } }]));
  await clock.pass(100);
  secretary.written.length = 0;
  secretary.say(ASK_PRESENCE);
  chair.listener?.closed();
  await clock.pass(100);
  expect(readWritten(secretary.written)).toMatchObject([
    { kind: 'presence', entries: [{ client: 7, state: null }] },
  ]);
});
