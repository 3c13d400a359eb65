import { createAcceptSuggestion } from '#server/commands/accept-suggestion.ts';
import { type AddCommentDeps, createAddComment } from '#server/commands/add-comment.ts';
import { type AnswerCommentDeps, createAnswerComment } from '#server/commands/answer-comment.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { UnitOfWork } from '#server/db/unit-of-work.ts';
import type { CommentRoutesDeps } from '#server/http/comment-routes.ts';
import type { Log } from '#server/journal/journal.ts';
import { createCommentTableQuery } from '#server/queries/comment-table.ts';
import { createCommentQueries } from '#server/queries/comments.ts';
import type { Reading } from '#server/queries/reading.ts';
import { createAcceptanceStore } from '#server/records/acceptance-store.ts';
import { createAmendmentStore } from '#server/records/amendment-store.ts';
import type { AuditBook } from '#server/records/audit-book.ts';
import { createCommentStore } from '#server/records/comment-store.ts';
import type { CommitteeStore } from '#server/records/committee-store.ts';

export interface CommentsPartDeps
  extends Omit<AddCommentDeps, 'comments'>,
    Omit<AnswerCommentDeps, 'comments'> {
  readonly log: Log;
  readonly db: RecordsDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly audit: AuditBook;
  readonly reading: Reading;
  readonly committees: CommitteeStore;
}

/** What people say about a draft, and what becomes of it. */
export function createCommentsPart(deps: CommentsPartDeps) {
  const { db, unitOfWork, audit, reading, committees } = deps;
  const comments = createCommentStore(db, unitOfWork, audit);
  const queries = createCommentQueries({ reading, comments, committees });
  const acceptances = createAcceptanceStore(db, unitOfWork, audit);
  const acceptSuggestion = createAcceptSuggestion({
    ...deps,
    ...{ comments, acceptances, amendments: createAmendmentStore(db, unitOfWork, audit) },
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
