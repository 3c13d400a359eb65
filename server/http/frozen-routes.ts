import { z } from '@hono/zod-openapi';
import type { CorrectMinutes } from '#server/commands/correct-minutes.ts';
import type { SettleLateEdit } from '#server/commands/settle-late-edit.ts';
import type { AmendmentQueries } from '#server/queries/amendments.ts';
import type { LateEditQueries } from '#server/queries/late-edits.ts';
import { toAmendmentId } from '#shared/ids.ts';
import { amendmentView, correctMinutes } from '#shared/protocol/http/amendments.ts';
import { lateEditId, meetingId } from '#shared/protocol/http/ids.ts';
import { lateEditView, sendLateEdit } from '#shared/protocol/http/late-edits.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface FrozenRoutesDeps {
  readonly lateEdits: LateEditQueries;
  readonly settleLateEdit: SettleLateEdit;
  readonly amendments: AmendmentQueries;
  readonly correctMinutes: CorrectMinutes;
}

const params = z.object({ id: meetingId });
const ofMeeting = z.object({ id: meetingId, late: lateEditId });

/** Minutes that were sent round: words that came too late, and corrections. */
export function addFrozenRoutes(api: Api, deps: FrozenRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/late-edits',
      summary: 'Words that came when the minutes had been sent round, oldest first',
      params,
      answer: z.array(lateEditView),
    },
    ({ person, params }) => deps.lateEdits.ofMeeting(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/late-edits/{late}/comment',
      summary: 'Sends one’s own words that came too late as comments on their passages',
      params: ofMeeting,
      body: sendLateEdit,
    },
    ({ person, params, body }) =>
      deps.settleLateEdit.sendAsComment({
        id: params.late,
        meetingId: params.id,
        note: body.note,
        by: person,
      }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/late-edits/{late}/put-aside',
      summary: 'Puts words that came too late aside',
      params: ofMeeting,
    },
    ({ person, params }) =>
      deps.settleLateEdit.putAside({ id: params.late, meetingId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/amendments',
      summary: 'What was changed in the minutes since they were sent round, oldest first',
      params,
      answer: z.array(amendmentView),
    },
    ({ person, params }) => deps.amendments.ofMeeting(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/amendments',
      summary: 'Corrects the words of one block; sending again under one id is one correction',
      params,
      body: correctMinutes,
      answer: z.array(amendmentView),
      status: 201,
    },
    async ({ person, params, body }) => {
      const id = toAmendmentId(body.id);
      await deps.correctMinutes({ ...body, id, meetingId: params.id, by: person });
      return deps.amendments.ofMeeting(person, params.id);
    },
  );
}
