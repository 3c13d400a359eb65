import { z } from '@hono/zod-openapi';
import type { Declare } from '#server/commands/declare.ts';
import type { Exclude } from '#server/commands/exclude.ts';
import type { RegisterInterest } from '#server/commands/register-interest.ts';
import type { InterestQueries } from '#server/queries/interests.ts';
import {
  committeeId,
  declarationId,
  exclusionId,
  interestId,
  itemId,
  meetingId,
} from '#shared/protocol/http/ids.ts';
import {
  changeExclusion,
  declare,
  endExclusion,
  endInterest,
  exclude,
  interestRegister,
  meetingDeclarations,
  meetingExclusions,
  registerInterest,
} from '#shared/protocol/http/interests.ts';
import { type Api, endpoint } from './endpoint.ts';

export interface InterestRoutesDeps {
  readonly interests: InterestQueries;
  readonly register: RegisterInterest;
  readonly declare: Declare;
  readonly exclude: Exclude;
}

export function addInterestRoutes(api: Api, deps: InterestRoutesDeps): void {
  addRegister(api, deps);
  addDeclarations(api, deps);
  addExclusions(api, deps);
}

function addRegister(api: Api, { interests, register }: InterestRoutesDeps): void {
  const params = z.object({ id: committeeId });
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/committees/{id}/interests',
      summary: 'The register of interests of those on a committee',
      params,
      answer: interestRegister,
    },
    ({ person, params }) => interests.register(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}/interests',
      summary: 'Writes an interest into the register: one’s own, or as the secretary somebody’s',
      params,
      body: registerInterest,
    },
    ({ person, params, body }) => register.add({ ...body, committeeId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/committees/{id}/interests/{interestId}/end',
      summary: 'Says that an interest has ended; the entry stays',
      params: z.object({ id: committeeId, interestId }),
      body: endInterest,
    },
    ({ person, params, body }) =>
      register.end({ ...body, ...params, committeeId: params.id, by: person }),
  );
}

function addDeclarations(api: Api, { interests, declare: deed }: InterestRoutesDeps): void {
  const params = z.object({ id: meetingId });
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/declarations',
      summary: 'Who declared which interest at a meeting, who has none, and who was not asked yet',
      params,
      answer: meetingDeclarations,
    },
    ({ person, params }) => interests.declarations(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/meetings/{id}/declarations',
      summary: 'Declares an interest at a meeting, or that there is none',
      params,
      body: declare,
    },
    ({ person, params, body }) => deed.declare({ ...body, meetingId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/declarations/{id}/withdrawal',
      summary: 'Takes a declaration back',
      params: z.object({ id: declarationId }),
    },
    ({ person, params }) => deed.withdraw({ declarationId: params.id, by: person }),
  );
}

function addExclusions(api: Api, { interests, exclude: deed }: InterestRoutesDeps): void {
  endpoint(
    api,
    {
      method: 'get',
      path: '/api/meetings/{id}/exclusions',
      summary: 'Who is excluded from what at a meeting; for the secretary and the chair',
      params: z.object({ id: meetingId }),
      answer: meetingExclusions,
    },
    ({ person, params }) => interests.exclusions(person, params.id),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/items/{id}/exclusions',
      summary: 'Excludes somebody with an interest from an item, at a level',
      params: z.object({ id: itemId }),
      body: exclude,
    },
    ({ person, params, body }) => deed.exclude({ ...body, itemId: params.id, by: person }),
  );
  const params = z.object({ id: exclusionId });
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/exclusions/{id}/level',
      summary: 'Changes the level of an exclusion',
      params,
      body: changeExclusion,
    },
    ({ person, params, body }) => deed.change({ ...body, exclusionId: params.id, by: person }),
  );
  endpoint(
    api,
    {
      method: 'post',
      path: '/api/exclusions/{id}/end',
      summary: 'Ends an exclusion',
      params,
      body: endExclusion,
    },
    ({ person, params, body }) => deed.end({ ...body, exclusionId: params.id, by: person }),
  );
}
