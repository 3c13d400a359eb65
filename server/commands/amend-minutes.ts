import * as Y from 'yjs';
import type { AmendmentRow, ApprovalStore } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { statedChange } from '#shared/document/stated-change.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import {
  type AmendmentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toAmendmentId,
} from '#shared/ids.ts';
import { announceToAll } from './announce.ts';
import { taken } from './approval-asked.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AmendMinutesDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly desk: Pick<Desk, 'edit'>;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  /** Random text for ids: at least 128 bits. */
  readonly random: () => string;
}

/** A change of words that is put to the meeting. */
export interface ProposeAmendmentOrder {
  /** The meeting that is asked. */
  readonly atMeetingId: MeetingId;
  readonly itemId: ItemId;
  readonly blockId: string;
  /** In the block's plain text. */
  readonly from: number;
  readonly quote: string;
  readonly words: string;
  readonly reason: string | null;
  readonly by: PersonId;
}

export interface SettleAmendmentOrder {
  readonly atMeetingId: MeetingId;
  readonly id: AmendmentId;
  readonly outcome: 'agreed' | 'not_agreed' | 'withdrawn';
  readonly by: PersonId;
}

/** Amendments that are put to the approving meeting, and what it said to them. The minutes get the agreed ones when
 *  they are approved, and not before. */
export function createAmendMinutes(deps: AmendMinutesDeps) {
  const { meetings, standings, approvals, desk, feed, now, random } = deps;

  return {
    propose: async (order: ProposeAmendmentOrder): Promise<AmendmentId> => {
      const { by, itemId, blockId, from, quote, words, atMeetingId } = order;
      const item = await meetings.item(itemId);
      if (item === null) throw notFound();
      const { part, meetingId, documentId, reference } = item;
      await allowed(standings, by, meetingId, 'see', thingOf(item));
      const { meeting, at, standing } = await taken(deps, { atMeetingId, meetingId, part, by });
      requireUnconfirmed(meeting.minutes[part].state);
      const number = await numberOf(meetings, meetingId, item);
      let stated: string | null = null;
      await desk.edit(documentId, 'server', (doc) => {
        const copy = new Y.Doc();
        Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
        const blocks = readMinute(copy);
        const passage = { blockId, from, to: from + quote.length, quote };
        if (!replaceWords(copy, passage, words)) return;
        stated = statedChange({ blockId, from, quote, words }, { blocks, number, part, reference });
      });
      if (stated === null) {
        throw new DomainError(
          'passage-changed',
          'These words are not in the minutes as they stand now, or nothing would change. Choose the passage again.',
        );
      }
      const id = toAmendmentId(random());
      const amendment: AmendmentRow = {
        ...{ id, meetingId, part, itemId, documentId, blockId, from, quote, words, stated, by },
        to: from + quote.length,
        origin: 'proposal',
        state: 'proposed',
        reason: order.reason?.trim() || null,
        at: now(),
        authorId: null,
      };
      await approvals.propose(amendment, {
        ...doneAtMeeting(by, standing, meeting, item),
        deed: 'amendment-proposed',
        thing: 'item',
        thingId: itemId,
        after: { state: 'proposed' },
      });
      announceToAll(feed, meeting);
      announceToAll(feed, at);
      return id;
    },

    settle: async ({ id, atMeetingId, outcome, by }: SettleAmendmentOrder): Promise<void> => {
      const amendment = await approvals.amendment(id);
      const item = amendment === null ? null : await meetings.item(amendment.itemId);
      if (amendment === null || item === null) throw notFound();
      const { part, meetingId, state } = amendment;
      await allowed(standings, by, meetingId, 'see', thingOf(item));
      const { meeting, at, standing } = await taken(deps, { atMeetingId, meetingId, part, by });
      requireUnconfirmed(meeting.minutes[part].state);
      if (amendment.origin !== 'proposal' || state === 'withdrawn' || state === 'made') {
        throw new DomainError('already-settled', 'This amendment is not before the meeting.');
      }
      await approvals.settle(id, outcome, now(), {
        ...doneAtMeeting(by, standing, meeting, item),
        deed: 'amendment-settled',
        thing: 'item',
        thingId: item.id,
        before: { state },
        after: { state: outcome },
      });
      announceToAll(feed, meeting);
      announceToAll(feed, at);
    },
  };
}

function requireUnconfirmed(state: Parameters<typeof stageOf>[0]): void {
  if (stageOf(state) === 'unconfirmed') return;
  throw new DomainError(
    'already-settled',
    'Amendments are put to a meeting while the minutes are unconfirmed.',
  );
}

async function numberOf(
  meetings: MeetingStore,
  meeting: MeetingId,
  { id, part }: { readonly id: ItemId; readonly part: string },
): Promise<number> {
  const items = (await meetings.items([meeting])).filter((one) => one.part === part);
  return items.toSorted(byRank).findIndex((one) => one.id === id) + 1;
}
