import { z } from '@hono/zod-openapi';
import type { ConstitutionCommands } from '#server/commands/constitution/constitution-commands.ts';
import type { ConstitutionQueries } from '#server/queries/constitution.ts';
import * as shapes from '#shared/protocol/http/constitution.ts';
import {
  appointmentId,
  committeeId,
  deputyId,
  organisationId,
  personId,
  seatId,
} from '#shared/protocol/http/ids.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface ConstitutionRoutesDeps {
  readonly constitutions: ConstitutionQueries;
  readonly keep: ConstitutionCommands;
}

const ofCommittee = z.object({ id: committeeId });
const ofSeat = z.object({ id: seatId });
const ofAppointment = z.object({ id: appointmentId });

export function addConstitutionRoutes(api: Api, deps: ConstitutionRoutesDeps): void {
  addBodyRoutes(api, deps);
  addKeptCommitteeRoutes(api, deps);
  addSeatRoutes(api, deps);
  addAppointmentRoutes(api, deps);
}

function addBodyRoutes(api: Api, { constitutions, keep }: ConstitutionRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/bodies',
      summary: 'Bodies and areas, for those who keep a constitution',
      answer: shapes.bodies,
    },
    ({ person }) => constitutions.bodies(person),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/areas',
      summary: 'Add an area',
      body: shapes.addArea,
      answer: shapes.areaAdded,
      status: 201,
    },
    async ({ person, body }) => ({ id: await keep.addArea({ ...body, by: person }) }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/organisations',
      summary: 'Add a body',
      body: shapes.keepOrganisation,
      answer: shapes.organisationAdded,
      status: 201,
    },
    async ({ person, body }) => ({ id: await keep.addOrganisation({ ...body, by: person }) }),
  );
  const ofOrganisation = z.object({ id: organisationId });
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/organisations/{id}',
      summary: 'Change a body',
      params: ofOrganisation,
      body: shapes.keepOrganisation,
    },
    ({ person, params, body }) =>
      keep.changeOrganisation({ ...body, organisationId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/organisations/{id}/merger',
      summary: 'Record that a body has gone into another one',
      params: ofOrganisation,
      body: shapes.mergeOrganisation,
    },
    ({ person, params, body }) =>
      keep.mergeOrganisation({ ...body, organisationId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/people/{id}',
      summary: 'Change a person’s name or e-mail address',
      params: z.object({ id: personId }),
      body: shapes.changePerson,
    },
    ({ person, params, body }) => keep.changePerson({ ...body, personId: params.id, by: person }),
  );
}

function addKeptCommitteeRoutes(api: Api, { constitutions, keep }: ConstitutionRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees',
      summary: 'Found a committee',
      body: shapes.keepCommittee,
      answer: shapes.committeeFounded,
      status: 201,
    },
    async ({ person, body }) => ({ id: await keep.foundCommittee({ ...body, by: person }) }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}/constitution',
      summary:
        'How a committee is made up: its bodies, terms in force, seats and those who hold them',
      params: ofCommittee,
      answer: shapes.constitution,
    },
    ({ person, params }) => constitutions.of(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}',
      summary: 'Change a committee',
      params: ofCommittee,
      body: shapes.keepCommittee,
    },
    ({ person, params, body }) =>
      keep.changeCommittee({ ...body, committeeId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}/closure',
      summary: 'Close a committee',
      params: ofCommittee,
      body: shapes.closeCommittee,
    },
    ({ person, params, body }) =>
      keep.closeCommittee({ ...body, committeeId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}/terms',
      summary: 'Every version of the terms of reference, newest first',
      params: ofCommittee,
      answer: z.array(shapes.termsVersion),
    },
    ({ person, params }) => constitutions.terms(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}/terms',
      summary: 'Record a new version of the terms of reference',
      params: ofCommittee,
      body: shapes.recordTerms,
      answer: shapes.termsRecorded,
      status: 201,
    },
    ({ person, params, body }) => keep.recordTerms({ ...body, committeeId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}/meetings',
      summary: 'Add a meeting, with its standing items',
      params: ofCommittee,
      body: shapes.addMeeting,
      answer: shapes.meetingAdded,
      status: 201,
    },
    async ({ person, params, body }) => ({
      id: await keep.addMeeting({ ...body, committeeId: params.id, by: person }),
    }),
  );
}

function addSeatRoutes(api: Api, { keep }: ConstitutionRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}/seats',
      summary: 'Add a seat, or one for each parent body',
      params: ofCommittee,
      body: shapes.addSeat,
      answer: shapes.seatsAdded,
      status: 201,
    },
    async ({ person, params, body }) => ({
      ids: await keep.addSeat({ ...body, committeeId: params.id, by: person }),
    }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/seats/{id}',
      summary: 'Change a seat',
      params: ofSeat,
      body: shapes.changeSeat,
    },
    ({ person, params, body }) => keep.changeSeat({ ...body, seatId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/seats/{id}/end',
      summary: 'End a seat',
      params: ofSeat,
      body: shapes.endOrder,
    },
    ({ person, params, body }) => keep.endSeat({ ...body, seatId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/seats/{id}/appointments',
      summary: 'Nominate somebody for a seat, or appoint them to it',
      params: ofSeat,
      body: shapes.appoint,
      answer: shapes.appointed,
      status: 201,
    },
    ({ person, params, body }) => keep.appoint({ ...body, seatId: params.id, by: person }),
  );
}

function addAppointmentRoutes(api: Api, { keep }: ConstitutionRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/appointments/{id}/confirmation',
      summary: 'Appoint somebody who was nominated',
      params: ofAppointment,
      body: shapes.confirmAppointment,
    },
    ({ person, params, body }) =>
      keep.confirmAppointment({ ...body, appointmentId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/appointments/{id}/term',
      summary: 'Change the last day of a term',
      params: ofAppointment,
      body: shapes.changeTerm,
    },
    ({ person, params, body }) =>
      keep.changeTerm({ ...body, appointmentId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/appointments/{id}/end',
      summary: 'End an appointment or a nomination',
      params: ofAppointment,
      body: shapes.endOrder,
    },
    ({ person, params, body }) =>
      keep.endAppointment({ ...body, appointmentId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/appointments/{id}/invitation',
      summary: 'Send the holder an invitation to sign in',
      params: ofAppointment,
    },
    ({ person, params }) => keep.invite({ appointmentId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/appointments/{id}/deputies',
      summary: 'Name a deputy',
      params: ofAppointment,
      body: shapes.nameDeputy,
      answer: shapes.deputyNamed,
      status: 201,
    },
    ({ person, params, body }) =>
      keep.nameDeputy({ ...body, appointmentId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/deputies/{id}/end',
      summary: 'Somebody stands in no longer',
      params: z.object({ id: deputyId }),
      body: shapes.endOrder,
    },
    ({ person, params, body }) => keep.endDeputy({ ...body, deputyId: params.id, by: person }),
  );
}
