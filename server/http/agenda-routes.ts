import { z } from '@hono/zod-openapi';
import type { PublishAgendaOrder } from '#server/commands/publish-agenda.ts';
import type { RecordAttendanceOrder } from '#server/commands/record-attendance.ts';
import type { AgendaPublicationQuery } from '#server/queries/agenda-publication.ts';
import type { AttendanceQueries } from '#server/queries/attendance.ts';
import {
  agendaPublication,
  agendaWentOut,
  publishAgenda,
} from '#shared/protocol/http/agenda-publication.ts';
import { meetingAttendance, recordAttendance } from '#shared/protocol/http/attendance.ts';
import { meetingId } from '#shared/protocol/http/ids.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface AgendaRoutesDeps {
  readonly agendaPublication: AgendaPublicationQuery;
  readonly publishAgenda: (order: PublishAgendaOrder) => Promise<readonly string[]>;
  readonly attendance: Pick<AttendanceQueries, 'ofMeeting'>;
  readonly recordAttendance: (order: RecordAttendanceOrder) => Promise<void>;
}

const params = z.object({ id: meetingId });

/** An agenda going out, and who was at the meeting. */
export function addAgendaRoutes(api: Api, deps: AgendaRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/agenda-publication',
      summary: 'When the agendas of a meeting were published, and what was altered after',
      params,
      answer: agendaPublication,
    },
    ({ person, params }) => deps.agendaPublication(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/agenda-publication',
      summary: 'Publishes the agenda of a part and allots the references of its minutes',
      params,
      body: publishAgenda,
      answer: agendaWentOut,
      status: 201,
    },
    async ({ person, params, body }) => ({
      references: await deps.publishAgenda({ ...body, meetingId: params.id, by: person }),
    }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/attendance',
      summary: 'Who was at a meeting, seat by seat',
      params,
      answer: meetingAttendance,
    },
    ({ person, params }) => deps.attendance.ofMeeting(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/attendance',
      summary: 'Records who was at a meeting: seats that are not named stay as they are',
      params,
      body: recordAttendance,
    },
    ({ person, params, body }) =>
      deps.recordAttendance({ ...body, meetingId: params.id, by: person }),
  );
}
