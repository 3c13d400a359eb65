import type { ActionStore } from '#server/records/action-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import {
  type ActionProgress,
  type ActionStep,
  closeAction,
  moveDueDate,
  ownsAction,
  proposeClosure,
  reopenAction,
  reportProgress,
} from '#shared/domain/action.ts';
import type { AuditDeed } from '#shared/domain/deed-words.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import {
  type ActionId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toItemId,
} from '#shared/ids.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export type ActionDeed =
  | { readonly kind: 'progress' | 'closure_proposed' | 'reopened'; readonly note: string }
  | { readonly kind: 'due_moved'; readonly note: string; readonly newDueDate: string }
  | {
      readonly kind: 'closed';
      readonly note: string;
      readonly meetingId: MeetingId;
      readonly itemId: ItemId;
    };

export interface UpdateActionDeps {
  readonly actions: ActionStore;
  readonly minuted: MinutedStore;
  readonly meetings: MeetingStore;
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

export interface UpdateActionOrder {
  readonly actionId: ActionId;
  readonly deed: ActionDeed;
  readonly by: PersonId;
}

/** What becomes of an action after the meeting: progress and proposals by its owner (or the secretary for
 *  them), closing, reopening and moved days by chair or secretary. The minuted wording is never touched. */
export const createUpdateAction =
  ({ actions, minuted, meetings, committees, standings, feed, now, random }: UpdateActionDeps) =>
  async ({ actionId, deed, by }: UpdateActionOrder): Promise<void> => {
    const meetingId = await minuted.meetingOfAction(actionId);
    const meeting = meetingId === null ? null : await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const action = (await minuted.actions([meeting.id])).find((one) => one.id === actionId);
    const item = action === undefined ? null : await meetings.item(toItemId(action.itemId));
    if (action === undefined || item === null) throw notFound();

    const posts = await committees.posts(meeting.committeeId);
    const owned = ownsAction(by, action.ownerId, posts);
    const ofOwner = deed.kind === 'progress' || deed.kind === 'closure_proposed';
    const asked = ofOwner ? 'report-progress' : 'close-action';
    const thing = { ...thingOf(item), owned };
    const standing = await allowed(standings, by, meeting.id, asked, thing);
    if (deed.kind === 'closed') {
      await mustCiteAMinute({ meetings, standings }, by, meeting.committeeId, deed);
    }

    const { progress, movedTo } = await actions.record(actionId);
    const step = decide(progress, deed, by);
    const made = { id: random(), at: now(), by };
    const due = movedTo ?? action.dueDate;
    await actions.apply(actionId, step, made, {
      ...doneAtMeeting(by, standing, meeting, item),
      deed: DEEDS[step.kind],
      thing: 'action',
      thingId: actionId,
      before: step.kind === 'due_moved' ? { due } : { state: progress.state },
      after: step.kind === 'due_moved' ? { due: step.newDueDate } : { state: step.progress.state },
      // What was reported is the action's own story; the other notes say why.
      reason: step.kind === 'progress' ? null : step.note || null,
    });
    announce(feed, 'actions', meeting, item, actionId);
  };

const DEEDS: Record<ActionStep['kind'], AuditDeed> = {
  progress: 'action-progressed',
  closure_proposed: 'action-closure-proposed',
  closed: 'action-closed',
  reopened: 'action-reopened',
  due_moved: 'action-due-moved',
};

function decide(progress: ActionProgress, deed: ActionDeed, by: PersonId): ActionStep {
  switch (deed.kind) {
    case 'progress':
      return reportProgress(progress, deed.note);
    case 'closure_proposed':
      return proposeClosure(progress, deed.note, by);
    case 'closed':
      return closeAction(progress, deed, deed.note);
    case 'reopened':
      return reopenAction(progress, deed.note);
    case 'due_moved':
      return moveDueDate(progress, deed.newDueDate, deed.note);
  }
}

/** A minute of the same committee, and one that whoever cites it may know of. */
async function mustCiteAMinute(
  { meetings, standings }: Pick<UpdateActionDeps, 'meetings' | 'standings'>,
  by: PersonId,
  committee: string,
  minute: { readonly meetingId: MeetingId; readonly itemId: ItemId },
): Promise<void> {
  const meeting = await meetings.get(minute.meetingId);
  const item = await meetings.item(minute.itemId);
  const ofCommittee = meeting?.committeeId === committee && item?.meetingId === minute.meetingId;
  const standing = ofCommittee ? await standings.onMeeting(by, minute.meetingId) : null;
  if (item === null || !mayBy(standing, 'see', thingOf(item)).allowed) {
    throw new DomainError('not-valid', 'Choose the meeting and the item that agreed to close it.');
  }
}
