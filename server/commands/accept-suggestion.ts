import * as Y from 'yjs';
import type {
  Acceptance,
  AcceptanceStore,
  NewAmendment,
} from '#server/records/acceptance-store.ts';
import type { AmendmentStore } from '#server/records/amendment-store.ts';
import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { CommentRow, CommentStore } from '#server/records/comment-store.ts';
import type { ItemRow, MeetingRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { anchoredPassage, standingPassage } from '#shared/document/anchored-passage.ts';
import { lackOfWords, wordsWith } from '#shared/document/leaves-words.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { findTextualBlock, type Passage, wordsOf } from '#shared/document/passage.ts';
import { byRank } from '#shared/document/read-agenda.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { replaceWords } from '#shared/document/replace-words.ts';
import { statedChange } from '#shared/document/stated-change.ts';
import { withSpaceBeside } from '#shared/document/take-out.ts';
import { mustHaveNoAmendment } from '#shared/domain/amendment.ts';
import { acceptSuggestion } from '#shared/domain/comment.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { CommentId, DocumentId, PersonId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import type { Desk } from './desk.ts';
import { doneAtMeeting } from './on-record.ts';
import { createFinishAll, type LogUnfinished } from './unfinished.ts';

export interface AcceptSuggestionDeps {
  readonly comments: CommentStore;
  readonly acceptances: AcceptanceStore;
  readonly amendments: Pick<AmendmentStore, 'blocksBeforeMeeting'>;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly desk: Pick<Desk, 'hold'>;
  /** Somebody’s last edit of a document, if it is not long ago, and what the document was before it (Yjs V1
   *  updates). */
  readonly lastEditOf: (document: DocumentId, author: PersonId) => Promise<PastEdit | null>;
  readonly feed: ChangeFeed;
  readonly log: LogUnfinished;
  readonly now: () => number;
  readonly random: () => string;
}

interface PastEdit {
  readonly before: Uint8Array;
  readonly update: Uint8Array;
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
  /** For the start and for now and then: what a server that died had begun is finished. */
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
  const { comments, acceptances, amendments, meetings, standings, desk, feed, now, random } = deps;
  const { lastEditOf } = deps;
  const running = new Set<CommentId>();

  async function find(id: CommentId): Promise<Found> {
    const comment = await comments.get(id);
    const item = comment === null ? null : await meetings.item(comment.itemId);
    const meeting = comment === null ? null : await meetings.get(comment.meetingId);
    if (comment === null || item === null || meeting === null) throw notFound();
    return { comment, item, meeting };
  }

  /** The document stands still from the wish until everything is on record: minutes are approved before or
   *  after that, never in between.
   *  @param again after the server had died: words that stand there already are those of this acceptance */
  const carryOut = (found: Found, wish: Acceptance, again: boolean): Promise<void> =>
    desk.hold([found.comment.documentId], async (edit) => {
      const { comment, item, meeting } = found;
      running.add(comment.id);
      try {
        if (!again) mustBeClaimed(await acceptances.claim(wish, item.part));
        let put: Put | null = null;
        const standing = await amendments.blocksBeforeMeeting(comment.documentId);
        const lastEdit = again ? await lastEditOf(comment.documentId, wish.by) : null;
        await edit(comment.documentId, wish.by, (doc) => {
          put = putIn(doc, comment, wish.words, { again, standing, lastEdit });
        }).catch(async (error: unknown) => {
          await acceptances.release(comment.id);
          throw error;
        });
        await settle(found, wish, put);
      } finally {
        running.delete(comment.id);
      }
      announce(feed, 'comments', meeting, item, comment.id);
    });

  async function settle(found: Found, wish: Acceptance, put: Put | null): Promise<void> {
    const { comment, item, meeting } = found;
    const { state } = acceptSuggestion(comment, wish.words);
    const standing = await standings.onMeeting(wish.by, meeting.id);
    const actor = standing ?? { person: { capacities: [], administrator: false } };
    const amendment = put === null ? null : await amendmentOf(found, wish, put);
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
    { passage: { blockId, from, to, quote }, blocks }: Put,
  ): Promise<NewAmendment> {
    const ofPart = (await meetings.items([meeting.id])).filter((one) => one.part === item.part);
    const number = [...ofPart].sort(byRank).findIndex((one) => one.id === item.id) + 1;
    const { part, reference } = item;
    return {
      id: random(),
      meetingId: meeting.id,
      part,
      itemId: item.id,
      documentId: comment.documentId,
      ...{ blockId, from, to, quote, words },
      stated: statedChange({ blockId, from, quote, words }, { blocks, number, part, reference }),
      reason,
      by,
      at,
      authorId: comment.authorId,
      commentId: comment.id,
    };
  }

  /** What a wish that nobody carries out any more left behind. */
  async function finish(wish: Acceptance): Promise<void> {
    if (running.has(wish.commentId)) return;
    await carryOut(await find(wish.commentId), wish, true).catch((error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
    });
  }

  const accept = async ({ id, words, reason, by }: AcceptSuggestionOrder): Promise<void> => {
    const { item, meeting } = await find(id);
    await allowed(standings, by, meeting.id, 'accept-suggestion', thingOf(item));
    const left = (await acceptances.unfinished()).find((one) => one.commentId === id);
    if (left !== undefined) await finish(left);

    const found = await find(id);
    if (isDone(found.comment, words, by)) return;
    const wanted = acceptSuggestion(found.comment, words).words;
    const wish = { commentId: id, by, at: now(), words: wanted, reason: reason.trim() || null };
    try {
      await carryOut(found, wish, false);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'already-settled')) throw error;
      // The same sent twice at once: the other one has done it.
      if (!isDone(must(await comments.get(id), 'the comment'), words, by)) throw error;
    }
  };

  const finishAll = createFinishAll<Acceptance>({
    list: () => acceptances.unfinished(),
    idOf: (wish) => wish.commentId,
    finish,
    message: 'An acceptance of a suggestion could not be finished',
    factsOf: (wish) => ({ comment: wish.commentId }),
    ...{ log: deps.log, now },
  });

  return Object.assign(accept, { finishAll });
}

/** Sent again by whoever accepted it already, in these words. */
function isDone(comment: CommentRow, words: string | null, by: PersonId): boolean {
  const isAccepted = comment.state === 'accepted' || comment.state === 'accepted_in_part';
  if (!isAccepted || comment.acceptedText === null || comment.settledBy !== by) return false;
  return acceptSuggestion({ ...comment, state: 'open' }, words).words === comment.acceptedText;
}

/** What was put where, and how the minute read before. */
interface Put {
  readonly passage: Passage;
  readonly blocks: readonly MinuteBlock[];
}

/** `null`: the words stood there already, by somebody else's hand. */
function putIn(
  doc: Y.Doc,
  { id, quote }: Pick<CommentRow, 'id' | 'quote'>,
  words: string,
  {
    again,
    standing,
    lastEdit,
  }: {
    readonly again: boolean;
    readonly standing: ReadonlySet<string>;
    readonly lastEdit: PastEdit | null;
  },
): Put | null {
  // Before the quote is looked for: the new words may have it in them.
  const there = wordsThere(doc, { id, quote }, words, again);
  if (there !== null) return again ? putBefore(doc, there, quote) : null;
  const blocks = readMinute(doc);
  const passage = standingPassage(doc, id, quote);
  if (passage === null) {
    const took = words === '' && lastEdit !== null ? takenOutBy(lastEdit, { id, quote }) : null;
    if (took === null) throw changed();
    return took;
  }
  mustHaveNoAmendment(standing, passage.blockId);
  const toChange = words === '' ? withSpaceBeside(doc, passage) : passage;
  const block = findTextualBlock(doc, toChange.blockId);
  const left = block === null ? '' : wordsWith(wordsOf(block), [{ ...toChange, words }]);
  const lacking = block === null ? null : lackOfWords(block.nodeName, left, 'decline');
  if (lacking !== null) throw new DomainError('not-valid', lacking);
  if (!replaceWords(doc, toChange, words)) throw changed();
  return { passage: toChange, blocks };
}

/** How words went that a server took out before it died: nothing of them is left in the minute to go by. */
function takenOutBy(
  { before, update }: PastEdit,
  { id, quote }: Pick<CommentRow, 'id' | 'quote'>,
): Put | null {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  const passage = standingPassage(doc, id, quote);
  if (passage === null) return null;
  const put = { passage: withSpaceBeside(doc, passage), blocks: readMinute(doc) };
  Y.applyUpdate(doc, update);
  return standingPassage(doc, id, quote) === null ? put : null;
}

/** Where the words stand already (words that are to go never do): they are all that the comment marks, or, after the server had died, a part of
 *  it, as when somebody had written among them. `null`: they do not. */
function wordsThere(
  doc: Y.Doc,
  { id, quote }: Pick<CommentRow, 'id' | 'quote'>,
  words: string,
  again: boolean,
): Passage | null {
  const anchored = anchoredPassage(doc, id);
  if (anchored?.quote === words) return anchored;
  const there = again ? standingPassage(doc, id, words) : null;
  const old = standingPassage(doc, id, quote);
  if (there === null || old === null) return there;
  // Both are there when the one has the other in it: the longer one is what the minute says.
  return there.from <= old.from && old.to <= there.to ? there : null;
}

/** How it was put in by a server that has died since. */
function putBefore(doc: Y.Doc, there: Passage, quote: string): Put {
  const before = new Y.Doc();
  Y.applyUpdate(before, Y.encodeStateAsUpdate(doc));
  replaceWords(before, there, quote);
  return {
    passage: { ...there, to: there.from + quote.length, quote },
    blocks: readMinute(before),
  };
}

/** @throws DomainError why the suggestion cannot be accepted any more */
function mustBeClaimed(answer: Awaited<ReturnType<AcceptanceStore['claim']>>): void {
  if (answer === 'approved') {
    throw new DomainError(
      'not-allowed',
      'These minutes are approved, so their words do not change.',
    );
  }
  if (answer === 'taken') {
    throw new DomainError(
      'already-settled',
      'Somebody else has settled this comment. What became of it is shown with it.',
    );
  }
}

function changed(): DomainError {
  return new DomainError(
    'passage-changed',
    'The words of this suggestion have changed since it was made, so it cannot be put in. Nothing was changed. Change the minutes yourself, or decline it and say why.',
  );
}
