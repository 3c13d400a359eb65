import { createAcceptSuggestion } from '#server/commands/accept-suggestion.ts';
import { type AddCommentDeps, createAddComment } from '#server/commands/add-comment.ts';
import { type AnswerCommentDeps, createAnswerComment } from '#server/commands/answer-comment.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { CommentRoutesDeps } from '#server/http/comment-routes.ts';
import type { Journal, Log } from '#server/journal/journal.ts';
import { createCommentTableQuery } from '#server/queries/comment-table.ts';
import { createCommentQueries } from '#server/queries/comments.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createAcceptanceStore } from '#server/records/acceptance-store.ts';
import { createAmendmentStore } from '#server/records/amendment-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { createCommentStore } from '#server/records/comment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';
import { type DocumentId, toPlace } from '#shared/ids.ts';

export interface CommentsPartDeps
  extends Omit<AddCommentDeps, 'comments'>,
    Omit<AnswerCommentDeps, 'comments'> {
  readonly log: Log;
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly journal: Pick<Journal, 'heads' | 'entriesBetween' | 'statesAt'>;
  readonly reading: Reading;
  readonly committees: CommitteeStore;
}

/** What people say about a draft, and what becomes of it. */
export function createCommentsPart(deps: CommentsPartDeps) {
  const { db, unitOfWork, audit, reading, committees, journal } = deps;
  const comments = createCommentStore(db, unitOfWork, audit);
  const queries = createCommentQueries({ reading, comments, committees });
  const acceptances = createAcceptanceStore(db, unitOfWork, audit);
  const acceptSuggestion = createAcceptSuggestion({
    ...deps,
    ...{ comments, acceptances, amendments: createAmendmentStore(db, unitOfWork, audit) },
    lastEditOf: (document, author) => lastEditOf(journal, document, author),
  });
  const routes: CommentRoutesDeps = {
    comments: queries,
    addComment: createAddComment({ ...deps, comments }),
    answerComment: createAnswerComment({ ...deps, comments }),
    acceptSuggestion,
    table: createCommentTableQuery({ reading, comments, committees }),
  };
  return { queries, routes, finishAll: () => acceptSuggestion.finishAll() };
}

/** How far back an edit is looked for that a server made just before it died. */
const FAR_BACK = 1000;

async function lastEditOf(
  journal: CommentsPartDeps['journal'],
  document: DocumentId,
  author: string,
) {
  const head = (await journal.heads()).get(document) ?? toPlace(0);
  const from = toPlace(Math.max(1, head - FAR_BACK));
  const found = (await journal.entriesBetween(document, from, head)).findLast(
    (entry) => entry.author === author,
  );
  if (found === undefined) return null;
  const [state] = await journal.statesAt(document, [toPlace(found.place - 1)]);
  return state === undefined ? null : { before: state, update: found.update };
}
