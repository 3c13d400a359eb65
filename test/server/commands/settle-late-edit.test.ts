import { expect, test } from 'vitest';
import {
  createSettleLateEdit,
  type SettleLateEditDeps,
} from '#server/commands/settle-late-edit.ts';
import { toLateEditId, toMeetingId, toPersonId } from '#shared/ids.ts';

const BY = toPersonId('member');
const OF = { id: toLateEditId('late'), meetingId: toMeetingId('practice'), by: BY };

/** Words that wait in the tray; sending them takes until `sent` is told. */
function tray() {
  /** By the comment's id: the same twice is one. */
  const said = new Map<string, string>();
  let state = 'waiting';
  let began = () => {};
  let sent = () => {};
  const sending = new Promise<void>((resolve) => {
    began = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const changes = [{ blockId: 'b', kind: 'paragraph', before: '', after: 'Said too late.' }];
  const late = { ...OF, itemId: 'item', documentId: 'minute', authorId: BY, at: 1 };
  const person = {
    ...{ administrator: false, disabled: false, capacities: ['secretary'], draftRight: 'edit' },
    ...{ seesPrivate: true, exclusions: [], chairedApprovalOf: [] },
  };
  const minutes = { state: 'circulated', commentsUntil: null };
  const facts = {
    ...{ committeeClosed: false, today: '2018-03-05', membersEditDrafts: null },
    minutes: { I: minutes, II: minutes },
  };
  const deps = {
    lateEdits: {
      get: async () => ({ ...late, changes: [...changes], digest: `${changes.length}`, state }),
      settle: async ({ digest }: { readonly digest: string }, next: string) => {
        if (state !== 'waiting' || digest !== `${changes.length}`) return false;
        state = next;
        return true;
      },
    },
    meetings: {
      get: async () => ({ id: OF.meetingId, committeeId: 'committee', minutes: facts.minutes }),
      item: async () => ({ id: 'item', part: 'I', documentId: 'minute' }),
      document: async () => ({ part: 'I' }),
    },
    standings: { onMeeting: async () => ({ person, facts }) },
    addComment: async ({ id, text }: { readonly id: string; readonly text: string }) => {
      began();
      await arrived;
      said.set(id, text);
    },
    feed: { announce: () => {} },
    now: () => 1,
  };
  const deeds = createSettleLateEdit(deps as unknown as SettleLateEditDeps);
  const more = (after: string) =>
    changes.push({ blockId: 'c', kind: 'paragraph', before: '', after });
  return { ...deeds, sending, sent: () => sent(), more, said, state: () => state };
}

test('words that are being sent are not put aside meanwhile, and whoever tries hears why', async () => {
  const { sendAsComment, putAside, sending, sent, said, state } = tray();
  const first = sendAsComment({ ...OF, note: '' });
  await sending;
  const second = putAside(OF).then(
    () => null,
    (error: { code: string }) => error.code,
  );
  sent();
  await first;
  expect([await second, state(), said.size]).toEqual(['already-settled', 'sent_as_comment', 1]);
});

test('words that are put aside are not sent after all', async () => {
  const { sendAsComment, putAside, sent, said, state } = tray();
  sent();
  const first = putAside(OF);
  await expect(sendAsComment({ ...OF, note: '' })).rejects.toMatchObject({
    code: 'already-settled',
  });
  await first;
  expect([state(), said.size]).toEqual(['put_aside', 0]);
});

test('words that come while others are being sent are sent too, and nothing twice', async () => {
  const { sendAsComment, sending, sent, more, said, state } = tray();
  const sends = sendAsComment({ ...OF, note: '' });
  await sending;
  more('And this.');
  sent();
  await sends;
  expect(state()).toBe('sent_as_comment');
  expect([...said.values()].map((text) => text.split(': ').at(-1))).toEqual([
    'Said too late.',
    'And this.',
  ]);
});
