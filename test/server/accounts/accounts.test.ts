import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Accounts, createAccounts } from '#server/accounts/accounts.ts';
import { demonstrationToken } from '#server/accounts/tokens.ts';
import * as t from '#server/db/records-schema.ts';
import { toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { makeSmallCommittee, type SmallCommittee } from '#test/harness/small-committee.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 60 * 60 * 1000;
const chair = toPersonId('chair');
let world: SmallCommittee;
let accounts: Accounts;
let now: number;

beforeEach(() => {
  world = makeSmallCommittee();
  now = 1_000;
  accounts = createAccounts({ db: world.db, now: () => now, randomBytes });
});
afterEach(() => world.close());

const signedIn = async () =>
  must(await accounts.signIn(await accounts.makeLink(chair, { expiresAt: null })), 'a session');

describe('a sign-in link', () => {
  test('says whose it is, as often as it is asked', async () => {
    const token = await accounts.makeLink(chair, { expiresAt: now + HOUR });
    const holder = { personId: 'chair', name: 'The chair' };
    expect(await accounts.linkHolder(token)).toEqual(holder);
    expect(await accounts.linkHolder(token)).toEqual(holder);
  });

  test('with an end signs in once', async () => {
    const token = await accounts.makeLink(chair, { expiresAt: now + HOUR });
    expect(await accounts.signIn(token)).toMatchObject({ personId: 'chair' });
    expect(await accounts.signIn(token)).toBeNull();
    expect(await accounts.linkHolder(token)).toBeNull();
  });

  test('is of no use from its end on', async () => {
    const token = await accounts.makeLink(chair, { expiresAt: now + HOUR });
    now += HOUR;
    expect(await accounts.linkHolder(token)).toBeNull();
    expect(await accounts.signIn(token)).toBeNull();
  });

  test('of the demonstration signs in again and again, each time anew', async () => {
    const token = await accounts.makeLink(chair, { expiresAt: null });
    const first = await accounts.signIn(token);
    now += 1_000 * HOUR;
    const second = await accounts.signIn(token);
    expect(first?.personId).toBe('chair');
    expect(second?.personId).toBe('chair');
    expect(second?.sessionToken).not.toBe(first?.sessionToken);
  });

  test('that is made for somebody is on record, without the link', async () => {
    const token = await accounts.makeLink(chair, { expiresAt: now + HOUR });
    const [entry, ...more] = world.db.select().from(t.auditEvent).all();
    expect(entry).toMatchObject({ deed: 'sign-in-link-made', thingId: 'chair', actorId: 'server' });
    expect(JSON.stringify(entry)).not.toContain(token);
    expect(more).toEqual([]);
  });

  test('may be made again with the same token, as after a restart', async () => {
    const token = demonstrationToken('a key', chair);
    expect(await accounts.makeLink(chair, { expiresAt: null, token })).toBe(token);
    expect(await accounts.makeLink(chair, { expiresAt: null, token })).toBe(token);
    expect(await accounts.signIn(token)).toMatchObject({ personId: 'chair' });
  });

  test('nobody made is nobody’s', async () => {
    expect(await accounts.linkHolder('made-up')).toBeNull();
    expect(await accounts.signIn('made-up')).toBeNull();
  });
});

test('a demonstration token is the same for a key and a person, and no other', () => {
  const token = demonstrationToken('a key', chair);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(demonstrationToken('a key', chair)).toBe(token);
  expect(demonstrationToken('another key', chair)).not.toBe(token);
  expect(demonstrationToken('a key', toPersonId('lay'))).not.toBe(token);
});

describe('a session', () => {
  test('lasts twelve hours from its last use', async () => {
    const { sessionToken, expiresAt } = await signedIn();
    expect(expiresAt).toBe(now + 12 * HOUR);
    now += 11 * HOUR;
    const { sessionKey } = must(await accounts.sessionOf(sessionToken), 'the session');
    accounts.use(sessionKey);
    now += 11 * HOUR;
    expect(await accounts.sessionOf(sessionToken)).toMatchObject({ personId: 'chair' });
    accounts.use(sessionKey);
    await accounts.endExpired();
    now += 12 * HOUR;
    expect(await accounts.sessionOf(sessionToken)).toBeNull();
  });

  test('that is looked at is not used', async () => {
    const { sessionToken } = await signedIn();
    now += 11 * HOUR;
    expect(await accounts.sessionOf(sessionToken)).not.toBeNull();
    now += HOUR;
    expect(await accounts.sessionOf(sessionToken)).toBeNull();
  });

  test('ends after a week, however much it is used', async () => {
    const { sessionToken } = await signedIn();
    const { sessionKey } = must(await accounts.sessionOf(sessionToken), 'the session');
    for (let hours = 0; hours < 7 * 24 - 1; hours += 1) {
      now += HOUR;
      accounts.use(sessionKey);
    }
    expect(await accounts.sessionOf(sessionToken)).not.toBeNull();
    now += HOUR;
    expect(await accounts.sessionOf(sessionToken)).toBeNull();
  });

  test('of somebody whose account is closed is none', async () => {
    const { sessionToken } = await signedIn();
    world.db.update(t.person).set({ disabledAt: now }).where(eq(t.person.id, 'chair')).run();
    expect(await accounts.sessionOf(sessionToken)).toBeNull();
  });

  test('keeps when it was last used over a restart, without a write for each use', async () => {
    const { sessionToken } = await signedIn();
    const { sessionKey } = must(await accounts.sessionOf(sessionToken), 'the session');
    now += 11 * HOUR;
    accounts.use(sessionKey);
    const kept = () => world.db.select().from(t.session).get()?.updatedAt.getTime();
    expect(kept()).toBe(1_000);
    await accounts.endExpired();
    expect(kept()).toBe(now);
    const afterRestart = createAccounts({ db: world.db, now: () => now, randomBytes });
    now += 11 * HOUR;
    expect(await afterRestart.sessionOf(sessionToken)).not.toBeNull();
  });

  test('has a key that stays and is not its token', async () => {
    const { sessionToken } = await signedIn();
    const key = (await accounts.sessionOf(sessionToken))?.sessionKey;
    expect(key).not.toBe(sessionToken);
    expect((await accounts.sessionOf(sessionToken))?.sessionKey).toBe(key);
    expect(await accounts.sessionOf(must(key, 'a key'))).toBeNull();
  });

  test('that was ended is over, and told once', async () => {
    const ended: string[] = [];
    const stop = accounts.onSessionEnded((key) => ended.push(key));
    const { sessionToken } = await signedIn();
    const key = (await accounts.sessionOf(sessionToken))?.sessionKey;
    await accounts.endSession(sessionToken);
    await accounts.endSession(sessionToken);
    expect(ended).toEqual([key]);
    expect(await accounts.sessionOf(sessionToken)).toBeNull();
    stop();
    await accounts.endSession((await signedIn()).sessionToken);
    expect(ended).toEqual([key]);
  });

  test('whose time is over is ended and told, and no other', async () => {
    const ended: string[] = [];
    accounts.onSessionEnded((key) => ended.push(key));
    const early = await signedIn();
    const key = (await accounts.sessionOf(early.sessionToken))?.sessionKey;
    now += 6 * HOUR;
    const late = await signedIn();
    now += 6 * HOUR;
    await accounts.makeLink(chair, { expiresAt: now - 1 });
    await accounts.endExpired();
    expect(ended).toEqual([key]);
    expect(await accounts.sessionOf(late.sessionToken)).not.toBeNull();
    const links = world.db.select().from(t.signInLink).all();
    expect(links.every((link) => link.expiresAt === null)).toBe(true);
  });
});

test('no token is kept: a stolen database opens nothing', async () => {
  const token = await accounts.makeLink(chair, { expiresAt: now + HOUR });
  const { sessionToken } = await signedIn();
  const kept = JSON.stringify([
    world.db.select().from(t.signInLink).all(),
    world.db.select().from(t.session).all(),
  ]);
  expect(kept).not.toContain(token);
  expect(kept).not.toContain(sessionToken);
});

describe('the session’s cookie', () => {
  test.each([
    ['matters_arising_session=abc', 'abc'],
    ['theme=dark; matters_arising_session=abc; other=1', 'abc'],
    ['matters_arising_session=', null],
    ['not_matters_arising_session=abc', null],
    ['', null],
    [undefined, null],
  ])('%s', (header, token) => {
    expect(accounts.readSessionCookie(header)).toBe(token);
  });
});
