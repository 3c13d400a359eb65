import { z } from '@hono/zod-openapi';
import type { AddItemOrder } from '#server/commands/add-item.ts';
import type { PurgeDocumentOrder } from '#server/commands/purge-document.ts';
import type { TakeItemOrder } from '#server/commands/take-item.ts';
import type { GapQueries } from '#server/queries/gaps.ts';
import type { LastGoodQuery } from '#server/queries/last-good.ts';
import type { MeetingQueries } from '#server/queries/meetings.ts';
import type { ItemId, PersonId } from '#shared/ids.ts';
import { gaps } from '#shared/protocol/http/committee.ts';
import { documentId, itemId, meetingId } from '#shared/protocol/http/ids.ts';
import {
  addItem,
  itemAdded,
  lastGood,
  meetingDetail,
  meetingMinutes,
  minutesFilter,
  presence,
  purgeDocument,
  removedRecords,
  reportPresence,
  startItem,
} from '#shared/protocol/http/meeting.ts';
import { type Api, endpoint } from './endpoint.ts';
import type { PresenceTable } from './presence-table.ts';

export interface MeetingRoutesDeps {
  readonly meetings: MeetingQueries;
  readonly gaps: GapQueries;
  readonly presence: PresenceTable;
  readonly lastGood: LastGoodQuery;
  readonly addItem: (order: AddItemOrder) => Promise<ItemId>;
  readonly withdrawItem: (order: { itemId: ItemId; by: PersonId }) => Promise<void>;
  readonly purgeDocument: (order: PurgeDocumentOrder) => Promise<void>;
  readonly takeItem: (order: TakeItemOrder) => Promise<void>;
}

const params = z.object({ id: meetingId });

export function addMeetingRoutes(api: Api, deps: MeetingRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}',
      summary: 'A meeting: its agendas, its items with their documents, and what the reader may do',
      params,
      answer: meetingDetail,
    },
    ({ person, params }) => deps.meetings.detail(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/minutes',
      summary: 'The words of the minutes, of all items or of those named, as last projected',
      params,
      query: minutesFilter,
      answer: meetingMinutes,
    },
    ({ person, params, query }) =>
      deps.meetings.minutes(person, params.id, query.items?.split(',') ?? null),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/documents/{id}/last-good',
      summary: 'The newest words that can still be read of a document that cannot be opened',
      params: z.object({ id: documentId }),
      answer: lastGood,
    },
    ({ person, params }) => deps.lastGood(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/documents/{id}/purge',
      summary: 'Removes what was deleted from a document for good',
      params: z.object({ id: documentId }),
      body: purgeDocument,
    },
    ({ person, params, body }) =>
      deps.purgeDocument({ documentId: params.id, reason: body.reason, by: person }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/gaps',
      summary: 'What the minutes leave unsaid',
      params,
      answer: gaps,
    },
    ({ person, params }) => deps.gaps.ofMeeting(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/removed-records',
      summary: 'Records whose block was taken out of the text',
      params,
      answer: removedRecords,
    },
    ({ person, params }) => deps.meetings.removedRecords(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/presence',
      summary: 'Who is on the page, and at which item',
      params,
      answer: presence,
    },
    ({ person, params }) => deps.presence.at(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/presence',
      summary: 'Says which item a tab is at',
      params,
      body: reportPresence,
    },
    ({ person, params, body }) => deps.presence.report(person, params.id, body),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/items',
      summary: 'Adds an item at the end of a part’s agenda',
      params,
      body: addItem,
      answer: itemAdded,
      status: 201,
    },
    async ({ person, params, body }) => ({
      itemId: await deps.addItem({ ...body, meetingId: params.id, by: person }),
    }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/current-item',
      summary: 'Starts an item, or with null says that none is being taken',
      params,
      body: startItem,
    },
    ({ person, params, body }) =>
      deps.takeItem({ meetingId: params.id, itemId: body.itemId, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/items/{id}/withdrawal',
      summary: 'Withdraws an item; it stays on the agenda, said to be withdrawn',
      params: z.object({ id: itemId }),
    },
    ({ person, params }) => deps.withdrawItem({ itemId: params.id, by: person }),
  );
}
