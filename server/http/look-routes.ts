import { z } from '@hono/zod-openapi';
import type { Looks } from '#server/queries/looks.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { MeetingId, PersonId } from '#shared/ids.ts';
import { meetingId } from '#shared/protocol/http/ids.ts';
import { changesSinceLook, look } from '#shared/protocol/http/looks.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface LookRoutesDeps {
  readonly looks: Pick<Looks, 'changes'>;
  /** False: no such meeting, or not for this reader. */
  readonly noteLook: (order: {
    readonly meetingId: MeetingId;
    readonly looks: z.output<typeof look>['looks'];
    readonly by: PersonId;
  }) => Promise<boolean>;
}

const params = z.object({ id: meetingId });

/** What one has read of a meeting's minutes, and what changed since. */
export function addLookRoutes(api: Api, { looks, noteLook }: LookRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/changes-since-look',
      summary: 'What changed in the minutes since one last looked, in sentences',
      params,
      answer: changesSinceLook,
    },
    ({ person, params }) => looks.changes(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/looks',
      summary: 'Notes up to where one has read items of the minutes',
      params,
      body: look,
    },
    async ({ person, params, body }) => {
      const noted = await noteLook({ meetingId: params.id, looks: body.looks, by: person });
      if (!noted) throw new DomainError('not-found', 'There is no such page.');
    },
  );
}
