import { z } from '@hono/zod-openapi';
import type { AcceptSuggestionOrder } from '#server/commands/accept-suggestion.ts';
import type { AddCommentOrder } from '#server/commands/add-comment.ts';
import type { AnswerComment } from '#server/commands/answer-comment.ts';
import { commentsCsv, commentsJson } from '#server/publish/comment-export.ts';
import type { CommentTableQuery } from '#server/queries/comment-table.ts';
import type { CommentQueries } from '#server/queries/comments.ts';
import { toCommentId } from '#shared/ids.ts';
import { commentTable } from '#shared/protocol/http/comment-table.ts';
import {
  acceptSuggestion,
  addComment,
  commentView,
  replyToComment,
  settleComment,
} from '#shared/protocol/http/comments.ts';
import { commentId, meetingId } from '#shared/protocol/http/ids.ts';
import { download } from './download.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface CommentRoutesDeps {
  readonly comments: CommentQueries;
  readonly addComment: (order: AddCommentOrder) => Promise<void>;
  readonly answerComment: AnswerComment;
  readonly table: CommentTableQuery;
  readonly acceptSuggestion: (order: AcceptSuggestionOrder) => Promise<void>;
}

const params = z.object({ id: commentId });

const FILES = [
  { ending: 'csv', type: 'text/csv; charset=utf-8', write: commentsCsv },
  { ending: 'json', type: 'application/json', write: commentsJson },
];

export function addCommentRoutes(api: Api, deps: CommentRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/comments',
      summary: 'Comments on the draft, oldest first',
      params: z.object({ id: meetingId }),
      answer: z.array(commentView),
    },
    ({ person, params }) => deps.comments.ofMeeting(person, params.id),
  );
  const ofMeeting = z.object({ id: meetingId });
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/comments/table',
      summary: 'What was asked about the draft and what was done, in the order of the agenda',
      params: ofMeeting,
      answer: commentTable,
    },
    ({ person, params }) => deps.table(person, params.id),
  );
  for (const { ending, type, write } of FILES) {
    download(
      api,
      {
        path: `/api/meetings/{id}/comments/table.${ending}`,
        summary: `The same as a file (${ending.toUpperCase()})`,
        params: ofMeeting,
      },
      async ({ person, params }) => {
        const rows = await deps.table(person, params.id);
        const name = `asked-and-done.${ending}`;
        return rows === null ? null : { name, type, text: write(rows) };
      },
    );
  }
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/comments',
      summary: 'Comments on a passage of the draft; sending again under one id is one comment',
      params: z.object({ id: meetingId }),
      body: addComment,
      answer: commentView,
      status: 201,
    },
    async ({ person, params, body }) => {
      const id = toCommentId(body.id);
      await deps.addComment({ ...body, id, meetingId: params.id, by: person });
      return deps.comments.one(person, params.id, id);
    },
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/comments/{id}/replies',
      summary: 'Answers a comment',
      params,
      body: replyToComment,
    },
    ({ person, params, body }) =>
      deps.answerComment.reply({ id: params.id, text: body.text, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/comments/{id}/settlement',
      summary: 'Accepts or declines a comment; declining needs a reason',
      params,
      body: settleComment,
    },
    ({ person, params, body }) => deps.answerComment.settle({ id: params.id, ...body, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/comments/{id}/acceptance',
      summary: 'Puts suggested words into the minutes, as proposed or in part',
      params,
      body: acceptSuggestion,
    },
    ({ person, params, body }) => deps.acceptSuggestion({ id: params.id, ...body, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/comments/{id}/withdrawal',
      summary: 'Takes one’s own comment back',
      params,
    },
    ({ person, params }) => deps.answerComment.withdraw({ id: params.id, by: person }),
  );
}
