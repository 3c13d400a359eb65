import { expect, test } from 'vitest';
import { append, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

interface Item {
  id: string;
  documentId: string;
}

/** The secretary minutes an action for the member for Brent at the practice meeting. */
async function withAction() {
  const server = await startServer();
  const secretary = await server.as('secretary');
  const { items } = (await secretary.get('/api/meetings/practice')).body;
  const item = items[3] as Item;
  const client = secretary.sync(item.documentId);
  await synced(client);
  const block = append(
    client,
    'action',
    { id: 'write', ownerId: 'person:member-brent', dueKind: 'date', dueDate: '2018-03-29' },
    'Write to the boroughs',
  );
  await until('the action on record', async () => one(secretary));
  return { server, secretary, item, client, block };
}

async function one(caller: Caller) {
  const found = await caller.get('/api/actions/write');
  return found.status === 200 ? found.body : null;
}

test('its owner reports and proposes, the chair closes citing a minute, and the story is kept', async () => {
  const { server, item } = await withAction();
  const brent = await server.as('member-brent');
  const chair = await server.as('chair');
  const updates = '/api/actions/write/updates';

  expect((await brent.post(updates, { kind: 'progress', note: 'Drafted.' })).status).toBe(204);
  expect(await one(chair)).toMatchObject({ state: 'in_progress', lastNote: 'Drafted.' });
  await brent.post(updates, { kind: 'closure_proposed', note: 'Sent.' });
  const home = (await chair.get('/api/home')).body;
  expect(home.awaiting).toContainEqual({
    kind: 'closure',
    text: 'Write to the boroughs',
    href: '/actions/write',
  });

  const closing = { kind: 'closed', note: 'Agreed.', meetingId: 'practice', itemId: item.id };
  expect((await brent.post(updates, closing)).status).toBe(403);
  expect((await chair.post(updates, { ...closing, itemId: 'sjc-2018-03-01-item-1' })).status).toBe(
    422,
  );
  expect((await chair.post(updates, closing)).status).toBe(204);
  const closed = await one(brent);
  expect(closed).toMatchObject({
    state: 'closed',
    closedBy: { meetingId: 'practice', itemId: item.id },
    may: { report: false, close: false },
  });
  expect(closed.history.map((step: { kind: string }) => step.kind)).toEqual([
    'progress',
    'closure_proposed',
    'closed',
  ]);
  expect(closed.history.at(-1).minute).toMatchObject({
    meetingDate: expect.stringMatching(/^\d{4}-/),
    itemNumber: 4,
    itemTitle: 'Practice item: write here',
  });
  expect((await brent.post(updates, { kind: 'progress', note: 'More.' })).body).toEqual({
    code: 'already-closed',
    message: 'This action is closed. Reopen it first.',
  });
});

test('somebody else’s action is not theirs to report on', async () => {
  const { server } = await withAction();
  const ealing = await server.as('member-ealing');
  const refused = await ealing.post('/api/actions/write/updates', { kind: 'progress', note: 'x' });
  expect([refused.status, refused.body.message]).toEqual([
    403,
    'The owner of the action reports on it.',
  ]);
});

test('a moved due date is an update: the minuted day stays in the minute', async () => {
  const { server } = await withAction();
  const chair = await server.as('chair');
  const moved = { kind: 'due_moved', note: 'Half-term.', newDueDate: '2018-04-12' };
  expect((await chair.post('/api/actions/write/updates', moved)).status).toBe(204);
  expect(await one(chair)).toMatchObject({ dueDate: '2018-03-29', dueDay: '2018-04-12' });
  expect((await chair.get('/api/actions/write')).body.history).toMatchObject([
    { kind: 'due_moved', newDueDate: '2018-04-12', by: 'Chair (demonstration)' },
  ]);
});

test('open actions of earlier meetings are the next meeting’s matters arising', async () => {
  const server = await startServer();
  const chair = await server.as('chair');
  const arising = async () => (await chair.get('/api/actions?arisingAt=practice')).body;
  expect(await arising()).toHaveLength(8);
  const closing = {
    kind: 'closed',
    note: '',
    meetingId: 'practice',
    itemId: 'practice-item-3',
  };
  await chair.post('/api/actions/act-1/updates', closing);
  expect(await arising()).toHaveLength(7);
});

test('a block taken out of the text is on the tray, and undo brings the same record back', async () => {
  const { server, secretary, client } = await withAction();
  const brent = await server.as('member-brent');
  await brent.post('/api/actions/write/updates', { kind: 'progress', note: 'Drafted.' });
  const tray = async () => (await secretary.get('/api/meetings/practice/removed-records')).body;

  const { UndoManager } = await import('yjs');
  const undo = new UndoManager(client.content);
  client.content.delete(client.content.length - 1, 1);
  await until('the record on the tray', async () => (await tray()).length === 1);
  expect(await tray()).toMatchObject([
    { id: 'write', kind: 'action', text: 'Write to the boroughs' },
  ]);
  expect((await one(brent)).inText).toBe(false);
  expect((await brent.get('/api/meetings/practice/removed-records')).body).toEqual([]);

  undo.undo();
  await until('the tray empty', async () => (await tray()).length === 0);
  expect(await one(brent)).toMatchObject({ inText: true, state: 'in_progress' });
});
