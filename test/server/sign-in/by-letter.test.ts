import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { createSmtpMailer } from '#server/mail/smtp.ts';
import { must } from '#shared/lang/must.ts';
import { codeIn, giveAddress, linkIn, postForm, signedInBy } from '#test/harness/mailed.ts';
import { openPostBox, wordsOf } from '#test/harness/post-box.ts';
import { startServer, type TestServer } from '#test/harness/test-server.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const MINUTE = 60_000;
const chair = 'chair@example.org';

/** Asks for a letter and waits until it has been sent. */
async function letterFor(server: TestServer, email = chair): Promise<string> {
  const before = server.letters.length;
  await postForm(server.origin, '/sign-in', { email });
  await server.posted();
  return must(server.letters[before], 'a letter').text;
}

test('a member is sent a letter over SMTP; scanners open its link, and the button still signs in once', async () => {
  const postBox = await openPostBox();
  const mailer = createSmtpMailer({ url: postBox.url, from: 'Minutes <minutes@example.org>' });
  const server = await startServer({ mailer });
  giveAddress(server, 'chair', chair);
  const asked = await postForm(server.origin, '/sign-in', { email: ' Chair@Example.org ' });
  expect(asked.status).toBe(200);
  await server.posted();
  const [letter] = postBox.letters;
  expect(letter?.to).toEqual([chair]);
  const words = wordsOf(must(letter, 'a letter').raw);
  const link = linkIn(words);

  for (let scanner = 0; scanner < 3; scanner += 1) {
    const page = await fetch(server.origin + link);
    expect(page.status).toBe(200);
    expect((await page.text()).match(/<button/g)).toHaveLength(1);
  }
  const pressed = await postForm(server.origin, link);
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/']);
  expect(await signedInBy(server.origin, pressed)).toBe('chair');

  const again = await postForm(server.origin, link);
  expect([again.status, again.headers.get('set-cookie')]).toEqual([404, null]);
  const code = await postForm(server.origin, '/sign-in/code', {
    email: chair,
    code: codeIn(words),
  });
  expect([code.status, code.headers.get('set-cookie')]).toEqual([403, null]);
});

test('the code signs in on the device where it is typed, once, and its link is used with it', async () => {
  const server = await startServer();
  giveAddress(server, 'chair', chair);
  const letter = await letterFor(server);
  const code = codeIn(letter);
  const typed = await postForm(server.origin, '/sign-in/code', {
    email: chair,
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  });
  expect(typed.status).toBe(303);
  expect(await signedInBy(server.origin, typed)).toBe('chair');
  const again = await postForm(server.origin, '/sign-in/code', { email: chair, code });
  expect(again.status).toBe(403);
  expect((await fetch(server.origin + linkIn(letter))).status).toBe(404);
});

test('a link whose time is over leads to a page that offers a new one', async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const server = await startServer({ now: () => now });
  giveAddress(server, 'chair', chair);
  const letter = await letterFor(server);
  now += 15 * MINUTE;
  const page = await fetch(server.origin + linkIn(letter));
  expect(page.status).toBe(404);
  expect(await page.text()).toMatch(/<form method="post" action="\/sign-in"[\s\S]*name="email"/);
  const code = await postForm(server.origin, '/sign-in/code', {
    email: chair,
    code: codeIn(letter),
  });
  expect(code.status).toBe(403);
  const pressed = await postForm(server.origin, linkIn(await letterFor(server)));
  expect(await signedInBy(server.origin, pressed)).toBe('chair');
});

test('a stranger, and somebody whose account is closed, get the answer of a member and no letter', async () => {
  const server = await startServer();
  giveAddress(server, 'chair', chair);
  giveAddress(server, 'observer', 'closed@example.org');
  server.db.update(t.person).set({ disabledAt: 1 }).where(eq(t.person.id, 'observer')).run();
  const answers = [];
  for (const email of [chair, 'closed@example.org', 'stranger@example.org']) {
    const answer = await postForm(server.origin, '/sign-in', { email });
    const wrong = await postForm(server.origin, '/sign-in/code', { email, code: '000000' });
    answers.push([
      answer.status,
      (await answer.text()).replaceAll(email, '…'),
      wrong.status,
      (await wrong.text()).replaceAll(email, '…'),
    ]);
  }
  await server.posted();
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(server.letters.map((letter) => letter.to)).toEqual([chair]);
});

test('an address that is none is refused in words, and what was typed is still there', async () => {
  const server = await startServer();
  for (const email of ['', 'chair', '"chair@example.org"@example.net', 'a@b', 'x@y.org, z@y.org']) {
    const answer = await postForm(server.origin, '/sign-in', { email });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('There is a problem');
    expect(page).toMatch(/<title>Error: Sign in/);
  }
  expect(server.letters).toEqual([]);
});

test('a letter tells nothing but how to sign in, and the log nothing of it', async () => {
  const server = await startServer();
  giveAddress(server, 'chair', chair);
  const letter = await letterFor(server);
  expect(letter).not.toMatch(/committee|meeting|agenda/i);
  const kept = JSON.stringify([
    server.logged,
    server.db.select().from(t.signInLink).where(eq(t.signInLink.kind, 'letter')).all(),
  ]);
  for (const secret of [codeIn(letter), linkIn(letter).slice('/sign-in/'.length)]) {
    expect(kept).not.toContain(secret);
  }
});

test('five wrong codes from one place are enough there; the link and other places are not shut', async () => {
  const server = await startServer({ trustedProxies: ['127.0.0.1'] });
  giveAddress(server, 'chair', chair);
  const letter = await letterFor(server);
  const type = (code: string, place: string) =>
    postForm(
      server.origin,
      '/sign-in/code',
      { email: chair, code },
      { 'x-forwarded-for': place },
    ).then(({ status }) => status);
  const wrong = codeIn(letter) === '123456' ? '123457' : '123456';
  for (let tries = 0; tries < 5; tries += 1) expect(await type(wrong, '192.0.2.1')).toBe(403);
  expect(await type(codeIn(letter), '192.0.2.1')).toBe(429);
  expect((await fetch(server.origin + linkIn(letter))).status).toBe(200);
  expect(await type(codeIn(letter), '192.0.2.2')).toBe(303);
});

test('after fifty wrong codes from anywhere a code is dead, and its link is not', async () => {
  const server = await startServer({ trustedProxies: ['127.0.0.1'] });
  giveAddress(server, 'chair', chair);
  const letter = await letterFor(server);
  const wrong = codeIn(letter) === '123456' ? '123457' : '123456';
  for (let tries = 0; tries < 50; tries += 1) {
    await postForm(
      server.origin,
      '/sign-in/code',
      { email: chair, code: wrong },
      { 'x-forwarded-for': `192.0.2.${tries}` },
    );
  }
  await server.posted();
  const right = await postForm(server.origin, '/sign-in/code', {
    email: chair,
    code: codeIn(letter),
  });
  expect(right.status).toBe(403);
  const pressed = await postForm(server.origin, linkIn(letter));
  expect(await signedInBy(server.origin, pressed)).toBe('chair');
});

test('fifty members behind one address all sign in within five minutes', async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const server = await startServer({ now: () => now });
  const members = Array.from({ length: 50 }, (_, at) => `member-${at}`);
  for (const id of members) {
    server.db
      .insert(t.person)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
  }
  const began = now;
  for (const [at, id] of members.entries()) {
    const email = `${id}@example.org`;
    const letter = await letterFor(server, email);
    // One in three types the code, and wrongly at first.
    const code = codeIn(letter);
    if (at % 3 === 0) {
      await postForm(server.origin, '/sign-in/code', {
        email,
        code: code === '000000' ? '000001' : '000000',
      });
    }
    const answer =
      at % 3 === 0
        ? await postForm(server.origin, '/sign-in/code', { email, code })
        : await postForm(server.origin, linkIn(letter));
    expect(await signedInBy(server.origin, answer)).toBe(id);
    now += 5_000;
  }
  expect(now - began).toBeLessThanOrEqual(5 * MINUTE);
});

test('whoever asks in another’s name neither fills their letter box nor shuts them out', async () => {
  let now = Date.UTC(2026, 10, 22, 9);
  const server = await startServer({ now: () => now, trustedProxies: ['127.0.0.1'] });
  giveAddress(server, 'chair', chair);
  const ask = (place: string) =>
    postForm(server.origin, '/sign-in', { email: chair }, { 'x-forwarded-for': place });
  for (let place = 1; place <= 40; place += 1) {
    await ask(`192.0.2.${place}`);
    await server.posted();
  }
  expect(server.letters).toHaveLength(6);
  // The member asks from their own place, and any of the letters they have works, its code too.
  expect((await ask('198.51.100.7')).status).toBe(200);
  const first = must(server.letters[0], 'a letter').text;
  const typed = await postForm(server.origin, '/sign-in/code', {
    email: chair,
    code: codeIn(first),
  });
  expect(await signedInBy(server.origin, typed)).toBe('chair');
  // One was used, so that there is room for a new one.
  expect((await ask('198.51.100.7')).status).toBe(200);
  await server.posted();
  expect(server.letters).toHaveLength(7);
  now += 15 * MINUTE;
  const last = must(server.letters.at(-1), 'a letter').text;
  expect((await fetch(server.origin + linkIn(last))).status).toBe(404);
});

test('one place that asks again and again for one address is told to look for its letters', async () => {
  const server = await startServer();
  const ask = (email: string) => postForm(server.origin, '/sign-in', { email });
  for (let asks = 0; asks < 4; asks += 1) expect((await ask('who@example.org')).status).toBe(200);
  const fifth = await ask('who@example.org');
  expect(fifth.status).toBe(429);
  expect(await fifth.text()).toContain('Look for the newest');
  expect((await ask('another@example.org')).status).toBe(200);
});

test('a sign-in form on another site is refused', async () => {
  const server = await startServer();
  const headers = { origin: 'https://elsewhere.example' };
  const fields = { email: chair, code: '123456' };
  for (const path of ['/sign-in', '/sign-in/code']) {
    expect((await postForm(server.origin, path, fields, headers)).status).toBe(403);
  }
});
