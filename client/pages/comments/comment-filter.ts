import { COMMENT_STATES, type CommentState } from '#shared/domain/comment.ts';
import { COMMENT_KINDS, type CommentKind } from '#shared/domain/vocabulary.ts';
import type { CommentView } from '#shared/protocol/http/comments.ts';
import { shownInWords } from '../shown-in-words.ts';

/** What the list of comments is narrowed to, as the address says. */
export interface CommentFilter {
  readonly state: CommentState | null;
  readonly kind: CommentKind | null;
  readonly itemId: string | null;
}

export function readCommentFilter(search: URLSearchParams): CommentFilter {
  const [state, kind] = [search.get('state'), search.get('kind')];
  return {
    state: COMMENT_STATES.find((one) => one === state) ?? null,
    kind: COMMENT_KINDS.find((one) => one === kind) ?? null,
    itemId: search.get('item') || null,
  };
}

export function writeCommentFilter(filter: CommentFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.state !== null) search.set('state', filter.state);
  if (filter.kind !== null) search.set('kind', filter.kind);
  if (filter.itemId !== null) search.set('item', filter.itemId);
  return search;
}

/** The comments that pass: open ones first, then the newest. */
export function filterComments(
  comments: readonly CommentView[],
  filter: CommentFilter,
): readonly CommentView[] {
  return comments
    .filter((one) => passes(one, filter))
    .sort(
      (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.at.localeCompare(a.at),
    );
}

/** Whether a comment is among those that the list is narrowed to. */
export function passes(
  comment: Pick<CommentView, 'state' | 'kind' | 'itemId'>,
  { state, kind, itemId }: CommentFilter,
): boolean {
  return (
    (state === null || comment.state === state) &&
    (kind === null || comment.kind === kind) &&
    (itemId === null || comment.itemId === itemId)
  );
}

/** “Showing 2 of 5 comments. 1 is open.” */
export function commentCountInWords(
  shown: readonly CommentView[],
  all: readonly CommentView[],
): string {
  const open = shown.filter((one) => one.state === 'open').length;
  const count = shownInWords(shown.length, all.length, 'comment');
  return `${count} ${open === 0 ? 'None is open.' : `${open} ${open === 1 ? 'is' : 'are'} open.`}`;
}
