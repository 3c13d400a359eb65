import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from '../app.ts';

/** How long a request may take to arrive, and how much of it may come before its body. */
export interface RequestLimits {
  readonly headersMs: number;
  /** Until its last byte is here. Answers may take as long as they like: a live stream never ends. */
  readonly wholeMs: number;
  readonly headerBytes: number;
}

const LIMITS: RequestLimits = { headersMs: 15_000, wholeMs: 60_000, headerBytes: 16 * 1024 };

/** The HTTP server of an app, with its sockets. Whoever sends a byte now and then is not waited for. */
export function createHttpServer(
  { http, attach }: Pick<App, 'http' | 'attach'>,
  { headersMs, wholeMs, headerBytes }: RequestLimits = LIMITS,
): Server {
  const server = createAdaptorServer({
    fetch: http.fetch,
    serverOptions: {
      headersTimeout: headersMs,
      requestTimeout: wholeMs,
      connectionsCheckingInterval: Math.min(5000, headersMs),
      maxHeaderSize: headerBytes,
    },
  }) as Server;
  attach(server);
  return server;
}
