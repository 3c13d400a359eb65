import type { ReactNode } from 'react';
import { instantInWords } from '#client/ui/date-words.ts';
import { Tag, type TagColour } from '#client/ui/tag.tsx';
import { type CommentState, isSuggestion } from '#shared/domain/comment.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { CommentDeeds } from './comment-deeds.tsx';
import { aboutInWords, quotesLostWords, settledInWords } from './comment-words.ts';
import { SuggestedWording } from './suggested-wording.tsx';

const COLOURS: Record<CommentState, TagColour> = {
  open: 'blue',
  accepted: 'green',
  accepted_in_part: 'aqua-green',
  declined: 'orange',
  withdrawn: 'grey',
};

/** One comment with what became of it and everything said below it. */
export function CommentThread({
  comment,
  place,
}: {
  readonly comment: CommentView;
  /** The way to the words it is about. */
  readonly place: ReactNode;
}) {
  const settled = settledInWords(comment);
  return (
    <article
      className="thread"
      id={`comment-${comment.id}`}
      tabIndex={-1}
      aria-label={`${inWords(comment.kind)} by ${comment.author} about ${aboutInWords(comment)}. ${inWords(comment.state)}`}
    >
      <p className="thread__tags">
        <Tag colour={COLOURS[comment.state]}>{inWords(comment.state)}</Tag>
        <Tag colour="white">{inWords(comment.kind)}</Tag>
      </p>
      <p className="thread__by">
        {comment.author}
        {comment.mine ? ' (you)' : ''}, {instantInWords(comment.at)}
        <br />
        {comment.quote === '' && comment.blockId === null ? 'About the whole item: ' : 'Item: '}
        {comment.reference === null ? '' : `${comment.reference}, `}
        {comment.itemTitle}
      </p>
      {comment.quote === '' || isSuggestion(comment) ? null : (
        <blockquote className="thread__quote">{comment.quote}</blockquote>
      )}
      {quotesLostWords(comment) ? (
        <p className="thread__gone">The words this comment quoted have been removed for good.</p>
      ) : null}
      {comment.anchor === 'text_removed' && !isSuggestion(comment) ? (
        <p className="thread__gone">The text this comment was about has been removed.</p>
      ) : null}
      {comment.text === '' ? null : <p className="thread__text">{comment.text}</p>}
      <SuggestedWording comment={comment} />
      {comment.proposedText === null || isSuggestion(comment) ? null : (
        <p className="thread__text">
          <strong>Proposed words:</strong> {comment.proposedText}
        </p>
      )}
      {settled === null ? null : (
        <div className="thread__settled">
          <p>
            <strong>{inWords(comment.state)}</strong> by {settled}
          </p>
          {comment.reason === null || comment.reason === '' ? null : (
            <p>Reason: {comment.reason}</p>
          )}
        </div>
      )}
      {comment.replies.length === 0 ? null : (
        <ul className="plain-list" aria-label="Answers">
          {comment.replies.map((reply) => (
            <li className="thread__reply" key={reply.id}>
              <p className="thread__by">
                {reply.by}, {instantInWords(reply.at)}
              </p>
              <p>{reply.text}</p>
            </li>
          ))}
        </ul>
      )}
      <div className="thread__deeds">
        {place}
        <CommentDeeds comment={comment} />
      </div>
    </article>
  );
}
