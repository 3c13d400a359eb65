import { createServer, type Server } from 'node:http';
import { bears } from './bearer.ts';
import type { MetricsPage } from './metrics.ts';

export interface MetricsServerDeps {
  readonly page: () => Promise<MetricsPage>;
  /** Asked for when there is one. */
  readonly token: string | null;
}

/** The series on a port of their own, which the public need not reach. */
export function createMetricsServer({ page, token }: MetricsServerDeps): Server {
  return createServer((request, response) => {
    const path = URL.parse(request.url ?? '/', 'http://metrics')?.pathname;
    const mayRead = token === null || bears(request.headers.authorization, token);
    if (request.method !== 'GET' || path !== '/metrics' || !mayRead) {
      response.writeHead(404).end();
      return;
    }
    page().then(
      ({ type, text }) => response.writeHead(200, { 'Content-Type': type }).end(text),
      () => response.writeHead(500).end(),
    );
  });
}
