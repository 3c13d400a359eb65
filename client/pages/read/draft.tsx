import type { UseQueryResult } from '@tanstack/react-query';
import { uuidv4 } from 'lib0/random';
import { useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { namesOf } from '#client/editor/committee-names.ts';
import { useContributions } from '#client/live/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { walkBlocks } from '#shared/document/minute-content.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import type { CommitteeDetail } from '#shared/protocol/http/committee.ts';
import type { MeetingDetail, MeetingMinutes } from '#shared/protocol/http/meeting.ts';
import { Answered } from '../answered.tsx';
import { goToBlock, goToComment, goToPassage } from '../comments/go-to.ts';
import { mayCommentOn, whyNoComments } from '../comments/why-no-comments.ts';
import { isAllMinuted, isApproved } from '../meeting-words.ts';
import { WithheldItems } from '../withheld-items.tsx';
import { aimDraft, type BlockAsRead, type CommentDraft } from './comment-draft.ts';
import { CommentForm } from './comment-form.tsx';
import { commentsByBlock, inTextOrder } from './comment-order.ts';
import { CommentPanel } from './comment-panel.tsx';
import { ItemToRead } from './item-to-read.tsx';
import { NoMoreComments } from './no-more-comments.tsx';
import { type Stretch, textOf, trimStretch } from './passage.ts';
import { useSelectedPassage } from './selected-passage.ts';
import { SelectionBar } from './selection-bar.tsx';
import { SinceLook } from './since-look.tsx';
import { useLooks } from './use-looks.ts';

/** The draft to read, with its comments beside it and at most one comment being written. */
export function Draft({
  meeting,
  committee,
  minutes,
  comments,
}: {
  readonly meeting: MeetingDetail;
  readonly committee: CommitteeDetail;
  readonly minutes: MeetingMinutes;
  readonly comments: UseQueryResult<readonly CommentView[]>;
}) {
  const names = useMemo(() => namesOf(committee), [committee]);
  const items = meeting.items.filter((item) => item.state !== 'withdrawn');
  const texts = useMemo(() => blockTexts(minutes), [minutes]);
  const anchored = useMemo(() => commentsByBlock(minutes), [minutes]);
  const ordered = useMemo(
    () =>
      inTextOrder(
        (comments.data ?? []).filter((one) => one.state !== 'withdrawn'),
        minutes,
        meeting.items.map((item) => item.id),
      ),
    [comments.data, minutes, meeting.items],
  );
  const contributions = useContributions({ meetingId: meeting.id }).data;
  const [search] = useSearchParams();
  const [draft, setDraft] = useState<CommentDraft | null>(() =>
    draftOf(search.get('suggest'), texts),
  );
  const watch = useLooks(minutes);
  const opener = useRef<Element | null>(null);
  const selected = useSelectedPassage();

  const aim = (itemId: string, blockId: string | null, chosen: Stretch | null) => {
    opener.current = document.activeElement;
    // The words are in the form now; still selected, they would keep their bar over it.
    getSelection()?.removeAllRanges();
    const text = blockId === null ? '' : (texts.get(blockId)?.text ?? '');
    const id = uuidv4();
    setDraft((before) => aimDraft(before, { id, itemId, blockId, text, chosen }));
  };
  const close = () => {
    setDraft(null);
    returnTo(opener.current, draft?.blockId ?? null);
  };
  const asRead = (one: CommentDraft): BlockAsRead => ({
    text: one.blockId === null ? '' : (texts.get(one.blockId)?.text ?? null),
    place: minutes.items.find((item) => item.itemId === one.itemId)?.place ?? 0,
  });
  const mayCommentAt = (itemId: string) => {
    const item = meeting.items.find((one) => one.id === itemId);
    return item !== undefined && mayCommentOn(meeting, item.part);
  };
  const form =
    draft === null ? null : !mayCommentAt(draft.itemId) ? (
      <NoMoreComments why={whyNoComments(meeting)} draft={draft} onClose={close} />
    ) : (
      <CommentForm
        key={`${draft.itemId} ${draft.blockId}`}
        meetingId={meeting.id}
        draft={draft}
        read={asRead(draft)}
        onChange={(change) => setDraft({ ...draft, ...change })}
        onClose={close}
        onSent={(commentId) => {
          setDraft(null);
          goToComment(commentId);
        }}
      />
    );

  const chosenBlock = selected === null ? undefined : texts.get(selected.blockId);
  const chosen =
    selected === null || chosenBlock === undefined ? null : trimStretch(chosenBlock.text, selected);

  return (
    <div className="reading">
      <div className="reading__text">
        <SinceLook meetingId={meeting.id} />
        {items.length === 0 ? (
          <EmptyState>
            This meeting has no agenda items yet, so there is no draft to read.
          </EmptyState>
        ) : (
          items.map((item) => (
            <ItemToRead
              key={item.id}
              meetingId={meeting.id}
              watch={watch(item.id)}
              item={item}
              blocks={minutes.items.find(({ itemId }) => itemId === item.id)?.blocks ?? []}
              names={names}
              confirmationOf={(id) =>
                contributions?.find((one) => one.id === id)?.confirmation ?? null
              }
              settled={isAllMinuted(meeting, item.part)}
              approved={isApproved(meeting, item.part)}
              mayComment={mayCommentOn(meeting, item.part)}
              commentsAt={(blockId) =>
                ordered.filter((one) => anchored.get(blockId)?.includes(one.id) === true)
              }
              formAt={draft?.itemId === item.id ? { blockId: draft.blockId, form } : null}
              formIsLost={draft?.blockId != null && !texts.has(draft.blockId)}
              onComment={(blockId) => aim(item.id, blockId, null)}
              onOpen={goToComment}
            />
          ))
        )}
        <WithheldItems items={meeting.withheldItems} />
      </div>
      <aside className="reading__comments" aria-label="Comments on this draft">
        <Answered of={comments} what="the comments">
          {() => <CommentPanel comments={ordered} meeting={meeting} onShow={goToPassage} />}
        </Answered>
      </aside>
      {chosenBlock !== undefined && chosen !== null && mayCommentAt(chosenBlock.itemId) ? (
        <SelectionBar
          words={chosenBlock.text.slice(chosen.from, chosen.to)}
          onComment={() => aim(chosenBlock.itemId, selected?.blockId ?? null, chosen)}
        />
      ) : null}
    </div>
  );
}

/** A wording for the block that somebody came here to reword. */
function draftOf(
  blockId: string | null,
  texts: ReturnType<typeof blockTexts>,
): CommentDraft | null {
  const block = blockId === null ? undefined : texts.get(blockId);
  if (blockId === null || block === undefined) return null;
  const { itemId, text } = block;
  const draft = aimDraft(null, { id: uuidv4(), itemId, blockId, text, chosen: null });
  return { ...draft, kind: 'wording', proposedText: draft.words };
}

/** Back to the button the comment was begun with; to its paragraph when that was the bar of selected words. */
function returnTo(opener: Element | null, blockId: string | null): void {
  requestAnimationFrame(() => {
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) {
      opener.focus();
    } else if (blockId !== null) {
      goToBlock(blockId);
    }
  });
}

function blockTexts(
  minutes: MeetingMinutes,
): ReadonlyMap<string, { readonly itemId: string; readonly text: string }> {
  const texts = new Map<string, { itemId: string; text: string }>();
  for (const { itemId, blocks } of minutes.items) {
    for (const block of walkBlocks(blocks)) {
      if ('text' in block && block.id !== null && block.id !== '') {
        texts.set(block.id, { itemId, text: textOf(block.text) });
      }
    }
  }
  return texts;
}
