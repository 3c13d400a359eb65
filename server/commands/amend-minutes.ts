import * as Y from 'yjs';
import type { AmendmentRow, ApprovalStore } from '#server/records/approval-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { mustLeaveWords, wordsWith } from '#shared/document/leaves-words.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { findTextualBlock, type Passage, wordsOf } from '#shared/document/passage.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { withSpaceBeside } from '#shared/document/space-beside.ts';
import { statedChange } from '#shared/document/stated-change.ts';
import { blockHash } from '#shared/document/words-hash.ts';
import { isBeforeMeeting, type PlacedAmendment, touches } from '#shared/domain/amendment.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import {
  type AmendmentId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type PersonId,
  toAmendmentId,
} from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { oneLine } from '#shared/lang/one-line.ts';
import { announceToAll } from './announce.ts';
import { taken } from './approval-asked.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AmendMinutesDeps {
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly approvals: ApprovalStore;
  readonly desk: Pick<Desk, 'hold'>;
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

  type Placed = Pick<AmendmentRow, 'id' | 'meetingId' | 'part'> & PlacedAmendment;

  const standsAlone = async (one: Placed): Promise<boolean> =>
    (await approvals.amendments(one.meetingId, one.part))
      .filter(isBeforeMeeting)
      .every((other) => other.id === one.id || !touches(one, other));

  /** @throws DomainError when another one would change the same words, or those beside them */
  async function mustStandAlone(one: Placed): Promise<void> {
    if (await standsAlone(one)) return;
    throw new DomainError(
      'already-settled',
      'Another amendment of these words, or of those right beside them, is before the meeting. Settle or withdraw it first.',
    );
  }

  /** What else the meeting has agreed of the same paragraph. */
  const agreedBeside = async ({
    id,
    meetingId,
    part,
    documentId,
    blockId,
  }: Pick<AmendmentRow, 'id' | 'meetingId' | 'part' | 'documentId' | 'blockId'>) =>
    (await approvals.amendments(meetingId, part))
      .filter((one) => one.origin === 'proposal' && one.state === 'agreed' && one.id !== id)
      .filter((one) => one.documentId === documentId && one.blockId === blockId);

  return {
    propose: async (order: ProposeAmendmentOrder): Promise<AmendmentId> => {
      const { by, itemId, blockId, atMeetingId } = order;
      const item = await meetings.item(itemId);
      if (item === null) throw notFound();
      const { part, meetingId, documentId, reference } = item;
      await allowed(standings, by, meetingId, 'see', thingOf(item));
      const id = toAmendmentId(random());
      return desk.hold([documentId], async (edit) => {
        const { meeting, at, standing } = await taken(deps, { atMeetingId, meetingId, part, by });
        requireUnconfirmed(meeting.minutes[part].state);
        const asked = { ...order, words: oneLine(order.words) };
        const text = await textOf(edit, documentId, blockId);
        const placed = ({ from, quote }: Pick<ProposeAmendmentOrder, 'from' | 'quote'>) => ({
          ...{ id, meetingId, part, documentId, blockId, from, to: from + quote.length },
        });
        const wide = withSpaceBeside(text, asked);
        // The space stays where another amendment stands right behind it.
        const { from, quote, words } = (await standsAlone(placed(wide))) ? wide : asked;
        const place = { documentId, blockId, from, to: from + quote.length };
        await mustStandAlone(placed({ from, quote }));
        const number = await numberOf(meetings, meetingId, item);
        const { blocks, beforeHash } = await readFor(
          edit,
          { ...place, quote, words },
          await agreedBeside({ id, meetingId, part, ...place }),
        );
        const facts = { blocks, number, part, reference };
        const amendment: AmendmentRow = {
          ...{ id, meetingId, part, itemId, ...place, quote, words, by, beforeHash },
          stated: statedChange({ blockId, from, quote, words }, facts),
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
      });
    },

    settle: async ({ id, atMeetingId, outcome, by }: SettleAmendmentOrder): Promise<void> => {
      const found = await approvals.amendment(id);
      const item = found === null ? null : await meetings.item(found.itemId);
      if (found === null || item === null) throw notFound();
      const { part, meetingId } = found;
      const { documentId } = item;
      await allowed(standings, by, meetingId, 'see', thingOf(item));
      await desk.hold([documentId], async (edit) => {
        const { meeting, at, standing } = await taken(deps, { atMeetingId, meetingId, part, by });
        requireUnconfirmed(meeting.minutes[part].state);
        const amendment = must(await approvals.amendment(id), 'the amendment that was found');
        const { origin, state } = amendment;
        if (origin !== 'proposal' || state === 'withdrawn' || state === 'made') {
          throw new DomainError('already-settled', 'This amendment is not before the meeting.');
        }
        if (outcome === 'agreed') {
          await mustStandAlone(amendment);
          const { beforeHash } = await readFor(
            edit,
            { ...amendment, documentId },
            await agreedBeside(amendment),
          );
          // One that was not before the meeting left its paragraph free to change.
          if (!isBeforeMeeting(amendment) && beforeHash !== amendment.beforeHash) {
            throw passageChanged();
          }
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
      });
    },
  };
}

/** The words of a block; of one that is not there, none. */
async function textOf(edit: Desk['edit'], id: DocumentId, blockId: string): Promise<string> {
  let text = '';
  await edit(id, 'server', (doc) => {
    const block = findTextualBlock(doc, blockId);
    text = block === null ? '' : wordsOf(block);
  });
  return text;
}

/** How a minute reads, and the paragraph that an amendment would change.
 *  @param beside what else is to be changed of it
 *  @throws DomainError when its words are not there, nothing would change, or a record would be left without words */
async function readFor(
  edit: Desk['edit'],
  amendment: Passage & { readonly documentId: DocumentId; readonly words: string },
  beside: readonly AmendmentRow[],
): Promise<{ readonly blocks: readonly MinuteBlock[]; readonly beforeHash: string }> {
  let read: { blocks: readonly MinuteBlock[]; beforeHash: string } | null = null;
  await edit(amendment.documentId, 'server', (doc) => {
    const blocks = readMinute(doc);
    const beforeHash = blockHash(doc, amendment.blockId);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    if (beforeHash === null || !replaceWords(copy, amendment, amendment.words)) return;
    const block = must(findTextualBlock(doc, amendment.blockId), 'the block of a hash');
    const left = wordsWith(wordsOf(block), [...beside, amendment]);
    mustLeaveWords(block.nodeName, left, 'words');
    read = { blocks, beforeHash };
  });
  if (read === null) throw passageChanged();
  return read;
}

function passageChanged(): DomainError {
  return new DomainError(
    'passage-changed',
    'These words are not in the minutes as they stand now, or nothing would change. Choose the passage again.',
  );
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
