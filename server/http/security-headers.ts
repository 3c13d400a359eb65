import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What a browser is told to refuse, whatever is served. The pages of the app have a policy of their own. */
export function securityHeaders(publicOrigins: readonly string[]): MiddlewareHandler[] {
  const byHttps = hostsOfHttps(publicOrigins);
  return [
    async (c, next) => {
      c.header('Content-Security-Policy', SERVER_PAGES);
      if (byHttps.has(c.req.header('host')?.toLowerCase() ?? '')) {
        c.header('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
      }
      await next();
    },
    secureHeaders({
      // Only for the addresses that are known to be opened by https, and not for others of their domain.
      strictTransportSecurity: false,
      crossOriginOpenerPolicy: 'same-origin',
      crossOriginResourcePolicy: 'same-origin',
      // Not `no-referrer`: under it a browser sends a form with `Origin: null`, which we refuse.
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      permissionsPolicy: Object.fromEntries(
        [
          'camera',
          'microphone',
          'geolocation',
          'payment',
          'usb',
          'serial',
          'bluetooth',
          'midi',
        ].map((feature) => [feature, []]),
      ),
    }),
  ];
}

/** Whether the browser came by https. Behind a proxy it says so itself where it names the page it comes from;
 *  where it does not, as on the way back from another site, the address is known for it or not. */
export function cameByHttps(c: Context, publicOrigins: readonly string[]): boolean {
  const named = c.req.header('origin');
  if (named !== undefined) return named.startsWith('https:');
  const host = c.req.header('host')?.toLowerCase() ?? '';
  return c.req.url.startsWith('https:') || hostsOfHttps(publicOrigins).has(host);
}

function hostsOfHttps(publicOrigins: readonly string[]): ReadonlySet<string> {
  const secure = publicOrigins.filter((one) => one.startsWith('https:'));
  return new Set(secure.map((one) => new URL(one).host));
}

/** Pages that the server writes have a style sheet and forms, and no script. */
const SERVER_PAGES = policy({
  'style-src': "'self'",
  'img-src': "'self' data:",
  'form-action': "'self'",
});

/** The app's page: scripts that bear the nonce and what those load, styles from our own files or with the
 *  nonce, and nothing from elsewhere. */
export function appPolicy(nonce: string): string {
  return policy({
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    // What is pasted says by `style` on its elements what is bold and where a list goes: the editor reads that,
    // and takes over none of it.
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
  });
}

function policy(allowed: Record<string, string>): string {
  const directives = {
    'default-src': "'none'",
    ...allowed,
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
