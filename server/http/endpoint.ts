import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { PersonId } from '#shared/ids.ts';
import { fault } from '#shared/protocol/http/fault.ts';
import { faultOf, statusOf } from './faults.ts';

/** What routes know of the request: who is asking, and in which session. */
export interface SignedInEnv {
  Variables: { person: PersonId; sessionKey: string };
}

export type Api = OpenAPIHono<SignedInEnv>;

export const nothing = z.object({});

export interface Described<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
> {
  readonly method: 'get' | 'post';
  /** OpenAPI's form: `/api/meetings/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The answer's shape; without one the answer is 204 and empty. */
  readonly answer?: z.ZodType;
  readonly status?: 201;
}

export interface Asked<Params, Query, Body> {
  readonly person: PersonId;
  /** Names the session that asks. */
  readonly sessionKey: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** One endpoint: described for `/api/openapi.json`, parsed at the door, answered by one command or query.
 *  `null` from `answer` reads as 404: there is no such thing, or not for this reader. */
export function endpoint<
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(
  api: Api,
  described: Described<Params, Query, Body>,
  answer: (
    asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<unknown> | unknown,
): void {
  const { method, summary, answer: shape, status } = described;
  register(api, described, {
    ...(shape === undefined
      ? { 204: { description: 'Done' } }
      : { [status ?? 200]: { description: summary, content: json(shape) } }),
    ...(method === 'post'
      ? { [statusOf['already-closed']]: { description: 'A rule said no', content: json(fault) } }
      : {}),
  });
  const path = described.path.replaceAll(/\{(\w+)\}/g, ':$1');
  api.on(described.method, path, async (c) => {
    const read = await readRequest(c, described);
    if (!read.success) return c.json(read.fault, 400);
    const found = await answer({
      person: c.get('person'),
      sessionKey: c.get('sessionKey'),
      ...read.asked,
    });
    if (described.answer === undefined) return c.body(null, 204);
    if (found === null) throw new DomainError('not-found', 'There is no such page.');
    return c.json(found as object, described.status ?? 200);
  });
}

export async function readRequest<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(c: Context, described: Described<Params, Query, Body>) {
  const params = (described.params ?? nothing).safeParse(c.req.param());
  const query = (described.query ?? nothing).safeParse(c.req.query());
  const body = (described.body ?? nothing).safeParse(
    described.body === undefined ? {} : await c.req.json().catch(() => undefined),
  );
  if (params.success && query.success && body.success) {
    return {
      success: true as const,
      asked: {
        params: params.data as z.output<Params>,
        query: query.data as z.output<Query>,
        body: body.data as z.output<Body>,
      },
    };
  }
  const issues = [params, query, body].flatMap((one) => one.error?.issues ?? []);
  return { success: false as const, fault: faultOf(issues) };
}

const REFUSALS = { 400: 'Not valid', 401: 'Not signed in', 404: 'No such thing' };

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** Writes a route down for `/api/openapi.json`. */
export function register<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(
  api: Api,
  described: Described<Params, Query, Body>,
  responses: Parameters<Api['openAPIRegistry']['registerPath']>[0]['responses'],
): void {
  const { method, path, summary, params, query, body } = described;
  api.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    request: {
      ...(params === undefined ? {} : { params }),
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body: { required: true, content: json(body) } }),
    },
    responses: {
      ...responses,
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([code, description]) => [
          code,
          { description, content: json(fault) },
        ]),
      ),
    },
  });
}
