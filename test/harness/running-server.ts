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
  start(): Promise<void>;
  /** Ends it for good and removes what it wrote. */
  dispose(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function runServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'matters-arising-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let said = '';

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
      const started = spawn(process.execPath, ['server/main.ts', '--demonstration'], {
        cwd: root,
        env: {
          ...process.env,
          PORT: String(port),
          HOST: '127.0.0.1',
          DATA_DIR: folder,
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      child = started;
      started.stdout?.on('data', (bytes: Buffer) => {
        said += bytes.toString();
      });
      await until(
        'the server ready',
        async () => {
          if (started.exitCode !== null) throw new Error(`The server ended: ${started.exitCode}`);
          const answer = await fetch(`${origin}/healthz`).catch(() => null);
          return answer?.ok && said.includes('observer  ');
        },
        30_000,
      );
    },
    kill: async () => {
      const dying = must(child, 'a running server');
      const gone = new Promise((resolve) => dying.once('exit', resolve));
      dying.kill('SIGKILL');
      await gone;
      child = null;
    },
    dispose: async () => {
      if (child !== null) await running.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await running.start();
  return running;
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
