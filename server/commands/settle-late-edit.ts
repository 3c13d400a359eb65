import { createHash } from 'node:crypto';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { LateEditRow, LateEditStore } from '#server/records/late-edit-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import { mayBy, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { LateChange } from '#shared/domain/late-change.ts';
import {
  type CommentId,
  type ItemId,
  type LateEditId,
  type MeetingId,
  type PersonId,
  toCommentId,
  toItemId,
} from '#shared/ids.ts';
import type { AddCommentOrder } from './add-comment.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface SettleLateEditDeps {
  readonly lateEdits: LateEditStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly addComment: (order: AddCommentOrder) => Promise<void>;
  readonly feed: ChangeFeed;
  readonly now: () => number;
}

export interface SettleLateEdit {
  /** Each of its changes becomes a comment on its passage, or on its item when there is none any more. Only its
   *  author does this, while comments are open. */
  sendAsComment(order: {
    readonly id: LateEditId;
    readonly meetingId: MeetingId;
    readonly note: string;
    readonly by: PersonId;
  }): Promise<void>;
  /** Its author or the secretary is done with it. */
  putAside(order: {
    readonly id: LateEditId;
    readonly meetingId: MeetingId;
    readonly by: PersonId;
  }): Promise<void>;
}

interface Found {
  readonly late: LateEditRow;
  readonly meeting: MeetingRow;
  readonly standing: Standing;
  /** Of a minute. */
  readonly item: ItemRow | null;
}

export function createSettleLateEdit(deps: SettleLateEditDeps): SettleLateEdit {
  const { lateEdits, meetings, standings, addComment, feed, now } = deps;
  /** One after the other: words that are being sent are not put aside meanwhile. */
  const queues = new Map<LateEditId, Promise<unknown>>();
  const inTurn = async (id: LateEditId, work: () => Promise<void>): Promise<void> => {
    const done = (queues.get(id) ?? Promise.resolve()).then(work);
    const last = done.catch(() => {});
    queues.set(id, last);
    await last;
    if (queues.get(id) === last) queues.delete(id);
    return done;
  };

  /** @throws DomainError `not-found` for whoever it is not shown to */
  async function find(id: LateEditId, meetingId: MeetingId, by: PersonId): Promise<Found> {
    const late = await lateEdits.get(id);
    if (late === null || late.meetingId !== meetingId) throw notFound();
    const meeting = await meetings.get(late.meetingId);
    const item = late.itemId === null ? null : await meetings.item(late.itemId);
    const document = await meetings.document(late.documentId);
    if (meeting === null || (item === null) !== (late.itemId === null)) throw notFound();
    const thing = item === null ? { part: document?.part ?? 'II', itemId: null } : thingOf(item);
    const opening = item === null ? 'open-agenda' : 'see';
    const standing = await allowed(standings, by, meeting.id, opening, thing);
    if (late.authorId !== by && !mayBy(standing, 'see-late-edits', thing).allowed) {
      throw notFound();
    }
    return { late, meeting, standing, item };
  }

  async function settle(
    { late, meeting, standing, item }: Found,
    state: 'sent_as_comment' | 'put_aside',
    by: PersonId,
  ): Promise<boolean> {
    const part = item?.part ?? (await meetings.document(late.documentId))?.part ?? 'II';
    const done = await lateEdits.settle(late, state, by, now(), {
      ...doneAtMeeting(by, standing, meeting, item),
      part,
      deed: state === 'put_aside' ? 'late-words-put-aside' : 'late-words-sent',
      thing: 'late_edit',
      thingId: late.id,
    });
    if (!done) return false;
    announce(feed, 'meeting', meeting, { id: late.itemId, part }, late.id);
    return true;
  }

  /** Each answers false when more has come to the words meanwhile: then it is done again. */
  const deeds = {
    sendAsComment: async ({ id, meetingId, note, by }: Sending): Promise<boolean> => {
      const found = await find(id, meetingId, by);
      const { late } = found;
      if (late.authorId !== by) {
        throw new DomainError('not-allowed', 'Whoever wrote these words sends them.');
      }
      if (late.state === 'sent_as_comment') return true;
      if (late.state !== 'waiting') throw settled();
      for (const [id, change] of commentIds(late)) {
        const itemId = late.itemId ?? toItemId(change.blockId ?? '');
        const order = commentOf(late, change, itemId, note);
        await addComment({ ...order, id, by }).catch(async (error: unknown) => {
          if (!(error instanceof DomainError && error.code === 'passage-changed')) throw error;
          const onItem = onWholeItem(late, change, itemId, note);
          await addComment({ ...onItem, id, by });
        });
      }
      return settle(found, 'sent_as_comment', by);
    },

    putAside: async ({ id, meetingId, by }: Aside): Promise<boolean> => {
      const found = await find(id, meetingId, by);
      const { late, standing, item } = found;
      const keeps = mayBy(standing, 'keep-minutes', item === null ? AGENDA : thingOf(item));
      if (late.authorId !== by && !keeps.allowed) {
        throw new DomainError('not-allowed', 'Its author or the secretary puts this aside.');
      }
      if (late.state === 'put_aside') return true;
      if (late.state !== 'waiting') throw settled();
      return settle(found, 'put_aside', by);
    },
  };
  return {
    sendAsComment: (order) => inTurn(order.id, () => untilDone(() => deeds.sendAsComment(order))),
    putAside: (order) => inTurn(order.id, () => untilDone(() => deeds.putAside(order))),
  };
}

type Sending = Parameters<SettleLateEdit['sendAsComment']>[0];
type Aside = Parameters<SettleLateEdit['putAside']>[0];

async function untilDone(deed: () => Promise<boolean>): Promise<void> {
  while (!(await deed())) {}
}

const AGENDA = { part: 'I', itemId: null } as const;

type CommentWords = Omit<AddCommentOrder, 'id' | 'by'>;

function commentOf(
  late: LateEditRow,
  change: LateChange,
  itemId: ItemId,
  note: string,
): CommentWords {
  const { blockId, kind, before, after } = change;
  const isPassage = late.itemId !== null && PROSE.has(kind) && before.trim() !== '';
  if (!isPassage || blockId === null) return onWholeItem(late, change, itemId, note);
  return {
    meetingId: late.meetingId,
    itemId,
    blockId,
    from: 0,
    to: before.length,
    quote: before,
    readAt: 0,
    kind: 'wording',
    text: note,
    // Nothing in their place: the words are suggested to go.
    proposedText: after.trim() === '' ? '' : after,
  };
}

/** What has no passage of its own: new words, and facts beside the words. */
function onWholeItem(
  { meetingId }: LateEditRow,
  { kind, before, after }: LateChange,
  itemId: ItemId,
  note: string,
): CommentWords {
  const what = FACTS[kind] ?? 'The words';
  const said =
    before === ''
      ? `I had written this before I heard that the minutes had been sent round: ${after}`
      : `${what} before: ${before}. I had written: ${after === '' ? 'nothing in its place' : after}`;
  return {
    meetingId,
    itemId,
    blockId: null,
    from: 0,
    to: 0,
    quote: '',
    readAt: 0,
    kind: 'factual_correction',
    text: words(note, said),
    proposedText: null,
  };
}

const PROSE: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'action',
  'decision',
  'contribution',
  'proposal',
]);

const FACTS: Readonly<Record<string, string>> = {
  owner: 'The owner',
  due: 'The due date',
  verb: 'The verb of the decision',
  title: 'The title on the agenda',
  recommendation: 'The recommendation on the agenda',
  paper: 'The paper on the agenda',
  lead: 'Who leads the item on the agenda',
};

function words(note: string, said: string): string {
  return note.trim() === '' ? said : `${note.trim()}\n\n${said}`;
}

/** Each change with the id of its comment: the same each time, so that sending again is one comment, also when more
 *  has come to the words meanwhile. */
function commentIds({ id, changes }: LateEditRow): [CommentId, LateChange][] {
  const times = new Map<string, number>();
  return changes.map((change) => {
    const { blockId, kind, before, after } = change;
    const words = JSON.stringify([id, blockId, kind, before, after]);
    const time = (times.get(words) ?? 0) + 1;
    times.set(words, time);
    return [commentIdOf(`${words} ${time}`), change];
  });
}

function commentIdOf(words: string): CommentId {
  const hex = createHash('sha256').update(words).digest('hex');
  return toCommentId(
    [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-'),
  );
}

function settled(): DomainError {
  return new DomainError('already-settled', 'These words have been dealt with already.');
}
