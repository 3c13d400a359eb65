import { z } from '@hono/zod-openapi';
import type { ConfirmWordingOrder } from '#server/commands/confirm-wording.ts';
import type { RespondOrder } from '#server/commands/respond-to-contribution.ts';
import type { UpdateActionOrder } from '#server/commands/update-action.ts';
import type { ActionQueries } from '#server/queries/actions.ts';
import type { ContributionQueries } from '#server/queries/contributions.ts';
import type { DecisionQueries } from '#server/queries/decisions.ts';
import { actionId, contributionId, meetingId } from '#shared/protocol/http/ids.ts';
import {
  actionDetail,
  actionOrder,
  actionView,
  confirmWording,
  contributionView,
  decisionView,
  recordFilter,
  respond,
} from '#shared/protocol/http/records.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface RecordRoutesDeps {
  readonly actions: ActionQueries;
  readonly decisions: DecisionQueries;
  readonly contributions: ContributionQueries;
  readonly updateAction: (order: UpdateActionOrder) => Promise<void>;
  readonly respond: (order: RespondOrder) => Promise<void>;
  readonly confirmWording: (order: ConfirmWordingOrder) => Promise<void>;
}

export function addRecordRoutes(api: Api, deps: RecordRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/actions',
      summary: 'Actions, newest meeting first; with arisingAt, the open ones of earlier meetings',
      query: recordFilter.extend({ arisingAt: meetingId.optional() }),
      answer: z.array(actionView),
    },
    ({ person, query }) => deps.actions.list(person, query),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/actions/{id}',
      summary: 'One action and its story',
      params: z.object({ id: actionId }),
      answer: actionDetail,
    },
    ({ person, params }) => deps.actions.detail(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/actions/{id}/updates',
      summary: 'Reports progress, proposes closure, closes, reopens or moves the due date',
      params: z.object({ id: actionId }),
      body: actionOrder,
    },
    ({ person, params, body }) =>
      deps.updateAction({ actionId: params.id, deed: body, by: person }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/decisions',
      summary: 'Decisions, newest meeting first',
      query: recordFilter,
      answer: z.array(decisionView),
    },
    ({ person, query }) => deps.decisions.list(person, query),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/contributions',
      summary: 'What patients’ representatives and the public said, with the responses',
      query: recordFilter,
      answer: z.array(contributionView),
    },
    ({ person, query }) => deps.contributions.list(person, query),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/contributions/{id}/responses',
      summary: 'Answers a contribution',
      params: z.object({ id: contributionId }),
      body: respond,
    },
    ({ person, params, body }) =>
      deps.respond({ contributionId: params.id, text: body.text, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/contributions/{id}/confirmation',
      summary: 'Confirms that one’s own contribution is worded as one made it',
      params: z.object({ id: contributionId }),
      body: confirmWording,
    },
    ({ person, params, body }) =>
      deps.confirmWording({ contributionId: params.id, wording: body.wording, by: person }),
  );
}
