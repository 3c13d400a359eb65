import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import * as z from 'zod';
import { account, ownAccount } from '#shared/protocol/http/accounts.ts';
import { auditPage } from '#shared/protocol/http/audit.ts';
import { commentTable } from '#shared/protocol/http/comment-table.ts';
import { commentView } from '#shared/protocol/http/comments.ts';
import {
  committeeDetail,
  gaps,
  home,
  me,
  meetingSummary,
  patientVoice,
} from '#shared/protocol/http/committee.ts';
import { bodies, constitution, termsVersion } from '#shared/protocol/http/constitution.ts';
import { changesSinceLook } from '#shared/protocol/http/looks.ts';
import {
  lastGood,
  meetingDetail,
  meetingMinutes,
  presence,
  removedRecords,
} from '#shared/protocol/http/meeting.ts';
import {
  actionDetail,
  actionView,
  contributionView,
  decisionView,
} from '#shared/protocol/http/records.ts';
import { apiGet } from './api.ts';
import { type QueryName, type QueryScope, queryKey } from './query-keys.ts';

/** One hook per question a page asks. Answers stay fresh by the live stream, not by polling. */

const accounts = z.array(account);
const meetingSummaries = z.array(meetingSummary);
const commentViews = z.array(commentView);
const actionViews = z.array(actionView);
const decisionViews = z.array(decisionView);
const contributionViews = z.array(contributionView);
const termsVersions = z.array(termsVersion);

export const useMe = () => useAnswer('me', {}, '/api/me', me);
/** Where one is signed in oneself. */
export const useOwnAccount = () => useAnswer('account', {}, '/api/account', ownAccount);
/** Who may sign in, for an administrator. */
export const useAccounts = () => useAnswer('accounts', {}, '/api/accounts', accounts);
export const useHome = () => useAnswer('home', {}, '/api/home', home);
export const useCommittee = (committeeId: string) =>
  useAnswer('committee', { committeeId }, `/api/committees/${committeeId}`, committeeDetail);
/** Every body and area there is, and whether the reader may add to them. */
export const useBodies = () => useAnswer('bodies', {}, '/api/bodies', bodies);
export const useConstitution = (committeeId: string) =>
  useAnswer(
    'constitution',
    { committeeId },
    `/api/committees/${committeeId}/constitution`,
    constitution,
  );
/** Every version of the terms of reference, the newest first. */
export const useTerms = (committeeId: string) =>
  useAnswer('terms', { committeeId }, `/api/committees/${committeeId}/terms`, termsVersions);
export const useMeetings = (committeeId: string, options: AskOptions = {}) =>
  useAnswer(
    'meetings',
    { committeeId },
    `/api/committees/${committeeId}/meetings`,
    meetingSummaries,
    options,
  );
export const usePatientVoice = (committeeId: string) =>
  useAnswer(
    'patient-voice',
    { committeeId },
    `/api/committees/${committeeId}/patient-voice`,
    patientVoice,
  );

/** Who did what on a committee. `asked`: the filter and the place, as in an address. */
export const useAudit = (committeeId: string, asked: string) =>
  useAnswer(
    'audit',
    { committeeId, asked },
    `/api/committees/${committeeId}/audit?${asked}`,
    auditPage,
  );
/** The same of accounts and constitutions in the whole service. */
export const useServiceAudit = (asked: string) =>
  useAnswer('audit', { asked }, `/api/audit?${asked}`, auditPage);

export const useMeeting = (meetingId: string) =>
  useAnswer('meeting', { meetingId }, `/api/meetings/${meetingId}`, meetingDetail);
export const useMinutes = (meetingId: string) =>
  useAnswer('minutes', { meetingId }, `/api/meetings/${meetingId}/minutes`, meetingMinutes);
export const useGaps = (meetingId: string) =>
  useAnswer('gaps', { meetingId }, `/api/meetings/${meetingId}/gaps`, gaps);
export const useComments = (meetingId: string) =>
  useAnswer('comments', { meetingId }, `/api/meetings/${meetingId}/comments`, commentViews);
/** What changed since the reader last looked. */
export const useChangesSinceLook = (meetingId: string) =>
  useAnswer(
    'since-look',
    { meetingId },
    `/api/meetings/${meetingId}/changes-since-look`,
    changesSinceLook,
  );
/** What was asked about the draft and what was done. */
export const useCommentTable = (meetingId: string) =>
  useAnswer(
    'comment-table',
    { meetingId },
    `/api/meetings/${meetingId}/comments/table`,
    commentTable,
  );
export const useRemovedRecords = (meetingId: string, options: AskOptions = {}) =>
  useAnswer(
    'removed-records',
    { meetingId },
    `/api/meetings/${meetingId}/removed-records`,
    removedRecords,
    options,
  );
/** What can still be read of a document that the server cannot open. */
export const useLastGood = (documentId: string) =>
  useAnswer('last-good', { documentId }, `/api/documents/${documentId}/last-good`, lastGood);
/** Who is at which item. The stream writes newer tables into this answer. */
export const usePresence = (meetingId: string) =>
  useAnswer('presence', { meetingId }, `/api/meetings/${meetingId}/presence`, presence);

export const useActions = (
  filter: Pick<QueryScope, 'committeeId' | 'meetingId' | 'arisingAt'>,
  options: AskOptions = {},
) => useAnswer('actions', filter, `/api/actions${search(filter)}`, actionViews, options);
export const useAction = (actionId: string) =>
  useAnswer('action', { actionId }, `/api/actions/${actionId}`, actionDetail);
export const useDecisions = (filter: Pick<QueryScope, 'committeeId' | 'meetingId'>) =>
  useAnswer('decisions', filter, `/api/decisions${search(filter)}`, decisionViews);
export const useContributions = (filter: Pick<QueryScope, 'committeeId' | 'meetingId'>) =>
  useAnswer('contributions', filter, `/api/contributions${search(filter)}`, contributionViews);

interface AskOptions {
  /** False while the page does not need the answer, or may not have it. */
  readonly enabled?: boolean;
}

export function useAnswer<Schema extends z.ZodType>(
  name: QueryName,
  scope: QueryScope,
  path: string,
  schema: Schema,
  options: AskOptions = {},
): UseQueryResult<z.output<Schema>> {
  return useQuery({
    queryKey: queryKey(name, scope),
    queryFn: () => apiGet(path, schema),
    enabled: options.enabled ?? true,
  });
}

function search(filter: QueryScope): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
