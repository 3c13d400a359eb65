import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { createHttpServer } from '#server/app/http-server.ts';
import { createApp } from '#server/app.ts';
import { type Config, ConfigFault, readConfig } from '#server/config.ts';
import { holdFolder } from '#server/db/hold-folder.ts';
import { openRecords } from '#server/db/open-records.ts';
import { DEMONSTRATION_PERSONS, loadDemonstration } from '#server/demo/demonstration.ts';
import { demonstrationKey } from '#server/demo/demonstration-key.ts';
import { openSqliteJournal } from '#server/journal/sqlite-journal.ts';
import { bears } from '#server/metrics/bearer.ts';
import type { Metrics } from '#server/metrics/metrics.ts';
import { createMetricsServer } from '#server/metrics/metrics-server.ts';
import { createLog } from './log.ts';
import { mailerOf } from './mailer-of.ts';
import { ownKey } from './own-key.ts';
import { whyNotStarted } from './why-not-started.ts';

/** The exit code of a wrong configuration (sysexits: EX_CONFIG). */
const WRONG_CONFIGURATION = 78;
const SHUTDOWN_MS = 8000;
const MINUTE_MS = 60_000;

export interface ServeDeps {
  /** The environment's. */
  readonly variables: Record<string, string | undefined>;
  readonly now: () => number;
}

/** Opens from the inside out, serves, and closes in the opposite order when it is told to stop. */
export async function serve(deps: ServeDeps): Promise<void> {
  const config = configOrExit(deps.variables);
  const folder = resolve(config.DATA_DIR);
  await run(deps, config, folder).catch((error: unknown) => {
    const why = whyNotStarted(error, folder);
    if (why === null) throw error;
    process.stderr.write(`${why}\n`);
    process.exit(WRONG_CONFIGURATION);
  });
}

async function run({ now }: ServeDeps, config: Config, folder: string): Promise<void> {
  const logger = pino(
    { level: config.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  );
  const log = createLog(logger);
  mkdirSync(folder, { recursive: true });

  const token = config.METRICS_TOKEN ?? null;
  const metrics = config.METRICS_PORT === undefined && token === null ? null : await figures();

  const letGo = holdFolder(folder);
  const records = openRecords(join(folder, 'records.db'));
  const journal = await openSqliteJournal({
    file: join(folder, 'journal.db'),
    now,
    log,
    ...(metrics === null ? {} : { meter: metrics.journal }),
    onBroken: (fault) => {
      // A disk that failed once may report success for lost pages later: start anew and read the journal.
      logger.fatal({ error: fault.message }, 'The journal is broken; the process ends');
      process.exit(1);
    },
  });
  const mailer = mailerOf(config, { folder, now, randomBytes });
  let ownOrigin = config.PUBLIC_ORIGINS[0] ?? '';
  const app = createApp({
    records,
    journal,
    clientFolder: fileURLToPath(new URL('../../client/dist', import.meta.url)),
    publishedFolder: join(folder, 'published'),
    organisationName: config.ORG_NAME ?? null,
    publicOrigins: config.PUBLIC_ORIGINS,
    accounts: {
      key: ownKey(folder, 'accounts.key', randomBytes),
      mailer,
      origin: () => ownOrigin,
      trustedProxies: config.TRUSTED_PROXIES,
      organisations: config.SIGN_IN_WITH,
      times: {
        idleMs: config.SESSION_IDLE_MINUTES * MINUTE_MS,
        longestMs: config.SESSION_LONGEST_HOURS * 60 * MINUTE_MS,
      },
    },
    limits: {
      socketsPerPerson: config.LIMIT_SOCKETS_PER_PERSON,
      socketsPerDocument: config.LIMIT_SOCKETS_PER_DOCUMENT,
      updatesPerSecond: config.LIMIT_UPDATES_PER_SECOND,
      bytesPerSecond: config.LIMIT_BYTES_PER_SECOND,
    },
    now,
    steadyNow: steadyFrom(now),
    randomBytes,
    log,
    ...(metrics === null
      ? {}
      : {
          meters: metrics,
          metrics: async (authorization) =>
            token !== null && bears(authorization, token) ? metrics.page() : null,
        }),
  });
  metrics?.watch(app.figures);

  await app.check();

  const links: string[] = [];
  if (process.argv.includes('--demonstration')) {
    const { founding } = app;
    if (await founding.isEmpty()) await loadDemonstration({ founding, now, randomBytes });
    const key = demonstrationKey(folder, randomBytes);
    for (const person of DEMONSTRATION_PERSONS) {
      const path = await app.demonstrationLink(key, person);
      if (path !== null) links.push(`${person}  ${path}`);
    }
  }
  const isEmpty = await app.founding.isEmpty();
  const firstLink = await app.firstLink();
  await app.start();

  const server = createHttpServer(app);
  server.on('error', (error) => {
    // Later it is a connection that could not be taken, as when there are too many: the others go on.
    if (server.listening) return log('A connection could not be taken', { error: error.message });
    process.stderr.write(`${config.HOST}:${config.PORT} cannot be used: ${error.message}\n`);
    process.exit(WRONG_CONFIGURATION);
  });
  if (metrics !== null && config.METRICS_PORT !== undefined) {
    const { METRICS_HOST: host, METRICS_PORT: port } = config;
    const metricsServer = createMetricsServer({ page: metrics.page, token });
    metricsServer.on('error', (error) =>
      log('The figures cannot be read', { host, port, error: error.message }),
    );
    metricsServer
      .listen(port, host, () => log('The figures can be read', { host, port }, 'info'))
      .unref();
  }
  server.listen(config.PORT, config.HOST, () => {
    log('The service has started', { host: config.HOST, port: portOf(server) }, 'info');
    const origin = `http://${config.HOST}:${portOf(server)}`;
    if (ownOrigin === '') ownOrigin = origin;
    say(`Matters Arising is ready at ${origin}`);
    say(`Letters leave ${mailer.words}.`);
    if (firstLink !== null) {
      say(`Nobody is on record in ${folder} yet. Set the service up by this link, once:`);
      say(`${ownOrigin}${firstLink}`);
    } else if (isEmpty) {
      say(`No committee is on record in ${folder} yet. An administrator can set one up.`);
    }
    if (isEmpty) {
      say('`npm start` shows the demonstration, in a folder of its own if you set DATA_DIR.');
    }
    if (links.length > 0) say('Sign in as one of the demonstration persons:');
    for (const link of links) say(link.replace('  /', `  ${origin}/`));
    // Kept now, because a process that is killed keeps nothing.
    flushCompileCache();
    app.rehearse().catch((error: unknown) => log('The rehearsal failed', { error: String(error) }));
  });

  const stop = async (signal: string) => {
    log('The service stops', { signal }, 'info');
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    server.close();
    await app.stop();
    await journal.close();
    records.close();
    letGo();
    log('The service has stopped', {}, 'info');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop(signal));
}

function configOrExit(variables: ServeDeps['variables']): Config {
  try {
    return readConfig(variables);
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(WRONG_CONFIGURATION);
  }
}

/** Begins at the clock on the wall and goes on evenly, whatever anybody sets that clock to: somebody who set
 *  it forward must not cut off everybody who has said nothing since. */
function steadyFrom(now: () => number): () => number {
  const beginning = now() - performance.now();
  return () => beginning + performance.now();
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Imported when it is wanted: it takes twenty megabytes. */
async function figures(): Promise<Metrics> {
  const { createMetrics } = await import('#server/metrics/metrics.ts');
  return createMetrics();
}
