import * as z from 'zod';
import { amendmentView, type CorrectMinutes } from '#shared/protocol/http/amendments.ts';
import { lateEditView } from '#shared/protocol/http/late-edits.ts';
import { apiPost } from './api.ts';
import { useAnswer } from './queries.ts';

const lateEdits = z.array(lateEditView);
const amendments = z.array(amendmentView);

/** Words that came when the minutes had been sent round. */
export const useLateEdits = (meetingId: string) =>
  useAnswer('late-edits', { meetingId }, `/api/meetings/${meetingId}/late-edits`, lateEdits);
/** What was changed in the minutes since they were sent round. */
export const useAmendments = (meetingId: string) =>
  useAnswer('amendments', { meetingId }, `/api/meetings/${meetingId}/amendments`, amendments);

export const sendLateEdit = (meetingId: string, id: string, note: string) =>
  apiPost(`/api/meetings/${meetingId}/late-edits/${id}/comment`, { note });
export const putLateEditAside = (meetingId: string, id: string) =>
  apiPost(`/api/meetings/${meetingId}/late-edits/${id}/put-aside`, {});
export const correctMinutes = (meetingId: string, order: CorrectMinutes) =>
  apiPost(`/api/meetings/${meetingId}/amendments`, order, amendments);
