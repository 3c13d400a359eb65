import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { addMeeting } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { startServer } from '#test/harness/test-server.ts';

// Each starts a whole server, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });

type Part = 'I' | 'II';

/** Two meetings; the first has two items in Part I and one in Part II, and the second is to approve its minutes. */
async function started() {
  const server = await startServer();
  const { db } = server;
  const [secretary, chair] = [await server.as('secretary'), await server.as('chair')];
  const first = await addMeeting(server, secretary, '2030-03-14');
  const second = await addMeeting(server, secretary, '2030-04-11');
  const itemsAt = async (meeting: string) =>
    (await secretary.get(`/api/meetings/${meeting}`)).body.items as {
      readonly id: string;
      readonly part: Part;
      readonly standing: string | null;
    }[];
  const addItem = async (meeting: string, part: Part, title: string, standing?: string) => {
    const added = await secretary.post(`/api/meetings/${meeting}/items`, { part, title, standing });
    expect([title, added.status]).toEqual([title, 201]);
    await server.app.projector.settled();
    return added.body.itemId as string;
  };
  for (const part of ['I', 'II'] as const) {
    const there = (await itemsAt(second)).some(
      (one) => one.part === part && one.standing === 'previous_minutes',
    );
    if (!there) await addItem(second, part, 'Minutes of the last meeting', 'previous_minutes');
  }
  const items = {
    open: await addItem(first, 'I', 'Open item'),
    kept: await addItem(first, 'I', 'KEPT item'),
    hidden: await addItem(first, 'II', 'HIDDEN item'),
  };
  const keepFrom = async (itemId: string, level = 'leaves', personId = 'member-ealing') => {
    const order = { personId, level, reason: 'Shares.' };
    expect((await chair.post(`/api/items/${itemId}/exclusions`, order)).status).toBe(204);
  };
  const show = async (part: Part) => {
    const asked = new URLSearchParams({ of: first, part, how: 'correct_record' });
    return (await secretary.get(`/api/meetings/${second}/approval/record?${asked}`)).body;
  };
  const approve = async (part: Part) => {
    const { sha256 } = await show(part);
    const order = { of: first, part, how: 'correct_record', moverId: null, reason: null, sha256 };
    const done = await secretary.post(`/api/meetings/${second}/approval`, order);
    expect([part, done.status, done.text]).toEqual([part, 204, '']);
  };
  return { server, db, secretary, chair, first, second, items, addItem, keepFrom, show, approve };
}

test('the record of Part I says nothing of what was declared about a private item, nor how it was managed', async () => {
  const { db, first, items, keepFrom, show } = await started();
  const { open, hidden } = items;
  for (const [id, itemIds] of [
    ['both', [open, hidden]],
    ['open', [open]],
    ['hidden', [hidden]],
  ] as const) {
    db.insert(t.meetingDeclaration)
      .values({
        ...{ id, meetingId: first, personId: 'member-ealing', kind: 'interest' },
        ...{ nature: `Words of ${id}`, itemIds: [...itemIds], at: 1, recordedBy: 'member-ealing' },
      })
      .run();
  }
  putMinutes(db, first, 'unconfirmed');
  await keepFrom(open, 'no_vote');
  await keepFrom(hidden, 'leaves');
  const declared = async (part: Part) =>
    JSON.parse((await show(part)).text).declarations.map(
      (one: { interest: string; itemIds: string[]; managed: string | null }) => [
        one.interest,
        one.itemIds,
        one.managed,
      ],
    );
  expect(await declared('I')).toEqual([
    ['An interest, whose wording is not part of these minutes', [open], 'did not vote'],
    ['Words of open', [open], 'did not vote'],
  ]);
  expect(await declared('II')).toEqual([
    ['Words of both', [open, hidden], 'left the meeting for the item'],
    ['Words of hidden', [hidden], 'left the meeting for the item'],
  ]);
});
