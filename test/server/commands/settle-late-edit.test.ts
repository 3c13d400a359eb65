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
  const said: string[] = [];
  let state = 'waiting';
  let began = () => {};
  let sent = () => {};
  const sending = new Promise<void>((resolve) => {
    began = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    sent = resolve;
  });
  const change = { blockId: 'b', kind: 'paragraph', before: '', after: 'Said too late.' };
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
      get: async () => ({ ...late, changes: [change], state }),
      settle: async (_: unknown, next: string) => {
        if (state !== 'waiting') return false;
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
    addComment: async ({ text }: { readonly text: string }) => {
      began();
      await arrived;
      said.push(text);
    },
    feed: { announce: () => {} },
    now: () => 1,
  };
  const deeds = createSettleLateEdit(deps as unknown as SettleLateEditDeps);
  return { ...deeds, sending, sent: () => sent(), said, state: () => state };
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
  expect([await second, state(), said.length]).toEqual(['already-settled', 'sent_as_comment', 1]);
});

test('words that are put aside are not sent after all', async () => {
  const { sendAsComment, putAside, sent, said, state } = tray();
  sent();
  const first = putAside(OF);
  await expect(sendAsComment({ ...OF, note: '' })).rejects.toMatchObject({
    code: 'already-settled',
  });
  await first;
  expect([state(), said]).toEqual(['put_aside', []]);
});
