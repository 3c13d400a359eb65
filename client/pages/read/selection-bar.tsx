import { Button } from '#client/ui/button.tsx';
import { shortQuote } from '../comments/comment-words.ts';

/** Offers to comment on the words just selected. It stays at the foot of the window while they are. */
export function SelectionBar({
  words,
  onComment,
}: {
  readonly words: string;
  readonly onComment: () => void;
}) {
  return (
    <section className="selection-bar" aria-label="Selected words">
      <p className="selection-bar__words">“{shortQuote(words)}”</p>
      {/* Pressing must not clear the selection that is about to be commented on. */}
      <Button onMouseDown={(event) => event.preventDefault()} onClick={onComment}>
        Comment on the selected words
      </Button>
    </section>
  );
}
