import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createNotifyMailer } from '#server/mail/notify.ts';
import { createOutbox } from '#server/mail/outbox.ts';
import { createPostRoom } from '#server/mail/post-room.ts';
import { createSmtpMailer } from '#server/mail/smtp.ts';
import { must } from '#shared/lang/must.ts';
import { openPostBox, wordsOf } from '#test/harness/post-box.ts';

// A busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const letter = {
  to: 'chair@example.org',
  subject: 'A secret?',
  text: 'The code is 123456 – “now”.\n',
};

test('by SMTP a letter comes as it was written, from whom the settings say', async () => {
  const postBox = await openPostBox();
  const from = 'Minutes <minutes@example.org>';
  await createSmtpMailer({ url: postBox.url, from }).send(letter);
  const [sent] = postBox.letters;
  expect(sent?.to).toEqual(['chair@example.org']);
  expect(sent?.raw).toMatch(/^From: Minutes <minutes@example.org>\r$/m);
  expect(sent?.raw).toMatch(/^Subject: A secret\?\r$/m);
  expect(wordsOf(must(sent, 'a letter').raw)).toContain('The code is 123456 – “now”.');
});

test('a letter that is refused for now is tried again; the log says whose it was and not what was in it', async () => {
  const postBox = await openPostBox();
  const lines: string[] = [];
  const postRoom = createPostRoom({
    mailer: createSmtpMailer({ url: postBox.url, from: 'minutes@example.org' }),
    log: (message, facts) => lines.push(`${message} ${JSON.stringify(facts)}`),
    waits: [1, 1, 1],
  });
  postBox.refuse(2);
  postRoom.post(letter, 'person-1');
  await postRoom.settled();
  expect(postBox.letters).toHaveLength(1);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/could not be sent.*person-1/);
  expect(lines.join()).not.toMatch(/example\.org|123456|secret/);
});

test('a letter that nobody takes is given up, and that is told', async () => {
  const lines: string[] = [];
  const postRoom = createPostRoom({
    mailer: createSmtpMailer({ url: 'smtp://127.0.0.1:1', from: 'minutes@example.org' }),
    log: (message) => lines.push(message),
    waits: [1],
  });
  postRoom.post(letter, 'person-1');
  await postRoom.settled();
  expect(lines).toEqual([
    'A letter could not be sent',
    'A letter could not be sent',
    'A letter was given up',
  ]);
});

test('an address with a quoted part goes to nobody', async () => {
  const sent: unknown[] = [];
  const postRoom = createPostRoom({
    mailer: { words: '', send: async (one) => void sent.push(one) },
    log: () => {},
  });
  postRoom.post({ ...letter, to: '"chair@example.org"@example.net' }, 'person-1');
  postRoom.post({ ...letter, to: 'a@example.org, b@example.org' }, 'person-1');
  await postRoom.settled();
  expect(sent).toEqual([]);
});

test('by GOV.UK Notify a letter goes to the template, with its subject and body', async () => {
  const asked: { path: string; authorised: boolean; body: unknown }[] = [];
  const stub = createServer((request, response) => {
    let body = '';
    request.on('data', (bytes) => {
      body += bytes;
    });
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        authorised: request.headers.authorization?.startsWith('Bearer ') ?? false,
        body: JSON.parse(body),
      });
      response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => stub.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => stub.close(() => resolve())));
  const { port } = stub.address() as AddressInfo;
  const id = '3d844edf-8d35-48ac-975b-e847b4f122b0';
  const mailer = createNotifyMailer({
    apiKey: `trial-${id}-${id}`,
    templateId: id,
    baseUrl: `http://127.0.0.1:${port}`,
  });
  await mailer.send(letter);
  expect(asked).toEqual([
    {
      path: '/v2/notifications/email',
      authorised: true,
      body: {
        template_id: id,
        email_address: 'chair@example.org',
        personalisation: { subject: letter.subject, body: letter.text },
      },
    },
  ]);
});

test('a letter that is found in the folder is whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const mailer = createOutbox({ folder, now: () => Date.UTC(2026, 10, 22), randomBytes });
  const text = `${'A long letter. '.repeat(2_000_000)}The end.`;
  const sending = mailer.send({ ...letter, text });
  const found = () => readdirSync(folder).filter((name) => name.endsWith('.eml'));
  await vi.waitUntil(() => found().length > 0, { interval: 0, timeout: 30_000 });
  expect(readFileSync(join(folder, found()[0] ?? ''), 'utf8').slice(-8)).toBe('The end.');
  await sending;
});

test('without a way out letters are files that their owner alone can read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const outbox = join(folder, 'outbox');
  const mailer = createOutbox({ folder: outbox, now: () => Date.UTC(2026, 10, 22), randomBytes });
  await mailer.send(letter);
  await mailer.send(letter);
  const files = readdirSync(outbox);
  expect(files).toHaveLength(2);
  const file = join(outbox, must(files[0], 'a file'));
  expect(readFileSync(file, 'utf8')).toMatch(/^To: chair@example.org\r$[\s\S]*The code is 123456/m);
  expect(statSync(file).mode & 0o077).toBe(0);
});
