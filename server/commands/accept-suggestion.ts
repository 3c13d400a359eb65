import type {
  Acceptance,
  AcceptanceStore,
  NewAmendment,
} from '#server/records/acceptance-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommentRow, CommentStore } from '#server/records/comment-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { anchoredPassage, standingPassage } from '#shared/document/anchored-passage.ts';
import type { Passage } from '#shared/document/passage.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { acceptSuggestion, type CommentSettlement } from '#shared/domain/comment.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommentId, PersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';

export interface AcceptSuggestionDeps {
  readonly comments: CommentStore;
  readonly acceptances: AcceptanceStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'edit'>;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

export interface AcceptSuggestionOrder {
  readonly id: CommentId;
  /** The words that go into the minutes; `null`: those that were proposed. */
  readonly words: string | null;
  readonly reason: string;
  readonly by: PersonId;
}

export interface AcceptSuggestion {
  /** Puts the words into the minutes, under the name of whoever accepts. Sending again changes nothing. */
  (order: AcceptSuggestionOrder): Promise<void>;
  /** Finishes what a server that died had begun. */
  finishAll(): Promise<void>;
}

interface Found {
  readonly comment: CommentRow;
  readonly item: ItemRow;
  readonly meeting: MeetingRow;
}

/** The edit goes the way of everyone's, so it is in the journal under the accepter's name before anybody reads
 *  it; the comment keeps whose words they are. The wish is on record before the edit and settled after it: what
 *  a server that dies leaves between the two is finished at its start. */
export function createAcceptSuggestion(deps: AcceptSuggestionDeps): AcceptSuggestion {
  const { comments, acceptances, meetings, standings, desk, feed, now, random } = deps;
  const running = new Map<CommentId, Promise<void>>();

  async function find(id: CommentId): Promise<Found> {
    const comment = await comments.get(id);
    const item = comment === null ? null : await meetings.item(comment.itemId);
    const meeting = comment === null ? null : await meetings.get(comment.meetingId);
    if (comment === null || item === null || meeting === null) throw notFound();
    return { comment, item, meeting };
  }

  /** @param again after the server had died: words that stand there already are those of this acceptance */
  async function carryOut(found: Found, wish: Acceptance, again: boolean): Promise<void> {
    const { comment, item, meeting } = found;
    let put: Passage | null = null;
    try {
      await desk.edit(comment.documentId, wish.by, (doc) => {
        put = standingPassage(doc, comment.id, comment.quote);
        if (put !== null && replaceWords(doc, put, wish.words)) return;
        const anchored = anchoredPassage(doc, comment.id);
        if (anchored?.quote !== wish.words) throw changed();
        put = again ? { ...anchored, quote: comment.quote } : null;
      });
    } catch (error) {
      await acceptances.release(comment.id);
      throw error;
    }
    const proposed = acceptSuggestion(comment, wish.words);
    await settle(found, wish, proposed.state, put);
    announce(feed, 'comments', meeting, item, comment.id);
  }

  async function settle(
    { comment, item, meeting }: Found,
    wish: Acceptance,
    state: CommentSettlement,
    put: Passage | null,
  ): Promise<void> {
    const standing = await standings.onMeeting(wish.by, meeting.id);
    const amendment =
      put === null ? null : await amendmentOf({ comment, item, meeting }, wish, put);
    const actor = standing ?? { person: { capacities: [], administrator: false } };
    await acceptances.finish(
      wish,
      { state, part: item.part, amendment },
      {
        ...doneAtMeeting(wish.by, actor, meeting, item),
        deed: 'suggestion-accepted',
        thing: 'comment',
        thingId: comment.id,
        before: { state: 'open' },
        after: { state },
        reason: wish.reason,
      },
    );
  }

  async function amendmentOf(
    { comment, item, meeting }: Found,
    { by, at, words, reason }: Acceptance,
    { blockId, from, quote }: Passage,
  ): Promise<NewAmendment> {
    const ofPart = (await meetings.items([meeting.id])).filter((one) => one.part === item.part);
    const number = [...ofPart].sort(byRank).findIndex((one) => one.id === item.id) + 1;
    return {
      id: random(),
      meetingId: meeting.id,
      part: item.part,
      itemId: item.id,
      documentId: comment.documentId,
      blockId,
      from,
      to: from + quote.length,
      quote,
      words,
      stated: `the words “${quote}” in item ${number} become “${words}”`,
      reason,
      by,
      at,
      authorId: comment.authorId,
      commentId: comment.id,
    };
  }

  function run(found: Found, wish: Acceptance, again: boolean): Promise<void> {
    const { id } = found.comment;
    const work = carryOut(found, wish, again).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  }

  /** What a wish that nobody carries out any more left behind. */
  async function finish(wish: Acceptance): Promise<void> {
    if (running.has(wish.commentId)) return;
    const found = await find(wish.commentId);
    await run(found, wish, true).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }

  const accept = async ({ id, words, reason, by }: AcceptSuggestionOrder): Promise<void> => {
    const before = await find(id);
    const thing = thingOf(before.item);
    await allowed(standings, by, before.meeting.id, 'accept-suggestion', thing);
    const left = (await acceptances.unfinished()).find((one) => one.commentId === id);
    if (left !== undefined) await finish(left);

    const found = left === undefined ? before : await find(id);
    if (isDone(found.comment, words, by)) return;
    const wanted = acceptSuggestion(found.comment, words);
    const wish = {
      commentId: id,
      by,
      at: now(),
      words: wanted.words,
      reason: reason.trim() || null,
    };
    const claimed = await acceptances.claim(wish, found.item.part);
    if (claimed === 'approved') {
      throw new DomainError(
        'not-allowed',
        'These minutes are approved, so their words do not change.',
      );
    }
    if (claimed === 'taken') {
      await running.get(id)?.catch(() => {});
      if (isDone(must(await comments.get(id), 'the comment'), words, by)) return;
      throw new DomainError(
        'already-settled',
        'Somebody else has settled this comment. What became of it is shown with it.',
      );
    }
    await run(found, wish, false);
  };

  return Object.assign(accept, {
    finishAll: async () => {
      for (const wish of await acceptances.unfinished()) await finish(wish);
    },
  });
}

/** Sent again by whoever accepted it already, in these words. */
function isDone(comment: CommentRow, words: string | null, by: PersonId): boolean {
  const isAccepted = comment.state === 'accepted' || comment.state === 'accepted_in_part';
  if (!isAccepted || comment.acceptedText === null || comment.settledBy !== by) return false;
  return acceptSuggestion({ ...comment, state: 'open' }, words).words === comment.acceptedText;
}

function changed(): DomainError {
  return new DomainError(
    'passage-changed',
    'The words of this suggestion have changed since it was made, so it cannot be put in. Nothing was changed. Change the minutes yourself, or decline it and say why.',
  );
}
