import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';
import { CommentThread } from '../comments/comment-thread.tsx';
import { aboutInWords } from '../comments/comment-words.ts';
import { goToComment } from '../comments/go-to.ts';
import { whyNoComments } from '../comments/why-no-comments.ts';
import { stepFrom } from './step-from.ts';

/** The comments in the order of the text, with a way from each to the next and to its words. */
export function CommentPanel({
  comments,
  meeting,
  onShow,
}: {
  readonly comments: readonly CommentView[];
  readonly meeting: MeetingDetail;
  readonly onShow: (comment: CommentView) => void;
}) {
  const [current, setCurrent] = useState<string | null>(null);
  const ids: readonly string[] = comments.map((comment) => comment.id);
  const at = current === null ? -1 : ids.indexOf(current);
  const heading = useRef<HTMLHeadingElement>(null);
  const isGone = current !== null && at < 0;
  useEffect(() => {
    // A withdrawn comment leaves this list with the button that was pressed: focus stays in the list.
    if (isGone && document.activeElement === document.body) heading.current?.focus();
  }, [isGone]);

  const go = (by: 1 | -1) => {
    const next = stepFrom(ids, current, by);
    if (next === null) return;
    setCurrent(next);
    goToComment(next);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    if (event.code !== 'KeyN' && event.code !== 'KeyP') return;
    event.preventDefault();
    go(event.code === 'KeyN' ? 1 : -1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <>
      <h2 className="section__title" tabIndex={-1} ref={heading}>
        Comments
      </h2>
      {meeting.minutes.some((one) => one.comment) ? null : <p>{whyNoComments(meeting)}</p>}
      {comments.length === 0 ? (
        <EmptyState>Nobody has commented on this draft yet.</EmptyState>
      ) : (
        <>
          <div className="button-row reading__steps">
            <Button weight="secondary" onClick={() => go(-1)}>
              Previous<span className="nhsuk-u-visually-hidden"> comment</span>
            </Button>
            <Button weight="secondary" onClick={() => go(1)}>
              Next<span className="nhsuk-u-visually-hidden"> comment</span>
            </Button>
          </div>
          <p className="quiet">
            {at < 0 ? `${comments.length} in all. ` : `Comment ${at + 1} of ${comments.length}. `}
            <Link href={`/meetings/${meeting.id}/comments`}>All comments as a list</Link>
          </p>
          <ul className="plain-list thread-list">
            {comments.map((comment) => (
              <li key={comment.id} onFocus={() => setCurrent(comment.id)}>
                <CommentThread
                  comment={comment}
                  place={
                    <Button weight="quiet" onClick={() => onShow(comment)}>
                      Show in the text
                      <span className="nhsuk-u-visually-hidden">: {aboutInWords(comment)}</span>
                    </Button>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
