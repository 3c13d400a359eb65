import type * as z from 'zod';
import { type Fault, fault } from '#shared/protocol/http/fault.ts';

/** Codes of our own, beside those the server sends. */
export const SIGNED_OUT = 'signed-out';
export const NO_CONNECTION = 'no-connection';
const NOT_UNDERSTOOD = 'not-understood';

/** A refusal or a failure, in words fit to show. */
export class ApiFault extends Error {
  readonly code: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];

  constructor(body: Fault) {
    super(body.message);
    this.name = 'ApiFault';
    this.code = body.code;
    this.fields = body.fields ?? [];
  }
}

/** Asks the server and reads the answer with its schema.
 *  @throws ApiFault, whatever went wrong */
export async function apiGet<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  return read(await send(path, {}), schema);
}

/** Tells the server to do something. Without a schema there is no answer to read.
 *  @throws ApiFault, whatever went wrong */
export function apiPost(path: string, body: unknown): Promise<undefined>;
export function apiPost<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.output<Schema>>;
export async function apiPost(path: string, body: unknown, schema?: z.ZodType): Promise<unknown> {
  const answer = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // A page that is closing still says so (presence).
    keepalive: true,
  });
  return schema === undefined ? undefined : read(answer, schema);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new ApiFault({
      code: NO_CONNECTION,
      message: 'We could not reach the server. Check your connection and try again.',
    });
  }
  if (answer.ok) return answer;
  throw await faultOf(answer);
}

async function faultOf(answer: Response): Promise<ApiFault> {
  if (answer.status === 401) {
    return new ApiFault({ code: SIGNED_OUT, message: 'You are signed out.' });
  }
  const told = fault.safeParse(await answer.json().catch(() => null));
  if (told.success) return new ApiFault(told.data);
  if (answer.status === 404) {
    return new ApiFault({ code: 'not-found', message: 'There is no such page.' });
  }
  return new ApiFault({
    code: `status-${answer.status}`,
    message: 'Something went wrong on the server. Try again in a few minutes.',
  });
}

async function read<Schema extends z.ZodType>(
  answer: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await answer.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiFault({
    code: NOT_UNDERSTOOD,
    message: 'This page could not read the server’s answer. Reload the page.',
  });
}
