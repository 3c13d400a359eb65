/** Moves focus and eyes to a comment in the list. It may only just have been sent, or be moving to another
 *  place in the list, so the next picture is waited for. */
export function goToComment(commentId: string): void {
  requestAnimationFrame(() => whenThere(() => document.getElementById(`comment-${commentId}`)));
}

/** Moves focus and eyes to the words a comment is about; to its item when they are gone. */
export function goToPassage(comment: { readonly id: string; readonly itemId: string }): void {
  whenThere(
    () =>
      document.querySelector<HTMLElement>(`[data-thread-id~="${CSS.escape(comment.id)}"]`) ??
      document.getElementById(`item-${comment.itemId}`),
  );
}

/** Moves focus and eyes to a paragraph or record of the draft. */
export function goToBlock(blockId: string): void {
  whenThere(() =>
    document.querySelector<HTMLElement>(`.reading [data-block-id="${CSS.escape(blockId)}"]`),
  );
}

const FRAMES_TO_WAIT = 60;

function whenThere(find: () => HTMLElement | null, frames = FRAMES_TO_WAIT): void {
  const target = find();
  if (target === null) {
    if (frames > 0) requestAnimationFrame(() => whenThere(find, frames - 1));
    return;
  }
  if (!target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}
