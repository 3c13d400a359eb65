import { z } from '@hono/zod-openapi';
import { DomainError } from '#shared/domain/domain-error.ts';
import {
  type Api,
  type Asked,
  type Described,
  type nothing,
  readRequest,
  register,
} from './endpoint.ts';

/** A file that is made on request. */
export interface Download {
  /** Of plain letters, for every system. */
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Like `endpoint`, for a file to keep: a browser saves it and never shows it in a page of ours. */
export function download<
  Params extends z.ZodObject = typeof nothing,
  Query extends z.ZodObject = typeof nothing,
>(
  api: Api,
  described: Omit<
    Described<Params, Query, typeof nothing>,
    'method' | 'body' | 'answer' | 'status'
  >,
  answer: (
    asked: Omit<Asked<z.output<Params>, z.output<Query>, unknown>, 'body'>,
  ) => Promise<Download | null>,
): void {
  const whole = { ...described, method: 'get' as const };
  register(api, whole, {
    200: { description: described.summary, content: { '*/*': { schema: z.string() } } },
  });
  api.get(described.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
    const read = await readRequest(c, whole);
    if (!read.success) return c.json(read.fault, 400);
    const file = await answer({
      person: c.get('person'),
      sessionKey: c.get('sessionKey'),
      ...read.asked,
    });
    if (file === null) throw new DomainError('not-found', 'There is no such page.');
    return c.body(file.text, 200, {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
  });
}
