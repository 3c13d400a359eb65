import { replyToComment } from '#client/live/deeds.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { AnswerForm } from '../answer-form.tsx';

export function ReplyForm({
  comment,
  onClose,
}: {
  readonly comment: CommentView;
  readonly onClose: () => void;
}) {
  const word = comment.mine ? 'reply' : 'answer';
  return (
    <AnswerForm
      id={`reply-${comment.id}`}
      className="thread__form"
      label={`Your ${word}`}
      rows={3}
      missingWords={`Enter your ${word}`}
      sendLabel={`Send the ${word}`}
      sentWords={`Your ${word} is sent.`}
      send={(text) => replyToComment(comment.id, text)}
      onClose={onClose}
    />
  );
}
