import { z } from '@hono/zod-openapi';
import { auditCsv, auditJson, type ExportedEntry } from '#server/publish/audit-export.ts';
import type { AuditQueries } from '#server/queries/audit.ts';
import type { ReadEntry } from '#server/queries/audit-reader.ts';
import type { CommitteeId, PersonId } from '#shared/ids.ts';
import {
  type AuditExport,
  auditExport,
  auditFilter,
  auditPage,
} from '#shared/protocol/http/audit.ts';
import { committeeId } from '#shared/protocol/http/ids.ts';
import { type Download, download } from './download.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface AuditRoutesDeps {
  readonly audit: AuditQueries;
}

const params = z.object({ id: committeeId });

/** Who did what: for reading, and to take away. */
export function addAuditRoutes(api: Api, { audit }: AuditRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}/audit',
      summary: 'Who did what on a committee, newest first',
      params,
      query: auditFilter,
      answer: auditPage,
    },
    ({ person, params, query }) => audit.ofCommittee(person, params.id, query),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/audit',
      summary: 'Who changed accounts and constitutions in the whole service, newest first',
      query: auditFilter,
      answer: auditPage,
    },
    ({ person, query }) => audit.ofService(person, query),
  );

  const exported = async (person: PersonId, id: CommitteeId | null, query: AuditExport) => {
    const entries = await audit.all(person, id, query);
    return entries === null ? null : fileOf(entries.map(exportedEntry), query.format);
  };
  download(
    api,
    {
      path: '/api/committees/{id}/audit/export',
      summary: 'Who did what on a committee, oldest first, as a file',
      params,
      query: auditExport,
    },
    ({ person, params, query }) => exported(person, params.id, query),
  );
  download(
    api,
    {
      path: '/api/audit/export',
      summary: 'Who changed accounts and constitutions in the whole service, as a file',
      query: auditExport,
    },
    ({ person, query }) => exported(person, null, query),
  );
}

function fileOf(entries: readonly ExportedEntry[], format: AuditExport['format']): Download {
  return format === 'csv'
    ? { name: 'who-did-what.csv', type: 'text/csv; charset=utf-8', text: auditCsv(entries) }
    : { name: 'who-did-what.json', type: 'application/json', text: auditJson(entries) };
}

function exportedEntry({ row, view }: ReadEntry): ExportedEntry {
  const { at, sentence, reason, changes, committee, meeting } = view;
  const { seq, actorId, capacity, deed, thing, thingId, before, after, hash } = row;
  return {
    seq,
    at,
    sentence,
    reason,
    changes,
    committee: committee?.name ?? null,
    meeting: meeting === null ? null : `${meeting.title}, ${meeting.date}`,
    actorId,
    capacity,
    deed,
    thing,
    thingId,
    before,
    after,
    hash,
  };
}
