import { z } from '@hono/zod-openapi';
import type { CopyToPartOneOrder } from '#server/commands/copy-to-part-one.ts';
import type { MakePrivateOrder } from '#server/commands/make-private.ts';
import type { ShowPrivateItemOrder } from '#server/commands/private-appearance.ts';
import type { ItemId, MeetingId, PersonId } from '#shared/ids.ts';
import { itemId, meetingId } from '#shared/protocol/http/ids.ts';
import { itemAdded } from '#shared/protocol/http/meeting.ts';
import {
  copyToPartOne,
  makePrivate,
  type PrivateBusiness,
  privateBusiness,
  showPrivateItem,
} from '#shared/protocol/http/private-business.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface PrivateRoutesDeps {
  readonly privateBusiness: (person: PersonId, id: MeetingId) => Promise<PrivateBusiness | null>;
  readonly copyToPartOne: (order: CopyToPartOneOrder) => Promise<ItemId>;
  readonly makePrivate: (order: MakePrivateOrder) => Promise<void>;
  readonly showPrivateItem: (order: ShowPrivateItemOrder) => Promise<void>;
}

const params = z.object({ id: itemId });

export function addPrivateRoutes(api: Api, deps: PrivateRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/private-business',
      summary: 'What of a meeting is private, and how that appears to the reader',
      params: z.object({ id: meetingId }),
      answer: privateBusiness,
    },
    ({ person, params }) => deps.privateBusiness(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/items/{id}/public-copy',
      summary: 'Copies chosen text of a private item into a new item of Part I',
      params,
      body: copyToPartOne,
      answer: itemAdded,
      status: 201,
    },
    async ({ person, params, body }) => ({
      itemId: await deps.copyToPartOne({ ...body, itemId: params.id, by: person }),
    }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/items/{id}/privacy',
      summary:
        'Moves an item to Part II for good: its minute goes on there in a document of its own',
      params,
      body: makePrivate,
    },
    ({ person, params, body }) => deps.makePrivate({ ...body, itemId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/items/{id}/appearance',
      summary: 'Says how an item appears to those who may not see it',
      params,
      body: showPrivateItem,
    },
    ({ person, params, body }) => deps.showPrivateItem({ ...body, itemId: params.id, by: person }),
  );
}
