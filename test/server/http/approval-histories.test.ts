import { expect, test, vi } from 'vitest';
import * as t from '#server/db/records-schema.ts';
import { faultsInSealed } from '#server/records/verify-sealed.ts';
import type { ApprovedRecord } from '#shared/document/approved-record.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { addMeeting } from '#test/harness/approving.ts';
import { type Dice, dice } from '#test/harness/dice.ts';
import { putMinutes } from '#test/harness/minutes-in.ts';
import { type Caller, startServer, type TestServer } from '#test/harness/test-server.ts';

vi.setConfig({ testTimeout: 120_000 });

const STEPS = 60;

/** What has been sealed so far, and what it said. */
interface Sealed {
  readonly meetingId: string;
  readonly body: string;
  readonly blocks: string;
}

/** Random histories of meetings that amend, put off, approve, sign, correct and try what they may not. */
test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  '[seed %i] whatever is done, no approved character ever changes',
  async (seed) => {
    const chance = dice(seed);
    const server = await startServer();
    const secretary = await server.as('secretary');
    const chair = await server.as('chair');
    const meetings = ['sjc-2018-02-01', 'sjc-2018-03-01', 'practice'];
    const sealed: Sealed[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      await take(chance, { server, secretary, chair, meetings });
      await server.app.projector.settled();
      for (const row of server.db.select().from(t.sealedRecord).all()) {
        if (row.kind !== 'approved') continue;
        const known = sealed.find((one) => one.meetingId === row.meetingId);
        if (known === undefined) {
          expectSnapshot(server, row.meetingId, row.body);
          const blocks = await wordsOf(secretary, row.meetingId);
          sealed.push({ meetingId: row.meetingId, body: row.body, blocks });
        } else expect(row.body).toBe(known.body);
      }
      expect(faultsInSealed(server.db)).toEqual([]);
    }
    expect(sealed.length).toBeGreaterThan(0);
    for (const { meetingId, blocks } of sealed) {
      expect(await wordsOf(secretary, meetingId)).toBe(blocks);
    }
    expect(server.db.select().from(t.approvalWish).all()).toEqual([]);
  },
);

interface At {
  readonly server: TestServer;
  readonly secretary: Caller;
  readonly chair: Caller;
  readonly meetings: string[];
}

/** One deed; the server may refuse it. */
async function take(chance: Dice, { server, secretary, chair, meetings }: At): Promise<void> {
  const of = chance.pick(meetings.slice(0, -1));
  // Mostly by a later one, as it may be; now and then by any.
  const later = meetings.slice(meetings.indexOf(of) + 1);
  const at = chance.pick(chance.chance(0.8) ? later : meetings);
  const state = server.db
    .select()
    .from(t.minutes)
    .all()
    .find((one) => one.meetingId === of)?.state;
  switch (chance.below(9)) {
    case 0:
      if (meetings.length < 6) {
        meetings.push(await addMeeting(server, secretary, `20${30 + meetings.length}-03-01`));
      }
      return;
    case 1:
    case 2:
      if (state === undefined) putMinutes(server.db, of, 'unconfirmed', { parts: ['I'] });
      return;
    case 3: {
      const { items } = (await secretary.get(`/api/meetings/${of}/minutes`)).body;
      const item = chance.pick(items) as { itemId: string; blocks: { kind: string; id: string }[] };
      const block = item.blocks.find((one) => one.kind === 'paragraph');
      if (block === undefined) return;
      const put = await secretary.post(`/api/meetings/${at}/approval/amendments`, {
        ...{ itemId: item.itemId, blockId: block.id, from: 0, quote: '' },
        ...{ words: `Amended ${chance.below(100)}. `, reason: null },
      });
      if (put.status !== 201) return;
      await secretary.post(`/api/meetings/${at}/approval/amendments/${put.body.amendmentId}`, {
        outcome: chance.pick(['agreed', 'not_agreed', 'withdrawn']),
      });
      return;
    }
    case 4:
    case 5: {
      const agreed = server.db.select().from(t.amendment).all().filter(isAgreed(of)).length > 0;
      const how = agreed ? 'subject_to_amendments' : 'correct_record';
      const choice = { of, part: 'I', how };
      const shown = await secretary.get(
        `/api/meetings/${at}/approval/record?${new URLSearchParams(choice)}`,
      );
      const sha256 = shown.body.sha256 ?? 'a'.repeat(64);
      const order = { ...choice, moverId: null, reason: null, sha256 };
      await Promise.all([
        secretary.post(`/api/meetings/${at}/approval`, order),
        ...(chance.chance(0.5) ? [chair.post(`/api/meetings/${at}/approval`, order)] : []),
      ]);
      return;
    }
    case 6: {
      const record = (await chair.get(`/api/meetings/${of}/record`)).body.parts?.[0];
      const sha256 = record?.sha256 ?? 'a'.repeat(64);
      await chair.post(`/api/meetings/${of}/record/signature`, { part: 'I', sha256 });
      return;
    }
    case 7: {
      const { items } = (await secretary.get(`/api/meetings/${at}`)).body;
      await secretary.post(`/api/meetings/${of}/record/corrections`, {
        ...{ part: 'I', itemId: null, note: 'Wrong.', minuteItemId: items[0].id },
      });
      return;
    }
    default: {
      const { items } = (await secretary.get(`/api/meetings/${of}`)).body;
      const item = chance.pick(items) as { id: string; documentId: string };
      await secretary.post(
        chance.pick([
          `/api/documents/${item.documentId}/purge`,
          `/api/items/${item.id}/withdrawal`,
          `/api/meetings/${of}/approval/deferral`,
        ]),
        { reason: 'No.', of, part: 'I' },
      );
    }
  }
}

const isAgreed =
  (of: string) =>
  ({ meetingId, state }: { readonly meetingId: string; readonly state: string }) =>
    meetingId === of && state === 'agreed';

/** The sealed JSON says, word for word, what the snapshot says that was taken with the move. */
function expectSnapshot({ db }: TestServer, meetingId: string, body: string): void {
  const record = JSON.parse(body) as ApprovedRecord;
  const moves = db.select().from(t.minutesMove).all();
  const move = moves.find((one) => one.meetingId === meetingId && one.toState === 'approved');
  const texts = db.select().from(t.snapshotText).all();
  for (const { id, blocks } of record.items) {
    const text = texts.find((one) => one.itemId === id && one.snapshotId === move?.snapshotId);
    expect(text?.content).toBe(canonicalText({ kind: 'minute', blocks }));
  }
}

async function wordsOf(secretary: Caller, meetingId: string): Promise<string> {
  const { items } = (await secretary.get(`/api/meetings/${meetingId}/minutes`)).body;
  return canonicalText(items.map((one: { blocks: unknown }) => one.blocks));
}
