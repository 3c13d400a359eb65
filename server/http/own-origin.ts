import type { MiddlewareHandler } from 'hono';
import type { Fault } from '#shared/protocol/http/fault.ts';

/** A request that may change something has to come from a page of ours. Only browsers name the page that
 *  they act for, and only people with a browser need protecting from foreign pages: where a browser sends
 *  no `Origin`, it says in `Sec-Fetch-Site` whose page it was. */
export function ownOriginOnly(publicOrigins: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const [origin, site] = [c.req.header('origin'), c.req.header('sec-fetch-site')];
    const ours =
      origin === undefined
        ? site === undefined || site === 'same-origin' || site === 'none'
        : publicOrigins.includes(origin) || sameHost(origin, c.req.header('host'));
    if (ours) return next();
    const refusal: Fault = {
      code: 'not-allowed',
      message: 'This request comes from another site.',
    };
    return c.json(refusal, 403);
  };
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
