import type { AmendmentStore, NewCorrection } from '#server/records/amendment-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { changedPassage } from '#shared/document/changed-passage.ts';
import { mustLeaveWords } from '#shared/document/leaves-words.ts';
import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';
import { findTextualBlock, wordsOf } from '#shared/document/passage.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { statedChange } from '#shared/document/stated-change.ts';
import { blockHash, wordsHash } from '#shared/document/words-hash.ts';
import { mustHaveNoAmendment } from '#shared/domain/amendment.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { AmendmentId, ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { oneLine } from '#shared/lang/one-line.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';
import { createFinishAll, type LogUnfinished } from './unfinished.ts';

export interface CorrectMinutesDeps {
  readonly amendments: AmendmentStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'hold'>;
  readonly feed: ChangeFeed;
  readonly log: LogUnfinished;
  readonly now: () => number;
}

export interface CorrectMinutesOrder {
  readonly id: AmendmentId;
  readonly meetingId: MeetingId;
  readonly itemId: ItemId;
  readonly blockId: string;
  /** The words of the block as they were read, and as they are to be. */
  readonly read: string;
  readonly wanted: string;
  readonly reason: string;
  readonly by: PersonId;
}

export interface CorrectMinutes {
  /** Changes the words of one block of minutes that were sent round, under the secretary's name, and says so as
   *  an amendment. Sending again under one id changes nothing. */
  (order: CorrectMinutesOrder): Promise<void>;
  /** For the start and for now and then: what a server that died had begun is finished. */
  finishAll(): Promise<void>;
}

/** The wish is on record before the edit and settled after it, and the minute stands still meanwhile: minutes are
 *  approved before or after it. */
export function createCorrectMinutes(deps: CorrectMinutesDeps): CorrectMinutes {
  const { amendments, meetings, standings, desk, feed, now } = deps;
  const running = new Set<AmendmentId>();

  const correct = async (order: CorrectMinutesOrder): Promise<void> => {
    const { id, itemId, by } = order;
    const item = await meetings.item(itemId);
    const meeting = await meetings.get(order.meetingId);
    if (meeting === null || item === null || item.meetingId !== meeting.id) throw notFound();
    await allowed(standings, by, meeting.id, 'correct-minutes', thingOf(item));
    await desk.hold([item.documentId], async (edit) => {
      const earlier = await amendments.get(id);
      if (earlier !== null) {
        if (earlier.by === by && earlier.itemId === itemId) return;
        throw new DomainError('not-valid', 'This correction cannot be sent again. Make it anew.');
      }
      mustHaveNoAmendment(await amendments.blocksBeforeMeeting(item.documentId), order.blockId);
      const wish = await wishOf(order, item, await blocksAsRead(order, item, edit));
      running.add(id);
      try {
        if (!(await amendments.wish(wish))) throw tooLate();
        await carryOut(wish, item, meeting, edit);
      } finally {
        running.delete(id);
      }
    });
  };

  /** @throws DomainError `passage-changed` when the block reads otherwise by now */
  async function blocksAsRead(
    { blockId, read }: CorrectMinutesOrder,
    item: ItemRow,
    edit: Desk['edit'],
  ): Promise<readonly MinuteBlock[]> {
    let blocks: readonly MinuteBlock[] | null = null;
    await edit(item.documentId, 'server', (doc) => {
      const block = findTextualBlock(doc, blockId);
      if (block !== null && wordsOf(block) === read) blocks = readMinute(doc);
    });
    if (blocks === null) throw changed();
    return blocks;
  }

  async function wishOf(
    order: CorrectMinutesOrder,
    item: ItemRow,
    blocks: readonly MinuteBlock[],
  ): Promise<NewCorrection> {
    const { id, meetingId, itemId, blockId, by } = order;
    const change = changeWanted(order);
    if (change === null) {
      const message = 'Change the words: they are the same as before.';
      throw new DomainError('not-valid', message, [{ path: 'wanted', message }]);
    }
    const { part, reference, documentId } = item;
    const ofPart = (await meetings.items([meetingId])).filter((one) => one.part === part);
    const number = [...ofPart].sort(byRank).findIndex((one) => one.id === itemId) + 1;
    const stated = statedChange({ blockId, ...change }, { blocks, number, part, reference });
    const of = { id, meetingId, part, itemId, documentId, blockId };
    const after = order.read.slice(0, change.from) + change.words + order.read.slice(change.to);
    const block = [...walkBlocks(blocks)].find((one) => 'id' in one && one.id === blockId);
    mustLeaveWords(must(block, 'the block that was read').kind, after, 'wanted');
    const hashes = { beforeHash: wordsHash(order.read), afterHash: wordsHash(after) };
    return { ...of, ...change, stated, reason: order.reason.trim(), by, at: now(), ...hashes };
  }

  async function carryOut(
    wish: NewCorrection,
    item: ItemRow,
    meeting: MeetingRow,
    edit: Desk['edit'],
  ): Promise<void> {
    const beforeMeeting = await amendments.blocksBeforeMeeting(wish.documentId);
    await edit(wish.documentId, wish.by, (doc) => {
      const hash = blockHash(doc, wish.blockId);
      if (hash === null) throw changed();
      // After the server had died: the words stand there already.
      if (hash === wish.afterHash) return;
      mustHaveNoAmendment(beforeMeeting, wish.blockId);
      if (hash !== wish.beforeHash || !replaceWords(doc, wish, wish.words)) throw changed();
    }).catch(async (error: unknown) => {
      await amendments.unwish(wish.id);
      throw error;
    });
    const standing = await standings.onMeeting(wish.by, meeting.id);
    const actor = standing ?? { person: { capacities: [], administrator: false } };
    await amendments.made(wish.id, now(), {
      ...doneAtMeeting(wish.by, actor, meeting, item),
      deed: 'minutes-corrected',
      thing: 'amendment',
      thingId: wish.id,
      reason: wish.reason,
    });
    announce(feed, 'comments', meeting, item, wish.id);
  }

  /** A wish that nobody carries out any more. */
  async function finish(wish: NewCorrection): Promise<void> {
    const item = await meetings.item(wish.itemId);
    const meeting = await meetings.get(wish.meetingId);
    if (running.has(wish.id) || item === null || meeting === null) return;
    await desk
      .hold([wish.documentId], (edit) => carryOut(wish, item, meeting, edit))
      .catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
  }

  const finishAll = createFinishAll<NewCorrection>({
    list: () => amendments.unfinished(),
    idOf: (wish) => wish.id,
    finish,
    message: 'A correction could not be finished',
    factsOf: (wish) => ({ meeting: wish.meetingId, item: wish.itemId }),
    ...{ log: deps.log, now },
  });

  return Object.assign(correct, { finishAll });
}

/** `null`: nothing would change. A hard break of the block stays one; any other new line is a space. */
function changeWanted({ read, wanted }: CorrectMinutesOrder): ReturnType<typeof changedPassage> {
  const change = changedPassage(
    read,
    read.includes('\n') ? wanted.replaceAll('\r', '') : oneLine(wanted),
  );
  if (change === null) return null;
  const words = oneLine(change.words);
  return words === change.quote ? null : { ...change, words };
}

function changed(): DomainError {
  return new DomainError(
    'passage-changed',
    'These words have changed since you read them. Look at them again; what you wrote is kept here.',
  );
}

function tooLate(): DomainError {
  return new DomainError(
    'not-allowed',
    'These minutes have moved on, so they are not corrected any more. Load the page again.',
  );
}
