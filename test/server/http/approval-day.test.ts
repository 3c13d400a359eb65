import { expect, test, vi } from 'vitest';
import { addMeeting, MARCH, startApprovingWorld } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { startServer } from '#test/harness/test-server.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

test('a meeting approves nothing before its day, and says so; on its day it does', async () => {
  const { server, secretary, april } = await startApprovingWorld();
  const today = await addMeeting(server, secretary, '2030-05-09');
  const tomorrow = await addMeeting(server, secretary, '2030-05-10');
  const choice = { of: MARCH, part: 'I', how: 'correct_record' };
  const show = (at: string) =>
    secretary.get(`/api/meetings/${at}/approval/record?${new URLSearchParams(choice)}`);
  const { sha256 } = (await show(april)).body;
  const approve = (at: string, sha: string) =>
    secretary.post(`/api/meetings/${at}/approval`, {
      ...{ ...choice, sha256: sha, moverId: null, reason: null },
    });
  const why =
    'This meeting is on 10 May 2030. Its approval of minutes can be recorded from that day on.';
  for (const refused of [await show(tomorrow), await approve(tomorrow, sha256)]) {
    expect([refused.status, refused.body.message]).toEqual([403, why]);
  }
  const onPage = async (at: string) =>
    (await secretary.get(`/api/meetings/${at}/approval`)).body.waiting.find(
      (one: { meetingId: string }) => one.meetingId === MARCH,
    ).whyNotApprove;
  expect([await onPage(tomorrow), await onPage(today)]).toEqual([why, null]);
  expect((await approve(today, (await show(today)).body.sha256)).status).toBe(204);
});

test('nor are its own minutes approved by correspondence before it was held', async () => {
  const server = await startServer({
    prepare: (db) => putMinutes(db, 'practice', 'unconfirmed', { parts: ['I'] }),
  });
  const secretary = await server.as('secretary');
  const at = '/api/meetings/practice/approval';
  const order = {
    ...{ of: 'practice', part: 'I', how: 'by_correspondence', moverId: null },
    ...{ reason: 'No other meeting will.', sha256: 'a'.repeat(64) },
  };
  const refused = await secretary.post(at, order);
  expect([refused.status, refused.body.message]).toEqual([
    403,
    expect.stringContaining('Its approval of minutes can be recorded from that day on.'),
  ]);
  const { own } = (await secretary.get(at)).body;
  expect(own[0].whyNotApprove).toBe(refused.body.message);
});
