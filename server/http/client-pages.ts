import { readFile } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { appPolicy } from './security-headers.ts';

export interface ClientPagesDeps {
  /** The folder of the built client. */
  readonly clientFolder: string;
  /** Random text, new for every page. */
  readonly random: () => string;
}

/** What stands in the built index where the nonce comes (client/vite.config.ts). */
const NONCE_PLACE = /__CSP_NONCE__/g;

/** The built pages: assets by their hashed names for good, and one index for every address of the app. */
export function addClientPages(app: Hono, { clientFolder, random }: ClientPagesDeps): void {
  app.use('/assets/*', async (c, next) => {
    await next();
    if (c.res.ok) c.header('Cache-Control', 'public, max-age=31536000, immutable');
  });
  app.use('*', serveStatic({ root: clientFolder, rewriteRequestPath: withoutIndex }));
  app.get('*', async (c) => {
    if (c.req.path.startsWith('/assets/')) return c.text('Not found', 404);
    const nonce = random();
    const index = await readFile(`${clientFolder}/index.html`, 'utf8');
    c.header('Cache-Control', 'no-cache');
    c.header('Content-Security-Policy', appPolicy(nonce));
    return c.html(index.replace(NONCE_PLACE, nonce));
  });
}

/** The index is answered by hand, so that it is never kept by a browser. */
function withoutIndex(path: string): string {
  return path === '/' || path === '/index.html' ? '/no-such-file' : path;
}
