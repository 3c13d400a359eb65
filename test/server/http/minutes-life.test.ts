import { expect, test } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import type { MinutesState } from '#shared/domain/vocabulary.ts';
import { minutesLife } from '#shared/protocol/http/minutes-life.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { append, synced } from '#test/harness/stock-client.ts';
import { type Caller, startServer, type TestServerOptions } from '#test/harness/test-server.ts';
import { until } from '#test/harness/until.ts';

/** A working committee takes a while to start on a busy machine. */
const PATIENT = { timeout: 60_000 };
const MEETING = '/api/meetings/practice';

async function started(options: TestServerOptions = {}) {
  const server = await startServer(options);
  const [secretary, chair, member, lay] = await Promise.all(
    ['secretary', 'chair', 'member-brent', 'lay-member'].map((one) => server.as(one)),
  );
  return { server, secretary, chair, member, lay } as {
    server: typeof server;
    secretary: Caller;
    chair: Caller;
    member: Caller;
    lay: Caller;
  };
}

const move = (
  who: Caller,
  from: MinutesState,
  to: MinutesState,
  more: { reason?: string; commentsUntil?: string; part?: 'I' | 'II' } = {},
) =>
  who.post(`${MEETING}/minutes/${more.part ?? 'I'}/moves`, {
    ...{ from, to },
    reason: more.reason ?? null,
    commentsUntil: more.commentsUntil ?? null,
  });

const partOf = async (who: Caller, part = 'I') => {
  const life = minutesLife.parse((await who.get(`${MEETING}/life`)).body);
  return life.parts.find((one) => one.part === part);
};

const tasks = async (who: Caller) =>
  ((await who.get('/api/home')).body.awaiting as { kind: string; asked?: string; href: string }[])
    .filter((one) => one.kind === 'minutes')
    .map((one) => [one.asked, one.href]);

test(
  'the draft goes to the chair, comes back, goes round, and is left for the next meeting',
  PATIENT,
  async () => {
    const { server, secretary, chair, lay, member } = await started();
    const first = await partOf(secretary);
    expect(first).toMatchObject({ state: 'drafting', moves: [], next: [{ to: 'chair_review' }] });
    expect((await partOf(member))?.next).toEqual([]);

    // What is missing is said, and asks for a reason.
    const refused = await move(secretary, 'drafting', 'chair_review');
    expect([refused.status, refused.body.code]).toEqual([422, 'reason-missing']);
    expect(refused.body.message).toContain('Attendance is not recorded.');
    const reason = 'The chair knows.';
    expect((await move(secretary, 'drafting', 'chair_review', { reason })).status).toBe(204);
    expect(await tasks(chair)).toEqual([
      ['Review the draft minutes', '/meetings/practice/minutes'],
    ]);

    expect((await move(chair, 'chair_review', 'drafting')).body.code).toBe('reason-missing');
    await move(chair, 'chair_review', 'drafting', { reason: 'Item 2 is unclear.' });
    expect(await tasks(chair)).toEqual([]);
    expect(await tasks(secretary)).toEqual([
      ['Work on the draft that the chair sent back', '/meetings/practice/minutes'],
    ]);
    await move(secretary, 'drafting', 'chair_review', { reason });

    // The terms of reference of the demonstration do not say how long people have.
    const open = await move(chair, 'chair_review', 'circulated', { reason });
    expect([open.status, open.body.fields]).toEqual([
      422,
      [{ path: 'commentsUntil', message: 'Enter the last day for comments' }],
    ]);
    const [row] = (await partOf(chair))?.next.filter((one) => one.to === 'circulated') ?? [];
    expect(row?.window?.workingDays).toBe(null);
    const commentsUntil = row?.window?.last ?? '';
    expect(
      (await move(chair, 'chair_review', 'circulated', { reason, commentsUntil })).status,
    ).toBe(204);
    expect(await tasks(lay)).toEqual([
      [expect.stringContaining('Read the draft minutes'), '/meetings/practice/read'],
    ]);
    expect(await partOf(lay)).toMatchObject({ state: 'circulated', commentsUntil, next: [] });

    // A page that is older than the last move changes nothing.
    expect((await move(secretary, 'chair_review', 'circulated', { reason })).status).toBe(409);
    const early = await move(secretary, 'circulated', 'unconfirmed');
    expect(early.body.message).toContain('People may comment until');
    await move(secretary, 'circulated', 'unconfirmed', { reason: 'Everybody has answered.' });
    expect(await tasks(secretary)).toEqual([
      ['Take the minutes to the next meeting', '/meetings/practice/minutes'],
    ]);

    const { moves } = (await partOf(secretary)) ?? { moves: [] };
    expect(moves.map((one) => [one.from, one.to, one.reason, one.snapshot.name])).toEqual([
      ['drafting', 'chair_review', reason, 'Given to the chair'],
      ['chair_review', 'drafting', 'Item 2 is unclear.', 'Sent back by the chair'],
      ['drafting', 'chair_review', reason, 'Given to the chair'],
      ['chair_review', 'circulated', reason, 'Sent round to members'],
      ['circulated', 'unconfirmed', 'Everybody has answered.', 'Comments settled'],
    ]);
    expect(moves[0]?.missing).toContain('Attendance is not recorded.');
    expect(server.db.select().from(t.snapshot).all()).toHaveLength(5);
    const sentences = (await chair.get('/api/committees/nwl-sjc/audit')).body.entries;
    expect(sentences[0].sentence).toContain(
      'closed the comments and left the minutes for the next meeting (Part I of the meeting on',
    );
  },
);

test(
  'what was typed before the freeze is in its snapshot, and nothing typed after it is in the minutes',
  PATIENT,
  async () => {
    const { server, secretary, member } = await started();
    putMinutes(server.db, 'practice', 'chair_review', { parts: ['I'] });
    const items = (await secretary.get(MEETING)).body.items as {
      part: string;
      documentId: string;
    }[];
    const document = items.find((one) => one.part === 'I')?.documentId ?? '';
    const writer = secretary.sync(document);
    await synced(writer);
    const order = { reason: 'The chair agreed.', commentsUntil: '2099-01-01' };
    expect((await move(secretary, 'chair_review', 'circulated', order)).status).toBe(422);
    append(writer, 'paragraph', { id: 'last' }, 'The last words');
    await until('the words with the server', async () => {
      const reader = member.sync(document);
      await synced(reader);
      return reader.content.toString().includes('The last words');
    });

    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const moved = await move(secretary, 'chair_review', 'circulated', {
      ...order,
      commentsUntil: tomorrow,
    });
    expect(moved.status).toBe(204);
    append(writer, 'paragraph', { id: 'late' }, 'Too late');
    const reader = member.sync(document);
    await synced(reader);
    expect(reader.content.toString()).toContain('The last words');
    expect(reader.content.toString()).not.toContain('Too late');
    const kept = server.db.select().from(t.snapshotText).all();
    expect(kept.find((one) => one.documentId === document)?.content).toContain('The last words');
    expect(kept).toHaveLength(items.filter((one) => one.part === 'I').length + 1);
  },
);

test(
  'each part has a life of its own, and whoever may not see one hears nothing of it',
  PATIENT,
  async () => {
    const { secretary, chair, lay } = await started();
    const reason = 'All is said.';
    expect((await move(secretary, 'drafting', 'chair_review', { part: 'II', reason })).status).toBe(
      204,
    );
    expect((await partOf(secretary))?.state).toBe('drafting');
    expect((await partOf(secretary, 'II'))?.state).toBe('chair_review');
    expect(await partOf(lay, 'II')).toBe(undefined);
    expect((await lay.get(`${MEETING}/life`)).text).not.toContain('chair_review');
    expect((await move(lay, 'drafting', 'chair_review', { part: 'II', reason })).status).toBe(404);
    expect((await tasks(chair)).length).toBe(1);
    expect(await tasks(lay)).toEqual([]);
  },
);

test(
  'minutes come back with a reason until a later meeting has taken them up',
  PATIENT,
  async () => {
    const { server, secretary, chair } = await started();
    putMinutes(server.db, 'practice', 'circulated', { commentsUntil: '2018-03-20' });
    const reason = 'A page was missing.';
    await move(chair, 'circulated', 'chair_review', { reason });
    expect(await partOf(chair)).toMatchObject({ state: 'chair_review', commentsUntil: null });

    putMinutes(server.db, 'practice', 'unconfirmed');
    server.db
      .insert(t.amendment)
      .values({
        ...{
          id: 'a',
          meetingId: 'practice',
          part: 'I',
          itemId: 'i',
          documentId: 'd',
          blockId: 'b',
        },
        ...{ origin: 'proposal', state: 'proposed', from: 0, to: 0, quote: '', words: 'x' },
        ...{ stated: 'the inclusion of the words “x”', by: 'chair', at: 1 },
      })
      .run();
    expect((await partOf(secretary))?.next[0]?.blocked).toContain('A later meeting');
    const back = await move(secretary, 'unconfirmed', 'circulated', {
      reason,
      commentsUntil: '2099-01-01',
    });
    expect([back.status, back.body.code]).toEqual([403, 'not-allowed']);
  },
);

test(
  'when the last day for comments is over the rights are other ones, and open pages hear of it',
  PATIENT,
  async () => {
    let now = Date.UTC(2018, 2, 14, 23, 59, 50);
    const started14 = await started({ now: () => now });
    const { server, secretary, lay } = started14;
    putMinutes(server.db, 'practice', 'circulated', { commentsUntil: '2018-03-14', parts: ['I'] });
    const minutes = async () => (await lay.get(MEETING)).body.minutes[0];
    expect(await minutes()).toMatchObject({ comment: true, whyNotComment: null });
    const stream = await fetch(`${server.origin}/api/live`, { headers: { cookie: lay.cookie } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    now += 60_000;
    let heard = '';
    while (!heard.includes('"rights"')) heard += (await reader?.read())?.value ?? '';
    expect(await minutes()).toMatchObject({
      comment: false,
      whyNotComment: 'The time for comments ended on 14 March 2018.',
    });
    expect(await tasks(secretary)).toEqual([
      [
        'The time for comments is over: settle them, and leave the minutes for the next meeting',
        '/meetings/practice/minutes',
      ],
    ]);
    await reader?.cancel();
  },
);

test(
  'what is left to archive is a task of the secretary, and then nothing is',
  PATIENT,
  async () => {
    const { server, secretary, chair, lay } = await started();
    const items = (await lay.get(MEETING)).body.items as { id: string }[];
    const asked = {
      ...{
        id: crypto.randomUUID(),
        itemId: items[0]?.id,
        blockId: null,
        from: 0,
        to: 0,
        quote: '',
      },
      ...{ readAt: 0, kind: 'question', text: 'Who was asked?', proposedText: null },
    };
    expect((await lay.post(`${MEETING}/comments`, asked)).status).toBe(201);
    const kinds = async () =>
      ((await secretary.get('/api/home')).body.awaiting as { kind: string; text: string }[])
        .filter((one) => one.text.includes('Who was asked?'))
        .map((one) => one.kind);

    putMinutes(server.db, 'practice', 'received', { parts: ['I'] });
    putMinutes(server.db, 'practice', 'signed', { parts: ['II'] });
    const here = '/meetings/practice/minutes';
    expect(await tasks(secretary)).toEqual([
      ['Archive the minutes', here],
      ['Archive the minutes', here],
    ]);
    expect(await tasks(chair)).toEqual([]);
    expect(await kinds()).toEqual(['comment']);

    putMinutes(server.db, 'practice', 'archived');
    expect(await tasks(secretary)).toEqual([]);
    expect(await kinds()).toEqual([]);
  },
);

test(
  'minutes that were put off are a task for the meeting after, and on its day of whoever records what it decided',
  PATIENT,
  async () => {
    const { server, secretary, chair } = await started();
    putMinutes(server.db, 'practice', 'unconfirmed', { parts: ['I'] });
    const add = async (date: string) => {
      const order = { title: 'A meeting', date, startsAt: null, venue: null };
      expect((await secretary.post('/api/committees/nwl-sjc/meetings', order)).status).toBe(201);
      const all = (await secretary.get('/api/committees/nwl-sjc/meetings')).body;
      return all.find((one: { date: string }) => one.date === date).id as string;
    };
    const first = await add('2098-01-01');
    const second = await add('2098-02-01');
    expect(await tasks(secretary)).toEqual([
      ['Take the minutes to the meeting on 1 January 2098', `/meetings/${first}/approval`],
    ]);
    server.db
      .insert(t.approvalDeferral)
      .values({
        ...{ id: 'put-off', meetingId: 'practice', part: 'I', atMeetingId: first, at: 0 },
        ...{ by: 'chair', reason: 'They came late.' },
      })
      .run();
    expect(await tasks(secretary)).toEqual([
      ['Take the minutes to the meeting on 1 February 2098', `/meetings/${second}/approval`],
    ]);
    expect(await tasks(chair)).toEqual([]);

    putMinutes(server.db, 'sjc-2018-02-01', 'unconfirmed', { parts: ['I'] });
    const asked = 'Record what the meeting on 1 March 2018 decided about the minutes';
    const here = '/meetings/sjc-2018-03-01/approval';
    expect(await tasks(chair)).toEqual([[asked, here]]);
    expect(await tasks(secretary)).toContainEqual([asked, here]);
  },
);
