import { z } from '@hono/zod-openapi';
import type { BodySecretaries } from '#server/commands/body-secretaries.ts';
import type { PublishMinutes } from '#server/commands/publish-minutes.ts';
import type { ReceiveOrder } from '#server/commands/receive-minutes.ts';
import { approvedPage } from '#server/publish/approved-file.ts';
import type { PublicationQueries } from '#server/queries/publication.ts';
import type { ReceivingQueries } from '#server/queries/receiving.ts';
import type { OrganisationId, PersonId } from '#shared/ids.ts';
import { meetingId, organisationId } from '#shared/protocol/http/ids.ts';
import * as shapes from '#shared/protocol/http/publication.ts';
import { download } from './download.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface PublicationRoutesDeps {
  readonly publications: PublicationQueries;
  readonly publish: PublishMinutes;
  readonly receiving: ReceivingQueries;
  readonly receive: (order: ReceiveOrder) => Promise<void>;
  readonly secretaries: (
    person: PersonId,
    id: OrganisationId,
  ) => Promise<shapes.BodySecretaryList | null>;
  readonly keepSecretaries: BodySecretaries;
}

const params = z.object({ id: meetingId });

export function addPublicationRoutes(api: Api, deps: PublicationRoutesDeps): void {
  const { publications, publish } = deps;
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/publication',
      summary: 'What of a meeting’s minutes is public, what waits to be, and who received them',
      params,
      answer: shapes.publication,
    },
    ({ person, params }) => publications.ofMeeting(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/publication/preview',
      summary: 'What was approved beside what the public would read',
      params,
      body: shapes.previewPublication,
      answer: shapes.publicVersion,
    },
    ({ person, params, body }) =>
      publications.preview(person, params.id, body.choices, body.basis ?? null),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/publication/draft',
      summary: 'Prepares a public version for a second person',
      params,
      body: shapes.preparePublication,
    },
    ({ person, params, body }) => publish.prepare({ ...body, meetingId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/publication/confirmation',
      summary: 'Publishes what another person has prepared',
      params,
      body: shapes.confirmPublication,
    },
    ({ person, params, body }) => publish.confirm({ ...body, meetingId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/publication/return',
      summary: 'Sends what another person has prepared back to them',
      params,
      body: shapes.returnPublication,
    },
    ({ person, params, body }) => publish.sendBack({ ...body, meetingId: params.id, by: person }),
  );
  addReceivingRoutes(api, deps);
  addSecretaryRoutes(api, deps);
}

function addReceivingRoutes(api: Api, { receiving, receive }: PublicationRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/receiving',
      summary: 'The approved minutes that the reader’s bodies receive',
      answer: shapes.minutesToReceive,
    },
    ({ person }) => receiving.toReceive(person),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/receipts',
      summary: 'Writes down that a body’s meeting received these minutes',
      params,
      body: shapes.receiveMinutes,
    },
    ({ person, params, body }) => receive({ ...body, meetingId: params.id, by: person }),
  );
  download(
    api,
    {
      path: '/api/meetings/{id}/approved-minutes.json',
      summary: 'Approved minutes as they were sealed, for a body that receives them',
      params,
    },
    async ({ person, params }) => {
      const rows = await receiving.sealedMinutes(person, params.id);
      const approved = rows?.findLast((row) => row.kind === 'approved');
      if (approved === undefined) return null;
      return { name: 'approved-minutes.json', type: 'application/json', text: approved.body };
    },
  );
  download(
    api,
    {
      path: '/api/meetings/{id}/approved-minutes.html',
      summary: 'Approved minutes as a page to keep, for a body that receives them',
      params,
    },
    async ({ person, params }) => {
      const rows = await receiving.sealedMinutes(person, params.id);
      const text = rows === null ? null : approvedPage(rows);
      if (text === null) return null;
      return { name: 'approved-minutes.html', type: 'text/html; charset=utf-8', text };
    },
  );
}

function addSecretaryRoutes(api: Api, deps: PublicationRoutesDeps): void {
  const ofBody = z.object({ id: organisationId });
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/organisations/{id}/secretaries',
      summary: 'Who keeps a body’s own minutes',
      params: ofBody,
      answer: shapes.bodySecretaryList,
    },
    ({ person, params }) => deps.secretaries(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/organisations/{id}/secretaries',
      summary: 'Name somebody who keeps a body’s own minutes',
      params: ofBody,
      body: shapes.nameBodySecretary,
    },
    ({ person, params, body }) =>
      deps.keepSecretaries.name({ ...body, organisationId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/organisations/{id}/secretaries/{secretaryId}/end',
      summary: 'Somebody keeps a body’s own minutes no more',
      params: ofBody.extend({ secretaryId: z.string().regex(/^[\w.:~-]{1,80}$/) }),
    },
    ({ person, params }) =>
      deps.keepSecretaries.end({
        organisationId: params.id,
        secretaryId: params.secretaryId,
        by: person,
      }),
  );
}
