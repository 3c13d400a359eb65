import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { must } from '#shared/lang/must.ts';
import { openIdentityProvider } from '#test/harness/identity-provider.ts';
import { giveAddress, postForm, signedInBy } from '#test/harness/mailed.ts';
import { startServer } from '#test/harness/test-server.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

/** A browser without pages: follows what it is told, with a box of cookies for each host. */
function createBrowser() {
  const boxes = new Map<string, Map<string, string>>();
  const get = async (address: string): Promise<Response> => {
    const { host } = new URL(address);
    const box = boxes.get(host) ?? new Map<string, string>();
    boxes.set(host, box);
    const cookie = [...box].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(one)) box.delete(name);
      else box.set(name, value);
    }
    return answer;
  };
  return {
    get,
    /** Goes where it is sent, until it is sent nowhere or to what `stop` names. */
    follow: async (address: string, stop: (address: string) => boolean = () => false) => {
      let at = address;
      for (let hops = 0; hops < 15; hops += 1) {
        if (stop(at)) return { at, answer: null };
        const answer = await get(at);
        const onward = answer.headers.get('location');
        if (onward === null || answer.headers.getSetCookie().some(isSession)) return { at, answer };
        at = new URL(onward, at).href;
      }
      throw new Error(`Sent round and round, at last to ${at}`);
    },
  };
}

const isSession = (cookie: string) => cookie.startsWith('matters_arising_session=');
const isCallback = (address: string) => address.includes('/sign-in/with/callback/');

async function startBoth() {
  const trust = await openIdentityProvider('trust', ['trust.example']);
  const server = await startServer({ organisations: [trust.organisation] });
  trust.servedAt(server.origin);
  giveAddress(server, 'chair', 'chair@trust.example');
  return { trust, server, door: `${server.origin}/sign-in/with/trust` };
}

test('somebody invited signs in at their organisation, again and again, and its tokens are not kept', async () => {
  const { trust, server, door } = await startBoth();
  expect(await (await fetch(`${server.origin}/sign-in`)).text()).toContain(
    'href="/sign-in/with/trust"',
  );
  trust.is({ sub: '1', email: 'Chair@Trust.example', email_verified: true });
  for (let time = 0; time < 2; time += 1) {
    const { answer } = await createBrowser().follow(door);
    expect(answer?.headers.get('location')).toBe('/');
    const cookie = must(answer?.headers.getSetCookie().find(isSession), 'a session');
    expect(
      await signedInBy(server.origin, new Response(null, { headers: { 'set-cookie': cookie } })),
    ).toBe('chair');
  }
  expect(server.db.select().from(t.linkedIdentity).all()).toMatchObject([
    { userId: 'chair', accessToken: null, refreshToken: null, idToken: null },
  ]);
  expect(server.db.select().from(t.signInState).all()).toEqual([]);
});

test('what is asked of the organisation is protected: PKCE, state and nonce', async () => {
  const { server, door } = await startBoth();
  const asked = await fetch(door, { redirect: 'manual' });
  const { searchParams } = new URL(must(asked.headers.get('location'), 'an address'));
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  expect(searchParams.get('redirect_uri')).toBe(`${server.origin}/sign-in/with/callback/trust`);
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(must(searchParams.get(name), name).length).toBeGreaterThan(20);
  }
});

test.each([
  ['a stranger', { sub: '2', email: 'stranger@trust.example', email_verified: true }],
  [
    'an address that is not verified',
    { sub: '3', email: 'chair@trust.example', email_verified: false },
  ],
  ['an address nobody speaks of as verified', { sub: '4', email: 'chair@trust.example' }],
  ['no address', { sub: '5' }],
])('%s is not signed in', async (_, claims) => {
  const { trust, server, door } = await startBoth();
  trust.is(claims);
  const { answer } = await createBrowser().follow(door);
  expect(answer?.status).toBe(403);
  expect(answer?.headers.getSetCookie().some(isSession)).toBe(false);
  expect(server.db.select().from(t.session).all()).toEqual([]);
  expect(
    server.db
      .select()
      .from(t.person)
      .all()
      .filter((one) => one.email?.includes('stranger')),
  ).toEqual([]);
});

test('an organisation vouches for addresses of its own domains alone', async () => {
  const { trust, server, door } = await startBoth();
  giveAddress(server, 'secretary', 'secretary@council.example');
  trust.is({ sub: '6', email: 'secretary@council.example', email_verified: true });
  const { answer } = await createBrowser().follow(door);
  expect(answer?.status).toBe(403);
  expect(server.db.select().from(t.session).all()).toEqual([]);
});

test('who was let in once is looked at again: another address, or a closed account', async () => {
  const { trust, server, door } = await startBoth();
  const status = async () => (await createBrowser().follow(door)).answer?.status;
  trust.is({ sub: '1', email: 'chair@trust.example', email_verified: true });
  expect(await status()).toBe(303);
  trust.is({ sub: '1', email: 'else@trust.example', email_verified: true });
  expect(await status()).toBe(403);
  trust.is({ sub: '1', email: 'chair@trust.example', email_verified: false });
  expect(await status()).toBe(403);
  trust.is({ sub: '1', email: 'chair@trust.example', email_verified: true });
  server.db.update(t.person).set({ disabledAt: 1 }).where(eq(t.person.id, 'chair')).run();
  expect(await status()).toBe(403);
});

test('a foreign callback is refused: another’s answer, one’s own twice, and a foreign address to go to', async () => {
  const { trust, server, door } = await startBoth();
  trust.is({ sub: '1', email: 'chair@trust.example', email_verified: true });
  const own = createBrowser();
  const { at } = await own.follow(door, isCallback);
  // A victim is sent to the answer that somebody else got.
  const victim = await createBrowser().get(at);
  expect([victim.status, victim.headers.getSetCookie().some(isSession)]).toEqual([403, false]);
  const made = await own.get(at.replace(/state=[^&]+/, 'state=made-up'));
  expect(made.status).toBe(403);

  const again = createBrowser();
  const fresh = await again.follow(door, isCallback);
  expect((await again.get(fresh.at)).status).toBe(303);
  expect((await again.get(fresh.at)).status).toBe(403);

  const foreign = await createBrowser().follow(`${door}?callbackURL=https://elsewhere.example/`);
  expect(foreign.answer?.headers.get('location')).toBe('/');
  const raw = await postForm(server.origin, '/sign-in/with/sign-in/social', { provider: 'trust' });
  expect(raw.status).toBe(404);
});

test('an organisation nobody named, or one that cannot be reached, says so', async () => {
  const gone = await openIdentityProvider('gone', ['gone.example']);
  const server = await startServer({ organisations: [gone.organisation] });
  for (const id of ['gone', 'no-such']) {
    const answer = await fetch(`${server.origin}/sign-in/with/${id}`, { redirect: 'manual' });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('name="email"');
  }
});
