import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createHttpServer, type RequestLimits } from '#server/app/http-server.ts';
import { type App, type AppDeps, createApp } from '#server/app.ts';
import { openRecords, type RecordsDatabase } from '#server/db/open-records.ts';
import { loadDemonstration } from '#server/demo/demonstration.ts';
import type { Journal } from '#server/journal/journal.ts';
import { createMemoryJournal } from '#server/journal/memory-journal.ts';
import type { Letter, Mailer } from '#server/mail/mailer.ts';
import { createLog } from '#server/main/log.ts';
import { toPersonId } from '#shared/ids.ts';
import { type StockClient, stockClient } from './stock-client.ts';

/** The whole server on a real port, with the demonstration in memory. */
export interface TestServer {
  readonly app: App;
  readonly db: RecordsDatabase;
  readonly origin: string;
  /** Where the public pages are. */
  readonly publishedFolder: string;
  /** The lines of the log as they would be written. */
  readonly logged: readonly string[];
  /** The letters that were sent, the newest last. */
  readonly letters: readonly Letter[];
  /** Resolves when every letter that was asked for has been sent. */
  posted(): Promise<void>;
  as(person: string): Promise<Caller>;
}

/** Somebody signed in, by the cookie a browser would have. */
export interface Caller {
  readonly cookie: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A stock y-websocket client. */
  sync(document: string): StockClient;
}

export interface Answer {
  readonly status: number;
  // Bodies are looked at by tests as they are; the schemas are tested on their own.
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what came, whatever it is
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface TestServerOptions {
  readonly now?: () => number;
  /** Puts more on record beside the demonstration, before the server starts. */
  readonly prepare?: (db: RecordsDatabase) => void;
  readonly publicOrigins?: readonly string[];
  readonly journal?: Journal;
  /** For tests that read it as bytes; in memory without one. */
  readonly recordsFile?: string;
  readonly mailer?: Mailer;
  readonly trustedProxies?: readonly string[];
  readonly organisations?: AppDeps['accounts']['organisations'];
  readonly metrics?: AppDeps['metrics'];
  readonly meters?: AppDeps['meters'];
  readonly requests?: RequestLimits;
}

/** As Vite builds it, in small. */
const INDEX = `<!doctype html><title>Matters Arising</title><meta property="csp-nonce" nonce="__CSP_NONCE__">
<script type="module" src="/main.js" nonce="__CSP_NONCE__"></script>`;

export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const now = options.now ?? (() => performance.timeOrigin + performance.now());
  const records = openRecords(options.recordsFile ?? ':memory:');
  const clientFolder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  writeFileSync(join(clientFolder, 'index.html'), INDEX);
  const logged: string[] = [];
  const line = (level: string) => (facts: object, message: string) => {
    logged.push(`${level} ${message} ${JSON.stringify(facts)}`);
  };
  const letters: Letter[] = [];
  const kept: Mailer = {
    words: 'nowhere',
    send: async (letter) => {
      letters.push(letter);
    },
  };
  const app = createApp({
    records,
    accounts: {
      key: randomBytes(32),
      mailer: options.mailer ?? kept,
      origin: () => origin,
      trustedProxies: options.trustedProxies ?? [],
      organisations: options.organisations ?? [],
    },
    journal: options.journal ?? createMemoryJournal({ now }),
    clientFolder,
    publishedFolder: join(clientFolder, 'published'),
    organisationName: null,
    publicOrigins: options.publicOrigins ?? [],
    now,
    randomBytes,
    log: createLog({ info: line('info'), warn: line('warn'), error: line('error') }),
    ...(options.meters === undefined ? {} : { meters: options.meters }),
    ...(options.metrics === undefined ? {} : { metrics: options.metrics }),
  });
  let origin = '';
  await loadDemonstration({ founding: app.founding, now, randomBytes });
  options.prepare?.(records.db);
  await app.start();
  const server = createHttpServer(app, options.requests);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: StockClient[] = [];
  const key = randomBytes(32);

  onTestFinished(async () => {
    for (const client of clients) client.provider.destroy();
    server.closeAllConnections();
    await app.stop();
    // Whatever came while it stopped.
    setTimeout(() => server.closeAllConnections(), 50);
    await new Promise((resolve) => server.close(resolve));
    records.close();
    rmSync(clientFolder, { recursive: true });
  });

  return {
    app,
    db: records.db,
    logged,
    letters,
    publishedFolder: join(clientFolder, 'published'),
    posted: () => app.posted(),
    origin,
    as: async (person) => {
      const path = await app.demonstrationLink(key, toPersonId(person));
      const signedIn = await fetch(origin + path, { method: 'POST', redirect: 'manual' });
      const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      return {
        cookie,
        get: async (path) => answer(await fetch(origin + path, { headers: { cookie } })),
        post: async (path, body, headers = {}) =>
          answer(
            await fetch(origin + path, {
              method: 'POST',
              redirect: 'manual',
              headers: { cookie, 'content-type': 'application/json', ...headers },
              body: body === undefined ? null : JSON.stringify(body),
            }),
          ),
        sync: (document) => {
          const client = stockClient(origin, document, cookie);
          clients.push(client);
          return client;
        },
      };
    },
  };
}

async function answer(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('application/json') ?? false;
  return {
    status: response.status,
    body: json ? JSON.parse(text) : null,
    text,
    headers: response.headers,
  };
}
