import type { IncomingMessage, Server, ServerResponse } from 'node:http';
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
  server.on('request', endUnreadBodies);
  attach(server);
  return server;
}

/** As much of a body is read on that nobody wants any more, so that the connection can be used again. */
const LEFTOVER = 1024 * 1024;
/** So long does somebody who is cut off have to read the answer. */
const LINGER_MS = 1000;

/** A request may be answered before all of it has come: a little more is taken in and thrown away, and who
 *  sends on for ever is cut off. */
function endUnreadBodies(request: IncomingMessage, response: ServerResponse): void {
  response.prependOnceListener('finish', () => {
    if (request.complete) return;
    const cutOff = () => {
      request.off('data', count);
      request.socket.pause();
      setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
    };
    let taken = 0;
    const count = (bytes: Buffer) => {
      taken += bytes.length;
      if (taken > LEFTOVER) cutOff();
    };
    request.on('data', count);
    if (Number(request.headers['content-length'] ?? 0) > LEFTOVER) cutOff();
  });
}
