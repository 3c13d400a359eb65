import { z } from '@hono/zod-openapi';
import type { AddCorrectionOrder } from '#server/commands/add-correction.ts';
import type {
  ProposeAmendmentOrder,
  SettleAmendmentOrder,
} from '#server/commands/amend-minutes.ts';
import type { ApprovalChoice } from '#server/commands/approval-asked.ts';
import type { ApproveOrder } from '#server/commands/approve-minutes.ts';
import type { DeferOrder } from '#server/commands/defer-approval.ts';
import type { SignOrder } from '#server/commands/sign-minutes.ts';
import { type AmendmentId, type MeetingId, type PersonId, toAmendmentId } from '#shared/ids.ts';
import {
  type ApprovalPage,
  addCorrection,
  amendmentId,
  amendmentProposed,
  approvalAsked,
  approvalPage,
  approveMinutes,
  deferApproval,
  proposeAmendment,
  type RecordPage,
  type RecordToApproveView,
  recordPage,
  recordToApprove,
  settleAmendment,
  signMinutes,
} from '#shared/protocol/http/approval.ts';
import { meetingId } from '#shared/protocol/http/ids.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface ApprovalRoutesDeps {
  readonly page: (person: PersonId, id: MeetingId) => Promise<ApprovalPage | null>;
  readonly show: (choice: ApprovalChoice) => Promise<RecordToApproveView>;
  readonly approve: (order: ApproveOrder) => Promise<void>;
  readonly defer: (order: DeferOrder) => Promise<void>;
  readonly propose: (order: ProposeAmendmentOrder) => Promise<AmendmentId>;
  readonly settle: (order: SettleAmendmentOrder) => Promise<void>;
  readonly sign: (order: SignOrder) => Promise<void>;
  readonly correct: (order: AddCorrectionOrder) => Promise<void>;
  readonly record: (person: PersonId, id: MeetingId) => Promise<RecordPage | null>;
}

const params = z.object({ id: meetingId });

/** The approval of minutes by a later meeting, and the record that comes of it. */
export function addApprovalRoutes(api: Api, deps: ApprovalRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/approval',
      summary: 'Minutes of earlier meetings that are before this one',
      params,
      answer: approvalPage,
    },
    ({ person, params }) => deps.page(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/approval/record',
      summary: 'The very text that would be sealed, with its SHA-256',
      params,
      query: approvalAsked,
      answer: recordToApprove,
    },
    async ({ person, params, query }) => {
      const { text, sha256, decision } = await deps.show({
        atMeetingId: params.id,
        meetingId: query.of,
        part: query.part,
        how: query.how,
        moverId: query.moverId ?? null,
        reason: query.reason ?? null,
        by: person,
      });
      return { text, sha256, decision };
    },
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/approval',
      summary: 'Records that this meeting approved minutes, and seals them',
      params,
      body: approveMinutes,
    },
    ({ person, params, body: { of, ...body } }) =>
      deps.approve({ ...body, atMeetingId: params.id, meetingId: of, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/approval/deferral',
      summary: 'Records that this meeting put the approval off',
      params,
      body: deferApproval,
    },
    ({ person, params, body: { of, ...body } }) =>
      deps.defer({ ...body, atMeetingId: params.id, meetingId: of, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/approval/amendments',
      summary: 'Puts an amendment of earlier minutes to this meeting',
      params,
      body: proposeAmendment,
      answer: amendmentProposed,
      status: 201,
    },
    async ({ person, params, body }) => ({
      amendmentId: await deps.propose({ ...body, atMeetingId: params.id, by: person }),
    }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/approval/amendments/{amendmentId}',
      summary: 'Records what this meeting said to an amendment',
      params: params.extend({ amendmentId }),
      body: settleAmendment,
    },
    ({ person, params, body }) =>
      deps.settle({
        ...body,
        atMeetingId: params.id,
        id: toAmendmentId(params.amendmentId),
        by: person,
      }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/record',
      summary: 'What is sealed of a meeting',
      params,
      answer: recordPage,
    },
    ({ person, params }) => deps.record(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/record/signature',
      summary: 'Signs approved minutes',
      params,
      body: signMinutes,
    },
    ({ person, params, body }) => deps.sign({ ...body, meetingId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/record/corrections',
      summary: 'Puts a note of correction beside approved minutes',
      params,
      body: addCorrection,
    },
    ({ person, params, body }) => deps.correct({ ...body, meetingId: params.id, by: person }),
  );
}
