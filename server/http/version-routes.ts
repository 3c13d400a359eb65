import { z } from '@hono/zod-openapi';
import type { NameVersionOrder } from '#server/commands/name-version.ts';
import type { RestoreVersionOrder } from '#server/commands/restore-version.ts';
import type { ComparisonQuery } from '#server/queries/comparison.ts';
import type { HistoryQuery } from '#server/queries/history.ts';
import type { VersionQueries } from '#server/queries/versions.ts';
import type { SnapshotId } from '#shared/ids.ts';
import { itemId, meetingId } from '#shared/protocol/http/ids.ts';
import {
  comparison,
  comparisonFilter,
  history,
  historyFilter,
  nameVersion,
  restoreVersion,
  snapshotId,
  versionDetail,
  versionNamed,
  versions,
} from '#shared/protocol/http/versions.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface VersionRoutesDeps {
  readonly history: HistoryQuery;
  readonly versions: VersionQueries;
  readonly comparison: ComparisonQuery;
  readonly nameVersion: (order: NameVersionOrder) => Promise<SnapshotId>;
  readonly restoreVersion: (order: RestoreVersionOrder) => Promise<void>;
}

const params = z.object({ id: meetingId });

export function addVersionRoutes(api: Api, deps: VersionRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/history',
      summary: 'Who wrote what and when, newest first, with the named versions between',
      params,
      query: historyFilter,
      answer: history,
    },
    ({ person, params, query }) => deps.history(person, params.id, query),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/versions',
      summary: 'The named versions of a meeting’s texts, newest first',
      params,
      answer: versions,
    },
    ({ person, params }) => deps.versions.list(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/versions/{snapshotId}',
      summary: 'A named version as it was',
      params: params.extend({ snapshotId }),
      answer: versionDetail,
    },
    ({ person, params }) => deps.versions.detail(person, params.id, params.snapshotId),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/versions',
      summary: 'Gives the words of a part, as they stand now, a name',
      params,
      body: nameVersion,
      answer: versionNamed,
      status: 201,
    },
    async ({ person, params, body }) => ({
      id: await deps.nameVersion({ ...body, meetingId: params.id, by: person }),
    }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/compare',
      summary: 'What changed between two versions, or between a version and now',
      params,
      query: comparisonFilter,
      answer: comparison,
    },
    ({ person, params, query }) => deps.comparison(person, params.id, query),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/items/{itemId}/restoration',
      summary: 'Makes a minute say again what it said in a version, as a new edit',
      params: params.extend({ itemId }),
      body: restoreVersion,
    },
    ({ person, params, body }) =>
      deps.restoreVersion({ ...body, meetingId: params.id, itemId: params.itemId, by: person }),
  );
}
