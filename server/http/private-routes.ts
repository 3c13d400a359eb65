import { z } from '@hono/zod-openapi';
import type { MakePrivateOrder } from '#server/commands/make-private.ts';
import type { ShowPrivateItemOrder } from '#server/commands/private-appearance.ts';
import { itemId } from '#shared/protocol/http/ids.ts';
import { makePrivate, showPrivateItem } from '#shared/protocol/http/private-business.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface PrivateRoutesDeps {
  readonly makePrivate: (order: MakePrivateOrder) => Promise<void>;
  readonly showPrivateItem: (order: ShowPrivateItemOrder) => Promise<void>;
}

const params = z.object({ id: itemId });

export function addPrivateRoutes(api: Api, deps: PrivateRoutesDeps): void {
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
