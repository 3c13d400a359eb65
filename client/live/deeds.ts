import type * as z from 'zod';
import {
  type AddComment,
  type CommentView,
  commentView,
  type settleComment as settlement,
} from '#shared/protocol/http/comments.ts';
import type { look } from '#shared/protocol/http/looks.ts';
import {
  itemAdded,
  type addItem as newItem,
  type reportPresence as presenceReport,
} from '#shared/protocol/http/meeting.ts';
import type { ActionOrder } from '#shared/protocol/http/records.ts';
import { apiPost } from './api.ts';

/** One function per thing a person can do over HTTP. Each fails with an ApiFault fit to show; what it
 *  changed comes back by the live stream. */

export const addItem = (meetingId: string, item: z.input<typeof newItem>) =>
  apiPost(`/api/meetings/${meetingId}/items`, item, itemAdded);
export const withdrawItem = (itemId: string) => apiPost(`/api/items/${itemId}/withdrawal`, {});
/** Removes what was deleted from a document for good. */
export const purgeDocument = (documentId: string, reason: string) =>
  apiPost(`/api/documents/${documentId}/purge`, { reason });
/** Marks the item being taken, for everyone; `null` marks none. */
export const startItem = (meetingId: string, itemId: string | null) =>
  apiPost(`/api/meetings/${meetingId}/current-item`, { itemId });
export const reportPresence = (meetingId: string, report: z.input<typeof presenceReport>) =>
  apiPost(`/api/meetings/${meetingId}/presence`, report);

export const updateAction = (actionId: string, order: ActionOrder) =>
  apiPost(`/api/actions/${actionId}/updates`, order);
export const respond = (contributionId: string, text: string) =>
  apiPost(`/api/contributions/${contributionId}/responses`, { text });

/** Says that one's own contribution is worded as one made it. */
export const confirmWording = (contributionId: string, wording: string) =>
  apiPost(`/api/contributions/${contributionId}/confirmation`, { wording });

/** Notes up to where the reader has read items of the minutes. */
export const noteLooks = (meetingId: string, looks: z.input<typeof look>['looks']) =>
  apiPost(`/api/meetings/${meetingId}/looks`, { looks });
export const addComment = (meetingId: string, comment: AddComment): Promise<CommentView> =>
  apiPost(`/api/meetings/${meetingId}/comments`, comment, commentView);
export const replyToComment = (commentId: string, text: string) =>
  apiPost(`/api/comments/${commentId}/replies`, { text });
export const settleComment = (commentId: string, how: z.input<typeof settlement>) =>
  apiPost(`/api/comments/${commentId}/settlement`, how);
/** Puts suggested words into the minutes; `null`: as they were proposed. */
export const acceptSuggestion = (
  commentId: string,
  { words, reason }: { readonly words: string | null; readonly reason: string },
) => apiPost(`/api/comments/${commentId}/acceptance`, { words, reason });
export const withdrawComment = (commentId: string) =>
  apiPost(`/api/comments/${commentId}/withdrawal`, {});
