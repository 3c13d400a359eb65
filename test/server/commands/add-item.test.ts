import { expect, test } from 'vitest';
import { createAddItem } from '#server/commands/add-item.ts';
import type { Desk } from '#server/commands/desk.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DRAFTING, type MinutesStanding } from '#shared/domain/minutes.ts';
import { toMeetingId, toPersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { ONE_SECRETARY } from '#test/harness/one-secretary.ts';

/** Minutes that go round while somebody waits for the agenda to be free. */
function goingRound() {
  let state: MinutesStanding = DRAFTING;
  const done: string[] = [];
  const standings: Standings = {
    ...ONE_SECRETARY,
    onMeeting: async (...of) => {
      const standing = must(await ONE_SECRETARY.onMeeting(...of), 'a standing');
      return { ...standing, facts: { ...standing.facts, minutes: { I: state, II: state } } };
    },
  };
  const edit: Desk['edit'] = async () => {
    done.push('the agenda was edited');
    return 1 as never;
  };
  const meetings = {
    get: async () => ({ id: 'march', committeeId: 'joint' }),
    documents: async () => [{ id: 'agenda.1', kind: 'agenda', part: 'I' }],
    items: async () => [],
    addItem: async () => {
      done.push('the item was added');
    },
  } as unknown as MeetingStore;
  const desk = {
    edit,
    open: async () => {},
    hold: async (_: unknown, work: (edit: Desk['edit']) => Promise<unknown>) => {
      state = { state: 'circulated', commentsUntil: null };
      return work(edit);
    },
  } as unknown as Desk;
  const addItem = createAddItem({
    meetings,
    standings,
    desk,
    now: () => 0,
    random: () => 'random',
  });
  return { addItem, done };
}

test('an item that waits while minutes are sent round is refused, and nothing is left of it', async () => {
  const { addItem, done } = goingRound();
  const order = { meetingId: toMeetingId('march'), part: 'I', title: 'Late' } as const;
  await expect(addItem({ ...order, by: toPersonId('secretary') })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(done).toEqual([]);
});
