import { z } from '@hono/zod-openapi';
import type { CommitteeQueries } from '#server/queries/committees.ts';
import type { HomeQueries } from '#server/queries/home.ts';
import type { MeetingQueries } from '#server/queries/meetings.ts';
import type { PatientVoiceQueries } from '#server/queries/patient-voice.ts';
import {
  committeeDetail,
  committeeSummary,
  home,
  me,
  meetingSummary,
  patientVoice,
} from '#shared/protocol/http/committee.ts';
import { committeeId } from '#shared/protocol/http/ids.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface CommitteeRoutesDeps {
  readonly committees: CommitteeQueries;
  readonly meetings: MeetingQueries;
  readonly home: HomeQueries;
  readonly patientVoice: PatientVoiceQueries;
}

const params = z.object({ id: committeeId });

export function addCommitteeRoutes(api: Api, deps: CommitteeRoutesDeps): void {
  endpoint(
    api,
    { method: 'get', path: '/api/me', summary: 'Who is signed in', answer: me },
    ({ person }) => deps.committees.me(person),
  );
  endpoint(
    api,
    { method: 'get', path: '/api/home', summary: 'What a person sees first', answer: home },
    ({ person }) => deps.home.home(person),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees',
      summary: 'The committees of the person who asks',
      answer: z.array(committeeSummary),
    },
    ({ person }) => deps.committees.list(person),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}',
      summary: 'A committee: its bodies, seats, people and posts',
      params,
      answer: committeeDetail,
    },
    ({ person, params }) => deps.committees.detail(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}/meetings',
      summary: 'The meetings of a committee, newest first',
      params,
      answer: z.array(meetingSummary),
    },
    ({ person, params }) => deps.meetings.ofCommittee(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}/patient-voice',
      summary: 'Seats that speak for patients, their areas, and coverage by area and meeting',
      params,
      answer: patientVoice,
    },
    ({ person, params }) => deps.patientVoice.ofCommittee(person, params.id),
  );
}
