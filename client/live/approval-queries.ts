import type * as z from 'zod';
import * as approval from '#shared/protocol/http/approval.ts';
import { apiPost } from './api.ts';
import { useAnswer } from './queries.ts';

/** Minutes of earlier meetings that are before this one. */
export const useApproval = (meetingId: string) =>
  useAnswer(
    'approval',
    { meetingId },
    `/api/meetings/${meetingId}/approval`,
    approval.approvalPage,
  );

/** The very text that would be sealed. `asked`: the choice, as in an address. */
export const useRecordToApprove = (meetingId: string, asked: string, enabled: boolean) =>
  useAnswer(
    'approval-record',
    { meetingId, asked },
    `/api/meetings/${meetingId}/approval/record?${asked}`,
    approval.recordToApprove,
    { enabled },
  );

/** What is sealed of a meeting. */
export const useSealedRecord = (meetingId: string) =>
  useAnswer(
    'sealed-record',
    { meetingId },
    `/api/meetings/${meetingId}/record`,
    approval.recordPage,
  );

export const approveMinutes = (meetingId: string, order: z.input<typeof approval.approveMinutes>) =>
  apiPost(`/api/meetings/${meetingId}/approval`, order);
export const deferApproval = (meetingId: string, order: z.input<typeof approval.deferApproval>) =>
  apiPost(`/api/meetings/${meetingId}/approval/deferral`, order);
export const proposeAmendment = (
  meetingId: string,
  order: z.input<typeof approval.proposeAmendment>,
) => apiPost(`/api/meetings/${meetingId}/approval/amendments`, order, approval.amendmentProposed);
export const settleAmendment = (
  meetingId: string,
  amendmentId: string,
  outcome: z.input<typeof approval.settleAmendment>['outcome'],
) => apiPost(`/api/meetings/${meetingId}/approval/amendments/${amendmentId}`, { outcome });
export const signMinutes = (meetingId: string, order: z.input<typeof approval.signMinutes>) =>
  apiPost(`/api/meetings/${meetingId}/record/signature`, order);
export const addCorrection = (meetingId: string, order: z.input<typeof approval.addCorrection>) =>
  apiPost(`/api/meetings/${meetingId}/record/corrections`, order);
