import { expect, test } from 'vitest';
import { giveAddress } from '#test/harness/mailed.ts';
import { startServer } from '#test/harness/test-server.ts';

test('whoever may read an agenda is told that it went out, and of no item on it', async () => {
  const server = await startServer();
  for (const person of ['secretary', 'chair', 'lay-member', 'member-brent']) {
    giveAddress(server, person, `${person}@example.org`);
  }
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const publish = async (part: string) => {
    const before = server.letters.length;
    const order = { part, reason: null, scheme: null, withoutReferences: true };
    const answer = await secretary.post('/api/meetings/practice/agenda-publication', order);
    expect(answer.status).toBe(201);
    await server.posted();
    return server.letters.slice(before);
  };

  const open = await publish('I');
  expect(open.map((one) => one.to).sort()).toEqual([
    'chair@example.org',
    'lay-member@example.org',
    'member-brent@example.org',
  ]);
  expect(open[0]?.subject).toMatch(/^Agenda published: meeting of \d+ \w+ \d{4}$/);
  expect(open[0]?.text).toContain(`${server.origin}/meetings/practice/agenda`);
  const hidden = await publish('II');
  expect(hidden.map((one) => one.to).sort()).toEqual([
    'chair@example.org',
    'member-brent@example.org',
  ]);
  expect((await publish('I'))[0]?.subject).toContain('Agenda changed');

  const words = JSON.stringify(server.letters);
  for (const item of items as { title: string }[]) expect(words).not.toContain(item.title);
});
