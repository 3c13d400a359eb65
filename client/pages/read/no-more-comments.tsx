import { Button } from '#client/ui/button.tsx';
import type { CommentDraft } from './comment-draft.ts';

/** In the place of the form, when the time for comments ended while somebody was writing one: why, and what they
 *  had written, to be copied. */
export function NoMoreComments({
  why,
  draft,
  onClose,
}: {
  readonly why: string;
  readonly draft: CommentDraft;
  readonly onClose: () => void;
}) {
  const proposed = draft.takesOut ? `Take these words out: “${draft.words}”` : draft.proposedText;
  const written = [draft.text, proposed].filter((words) => words.trim() !== '');
  return (
    <section className="comment-form" aria-label="No more comments">
      <p role="status">{why}</p>
      {written.length === 0 ? null : (
        <>
          <p>What you had written was not sent. You can copy it:</p>
          {written.map((words) => (
            <blockquote className="thread__quote" key={words}>
              {words}
            </blockquote>
          ))}
        </>
      )}
      <Button weight="secondary" onClick={onClose}>
        Close
      </Button>
    </section>
  );
}
