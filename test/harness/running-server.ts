import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from '#shared/lang/must.ts';
import { until } from './until.ts';

/** The server as a process of its own, as `npm start` runs it, on a data folder that outlives it. */
export interface RunningServer {
  readonly origin: string;
  readonly folder: string;
  readonly pid: () => number;
  /** A demonstration person's sign-in link. */
  link(person: string): string;
  /** The session cookie of somebody signed in through their link. */
  signIn(person: string): Promise<string>;
  /** Ends it without a word, as a power cut or the kernel would. */
  kill(): Promise<void>;
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
  /** @returns the milliseconds until it answered `/healthz` */
  start(): Promise<number>;
  /** Has it ended by itself? */
  ended(): boolean;
  /** Everything it wrote to its log since it was made, a line each. */
  logged(): readonly string[];
  /** Ends it for good and removes what it wrote. */
  dispose(): Promise<void>;
}

export interface RunningServerOptions {
  /** A data folder made before; it is not removed at the end. */
  readonly folder?: string;
  /** What to start the server under, `strace -f …`; it must become the server or be its child's keeper. */
  readonly under?: () => readonly string[];
  /** Keeps its log for `logged`, instead of showing it. */
  readonly keepsLog?: boolean;
  /** Starts on an empty database, as `npm run serve` does, without the demonstration. */
  readonly empty?: boolean;
}

/** A busy machine may take its time. */
const PATIENCE_MS = 60_000;

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function runServer(
  environment: Record<string, string> = {},
  options: RunningServerOptions = {},
): Promise<RunningServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'matters-arising-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let said = '';
  let log = '';

  const running: RunningServer = {
    origin,
    folder,
    pid: () => must(child?.pid, 'a running server'),
    link: (person) =>
      must(said.match(new RegExp(`^${person} {2}(\\S+)$`, 'm'))?.[1], `the link of ${person}`),
    signIn: async (person) => {
      const answer = await fetch(running.link(person), { method: 'POST', redirect: 'manual' });
      return must(answer.headers.get('set-cookie')?.split(';')[0], 'a session cookie');
    },
    start: async () => {
      said = '';
      const began = performance.now();
      const [command, ...words] = [
        ...(options.under?.() ?? []),
        process.execPath,
        'server/main.ts',
        ...(options.empty ? [] : ['--demonstration']),
      ];
      const started = spawn(must(command, 'a command'), words, {
        cwd: root,
        env: {
          ...process.env,
          PORT: String(port),
          HOST: '127.0.0.1',
          DATA_DIR: folder,
          ...environment,
        },
        stdio: ['ignore', 'pipe', options.keepsLog ? 'pipe' : 'inherit'],
      });
      child = started;
      started.stderr?.on('data', (bytes: Buffer) => {
        log += bytes.toString();
      });
      started.stdout?.on('data', (bytes: Buffer) => {
        said += bytes.toString();
      });
      await until(
        'the server ready',
        async () => {
          if (hasEnded(started)) throw new Error(`The server ended: ${started.exitCode} ${log}`);
          const answer = await fetch(`${origin}/healthz`).catch(() => null);
          return answer?.ok && (options.empty || said.includes('observer  '));
        },
        PATIENCE_MS,
      ).catch((error: unknown) => {
        throw new Error(`${error}; it said: ${said}${log}`);
      });
      return performance.now() - began;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    ended: () => child === null || hasEnded(child),
    logged: () => log.split('\n').filter((line) => line !== ''),
    dispose: async () => {
      await running.kill();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };

  async function end(signal: NodeJS.Signals): Promise<void> {
    const dying = child;
    child = null;
    if (dying === null || hasEnded(dying)) return;
    const gone = new Promise((resolve) => dying.once('exit', resolve));
    dying.kill(signal);
    await gone;
  }

  try {
    await running.start();
  } catch (error) {
    await running.dispose();
    throw error;
  }
  return running;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
