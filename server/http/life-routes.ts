import { z } from '@hono/zod-openapi';
import type { MoveMinutesOrder } from '#server/commands/move-minutes.ts';
import type { MinutesLifeQueries } from '#server/queries/minutes-life.ts';
import { PARTS } from '#shared/domain/vocabulary.ts';
import { meetingId } from '#shared/protocol/http/ids.ts';
import { minutesLife, moveMinutes } from '#shared/protocol/http/minutes-life.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface LifeRoutesDeps {
  readonly life: MinutesLifeQueries;
  readonly move: (order: MoveMinutesOrder) => Promise<void>;
}

export function addLifeRoutes(api: Api, deps: LifeRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/life',
      summary: 'Where the minutes stand, how they came there, and what the reader may do next',
      params: z.object({ id: meetingId }),
      answer: minutesLife,
    },
    ({ person, params }) => deps.life.ofMeeting(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/minutes/{part}/moves',
      summary: 'Moves the minutes of one part on, or back',
      params: z.object({ id: meetingId, part: z.enum(PARTS) }),
      body: moveMinutes,
    },
    ({ person, params, body }) =>
      deps.move({ ...body, meetingId: params.id, part: params.part, by: person }),
  );
}
