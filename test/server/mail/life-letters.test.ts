import { expect, test } from 'vitest';
import { createSmtpMailer } from '#server/mail/smtp.ts';
import { giveAddress } from '#test/harness/mailed.ts';
import { openPostBox, wordsOf } from '#test/harness/post-box.ts';
import { startServer } from '#test/harness/test-server.ts';

test('whoever has to act is written to, if they may see those minutes and have an address', {
  timeout: 60_000,
}, async () => {
  const box = await openPostBox();
  const server = await startServer({
    mailer: createSmtpMailer({ url: box.url, from: 'minutes@example.org' }),
  });
  for (const person of ['secretary', 'chair', 'lay-member', 'member-brent']) {
    giveAddress(server, person, `${person}@example.org`);
  }
  let read = 0;
  const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
  const { title, items } = (await secretary.get('/api/meetings/practice')).body;
  const move = async (who: typeof chair, part: string, from: string, to: string) => {
    const commentsUntil = to === 'circulated' ? tomorrow() : null;
    const order = { from, to, reason: 'CANARY of the reason', commentsUntil };
    const answer = await who.post(`/api/meetings/practice/minutes/${part}/moves`, order);
    expect(answer.status).toBe(204);
    await server.posted();
    const fresh = box.letters.slice(read);
    read = box.letters.length;
    return fresh.map((one) => [one.to[0], wordsOf(one.raw)] as const);
  };

  const toChair = await move(secretary, 'I', 'drafting', 'chair_review');
  expect(toChair.map(([to]) => to)).toEqual(['chair@example.org']);
  expect(toChair[0]?.[1]).toContain('ready for you to review');
  expect(toChair[0]?.[1]).toContain(`${server.origin}/meetings/practice/minutes`);

  const back = await move(chair, 'I', 'chair_review', 'drafting');
  expect(back.map(([to]) => to)).toEqual(['secretary@example.org']);
  await move(secretary, 'I', 'drafting', 'chair_review');
  const round = await move(chair, 'I', 'chair_review', 'circulated');
  expect(round.map(([to]) => to).sort()).toEqual([
    'lay-member@example.org',
    'member-brent@example.org',
    'secretary@example.org',
  ]);
  expect(round[0]?.[1]).toMatch(/You can comment on them until \d+ \w+ \d{4}\./);

  await move(secretary, 'II', 'drafting', 'chair_review');
  const second = await move(chair, 'II', 'chair_review', 'circulated');
  expect(second.map(([to]) => to).sort()).toEqual([
    'member-brent@example.org',
    'secretary@example.org',
  ]);

  const words = [...toChair, ...back, ...round, ...second].map(([, text]) => text).join('\n');
  expect(words).not.toContain('CANARY');
  for (const item of items as { title: string }[]) expect(words).not.toContain(item.title);
  expect(title).not.toBe('');
});

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
