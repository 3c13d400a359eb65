import * as encoding from 'lib0/encoding';
import { expect, test, vi } from 'vitest';
import type { Identity } from '#server/relay/gate.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { createPresenceTable } from '#server/relay/presence.ts';
import { toPersonId } from '#shared/ids.ts';

const IDENTITY: Identity = {
  personId: toPersonId('chair'),
  name: 'The chair',
  colour: '#005eb8',
  sessionKey: 'session of chair',
};

function frameOf(many: number, clientOf: (n: number) => number, state: string): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, many);
    for (let n = 0; n < many; n += 1) {
      encoding.writeVarUint(encoder, clientOf(n));
      encoding.writeVarUint(encoder, n);
      encoding.writeVarString(encoder, state);
    }
  });
}

test.each([
  ['one id', () => 5, '{}'],
  ['many ids', (n: number) => n, '{}'],
  ['many ids that end', (n: number) => n, 'null'],
] as const)(
  '[R24] of thousands of entries under %s in one frame few are read',
  (_, clientOf, state) => {
    const table = createPresenceTable(RELAY_LIMITS, () => 1000);
    const read = vi.spyOn(JSON, 'parse');
    table.hear({ identity: IDENTITY }, frameOf(4000, clientOf, state));
    const reads = read.mock.calls.length;
    read.mockRestore();
    expect(reads).toBeLessThan(20);
  },
);

test('[R24] a frame of more entries than there can be people is not listened to', () => {
  const table = createPresenceTable(RELAY_LIMITS, () => 1000);
  const chair = { identity: IDENTITY };
  table.hear(
    chair,
    frameOf(10_000, () => 5, '{}'),
  );
  expect(table.stirred()).toBe(false);
  table.hear(
    chair,
    frameOf(1, () => 5, '{}'),
  );
  expect(table.stirred()).toBe(true);
});
