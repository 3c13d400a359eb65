import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccess } from '#server/access/access.ts';
import { PERSON_COLOURS } from '#server/access/colours.ts';
import { type AccessGate, createGate } from '#server/access/gate.ts';
import { type Accounts, createAccounts } from '#server/accounts/accounts.ts';
import { createCommitteeStore } from '#server/records/committee-store.ts';
import { createStandingStore } from '#server/records/standing-store.ts';
import type { Gate } from '#server/relay/gate.ts';
import { toDocumentId, toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { makeSmallCommittee, type SmallCommittee } from '#test/harness/small-committee.ts';

let world: SmallCommittee;
let accounts: Accounts;
let gate: AccessGate;

beforeEach(() => {
  world = makeSmallCommittee();
  accounts = createAccounts({ db: world.db, now: () => 1_000, randomBytes });
  gate = createGate({
    access: createAccess({ standings: createStandingStore(world.db), today: () => '2018-03-01' }),
    accounts,
    people: createCommitteeStore(world.db),
  });
});
afterEach(() => world.close());

const request = (cookie?: string) => ({ headers: { cookie } }) as IncomingMessage;

async function cookieOf(who: string): Promise<string> {
  const link = await accounts.makeLink(toPersonId(who), { expiresAt: null });
  const { sessionToken } = must(await accounts.signIn(link), 'a session');
  return `theme=dark; matters_arising_session=${sessionToken}`;
}

test('it has the shape of the relay’s gate', () => {
  const relayGate: Gate = gate;
  expect(relayGate).toBe(gate);
});

test('somebody signed in is known by name, with a colour of their own that stays', async () => {
  const identity = await gate.identify(request(await cookieOf('chair')));
  expect(identity).toMatchObject({ personId: 'chair', name: 'The chair' });
  const again = await gate.identify(request(await cookieOf('chair')));
  expect(again?.colour).toBe(identity?.colour);
  expect(again?.sessionKey).not.toBe(identity?.sessionKey);
});

test('without a session nobody is known', async () => {
  expect(await gate.identify(request())).toBeNull();
  expect(await gate.identify(request('matters_arising_session=made-up'))).toBeNull();
});

test('signing out is told with the key that the identity had', async () => {
  const ended: string[] = [];
  gate.onSessionEnded((key) => ended.push(key));
  const cookie = await cookieOf('chair');
  const identity = await gate.identify(request(cookie));
  await accounts.endSession(must(accounts.readSessionCookie(cookie), 'a token'));
  expect(ended).toEqual([identity?.sessionKey]);
  expect(await gate.identify(request(cookie))).toBeNull();
});

test('rights are those of the policy', async () => {
  expect(await gate.right(toPersonId('lay'), toDocumentId('minute-I'))).toBe('view');
});

test('every colour can be read on white and white on it', () => {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const poor = PERSON_COLOURS.filter((colour) => 1.05 / (light(colour) + 0.05) < 4.5);
  expect(poor).toEqual([]);
  expect(new Set(PERSON_COLOURS).size).toBe(PERSON_COLOURS.length);
});
