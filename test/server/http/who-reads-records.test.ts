import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { addMeeting } from '#test/harness/approving.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { startServer } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

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
  const show = async (part: Part, how = 'correct_record') => {
    const asked = new URLSearchParams({ of: first, part, how });
    return (await secretary.get(`/api/meetings/${second}/approval/record?${asked}`)).body;
  };
  const approve = async (part: Part, how = 'correct_record') => {
    const { sha256 } = await show(part, how);
    const order = { of: first, part, how, moverId: null, reason: null, sha256 };
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

test('a note of correction names a later item only to those who may read that', async () => {
  const { server, db, secretary, chair, first, second, addItem, items, keepFrom, approve } =
    await started();
  const minutes = {
    hidden: await addItem(second, 'II', 'SECRET minute'),
    kept: await addItem(second, 'I', 'LATER minute'),
  };
  putMinutes(db, first, 'unconfirmed');
  await keepFrom(minutes.kept, 'papers_withheld');
  await approve('I');
  const note = (minuteItemId: string, itemId: string | null, words: string) =>
    secretary.post(`/api/meetings/${first}/record/corrections`, {
      ...{ part: 'I', itemId, note: words, minuteItemId },
    });
  const refused = await note(minutes.hidden, null, 'Never said');
  expect([refused.status, refused.body.message]).toEqual([
    422,
    expect.stringContaining('choose an item of Part I'),
  ]);
  expect((await note(minutes.kept, items.open, 'About the open one')).status).toBe(204);
  expect((await note(minutes.kept, items.kept, 'About the KEPT one')).status).toBe(204);
  expect((await note(minutes.kept, null, 'About the whole')).status).toBe(204);
  const read = async (person: string) => {
    const { text, body } = await (await server.as(person)).get(`/api/meetings/${first}/record`);
    const notes = body.parts[0].corrections.map(
      (one: { note: string | null; minute: { item: { title: string } | null } }) =>
        `${one.note} / ${one.minute.item?.title ?? 'withheld'}`,
    );
    return { text, notes };
  };
  const all = [
    'About the open one / LATER minute',
    'About the KEPT one / LATER minute',
    'About the whole / LATER minute',
  ];
  expect((await read('lay-member')).notes).toEqual(all);
  // Kept from the item that corrects; kept from an item that is corrected.
  const ealing = await read('member-ealing');
  expect(ealing.notes).toEqual(all.map((one) => one.replace('LATER minute', 'withheld')));
  const brent = await (async () => {
    await keepFrom(items.kept, 'leaves', 'member-brent');
    return read('member-brent');
  })();
  expect(brent.notes).toEqual(['About the open one / LATER minute', 'null / LATER minute']);
  expect(brent.text).not.toContain('KEPT');
  // What becomes private later is named no more to those who see Part I alone.
  const moved = await chair.post(`/api/items/${minutes.kept}/privacy`, {
    ...{ shownAs: 'restricted', neutralTitle: null, reason: 'It names somebody.' },
  });
  expect([moved.status, moved.text]).toEqual([204, '']);
  expect((await read('lay-member')).text).not.toContain('LATER');
  expect((await read('secretary')).notes).toEqual(all);
});

test('reasons and names that people gave to a whole part are for those who may see all of it', async () => {
  const { server, db, secretary, chair, first, second, items, keepFrom } = await started();
  const named = { part: 'I', name: 'Before the KEPT one' };
  expect((await secretary.post(`/api/meetings/${first}/versions`, named)).status).toBe(201);
  const { versions } = (await secretary.get(`/api/meetings/${first}/versions`)).body;
  const [{ id }] = versions;
  putMinutes(db, first, 'unconfirmed');
  await keepFrom(items.kept);
  const defer = { of: first, part: 'I', reason: 'Over the KEPT one.' };
  expect((await secretary.post(`/api/meetings/${second}/approval/deferral`, defer)).status).toBe(
    204,
  );
  const deferred = async (person: string) => {
    const { body } = await (await server.as(person)).get(`/api/meetings/${second}/approval`);
    const waiting = body.waiting.find((one: { meetingId: string }) => one.meetingId === first);
    return waiting.deferrals.map((one: { reason: string | null }) => one.reason);
  };
  expect(await deferred('lay-member')).toEqual(['Over the KEPT one.']);
  expect(await deferred('member-ealing')).toEqual([null]);
  const pages = [
    `versions`,
    `versions/${id}`,
    'history',
    `compare?from=${id}&to=now`,
    'approval',
    'life',
  ].flatMap((page) => [`/api/meetings/${first}/${page}`, `/api/meetings/${second}/${page}`]);
  const ealing = await server.as('member-ealing');
  for (const page of pages) {
    expect([page, (await ealing.get(page)).text.includes('KEPT')]).toEqual([page, false]);
  }
  const calls = async (who: typeof chair) =>
    (await who.get(`/api/meetings/${first}/versions`)).body.versions[0].name;
  expect([await calls(chair), await calls(ealing)]).toEqual([named.name, 'A version with a name']);

  // Also in the record of who did what, and of what has become private since.
  const audit = async (who: typeof chair) =>
    (await who.get(`/api/committees/nwl-sjc/audit?meeting=${first}`)).text;
  expect(await audit(chair)).toContain('Before the KEPT one');
  await (async () => {
    const order = { personId: 'chair', level: 'leaves', reason: 'Shares.' };
    expect((await secretary.post(`/api/items/${items.kept}/exclusions`, order)).status).toBe(204);
  })();
  expect(await audit(chair)).toContain('A version with a name');
  expect(await audit(chair)).not.toContain('KEPT one');
  const moved = await secretary.post(`/api/items/${items.kept}/privacy`, {
    ...{ shownAs: 'restricted', neutralTitle: null, reason: 'It names somebody.' },
  });
  expect([moved.status, moved.text]).toEqual([204, '']);
  expect(await deferred('lay-member')).toEqual([null]);
  expect(await deferred('secretary')).toEqual(['Over the KEPT one.']);
});

test('the approving minute repeats no words of an item that somebody is kept from', async () => {
  const { server, db, secretary, first, second, items, keepFrom, show, approve } = await started();
  for (const [id, words] of [
    [items.open, 'Open words'],
    [items.kept, 'KEPT words'],
  ] as const) {
    const detail = (await secretary.get(`/api/meetings/${first}`)).body;
    const item = detail.items.find((one: { id: string }) => one.id === id);
    const client = secretary.sync(item.documentId);
    await synced(client);
    append(client, 'paragraph', { id: `block-${id}` }, words);
    await until('the words', async () =>
      (await secretary.get(`/api/meetings/${first}/minutes`)).text.includes(words),
    );
  }
  putMinutes(db, first, 'unconfirmed');
  await keepFrom(items.kept);
  for (const [itemId, quote, words] of [
    [items.open, 'Open', 'Plain'],
    [items.kept, 'KEPT', 'HUSHED'],
  ] as const) {
    const at = `/api/meetings/${second}/approval/amendments`;
    const order = { itemId, blockId: `block-${itemId}`, from: 0, quote, words, reason: null };
    const put = await secretary.post(at, order);
    expect([put.status, put.text]).toEqual([201, expect.anything()]);
    const id = put.body.amendmentId;
    expect((await secretary.post(`${at}/${id}`, { outcome: 'agreed' })).status).toBe(204);
  }
  const { decision } = await show('I', 'subject_to_amendments');
  expect(decision).toMatch(
    /‘Plain’.*; \(2\) an amendment of item \d+, whose words stand in the record of these minutes\.$/,
  );
  await approve('I', 'subject_to_amendments');
  await server.app.projector.settled();
  const ealing = await server.as('member-ealing');
  for (const page of ['minutes', 'approval', 'record', 'amendments']) {
    for (const meeting of [first, second]) {
      const { text } = await ealing.get(`/api/meetings/${meeting}/${page}`);
      expect([page, /KEPT|HUSHED/.test(text)]).toEqual([page, false]);
    }
  }
  expect((await secretary.get(`/api/meetings/${first}/record`)).text).toContain('HUSHED');
});

test('what a meeting or a reader cannot decide is said on the page and not offered', async () => {
  const { db, secretary, chair, first, second, items, show } = await started();
  putMinutes(db, first, 'unconfirmed');
  const order = { personId: 'chair', level: 'leaves', reason: 'Shares.' };
  expect((await secretary.post(`/api/items/${items.kept}/exclusions`, order)).status).toBe(204);
  const offered = async (who: typeof chair) => {
    const { waiting } = (await who.get(`/api/meetings/${second}/approval`)).body;
    const at = (one: { meetingId: string; part: string }) =>
      one.meetingId === first && one.part === 'I';
    const { whyNotHere, whyNotApprove } = waiting.find(at);
    return [whyNotHere, whyNotApprove];
  };
  const asked = new URLSearchParams({ of: first, part: 'I', how: 'correct_record' });
  const refused = async () =>
    (await chair.get(`/api/meetings/${second}/approval/record?${asked}`)).body.message;
  expect(await offered(secretary)).toEqual([null, null]);
  expect(await offered(chair)).toEqual([null, await refused()]);

  putMinutes(db, second, 'circulated', { parts: ['I'] });
  await secretary.post(`/api/items/${items.open}/exclusions`, order);
  const [why] = await offered(secretary);
  expect(why).toEqual((await show('I')).message);
  expect(why).toContain('have been sent round');
});
