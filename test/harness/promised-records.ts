import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hashOf } from '#server/accounts/tokens.ts';
import type { RunningServer } from './running-server.ts';

/** Something asked of the server over HTTP, on a connection of its own, that must stay once it has said yes. */
export interface PromisedRecord {
  /** The asker's end of the connection. */
  readonly port: number;
  readonly answered: boolean;
  /** What should be found in the records. */
  readonly looksFor:
    | { readonly table: 'comment'; readonly id: string }
    | { readonly table: 'session'; readonly token: string };
}

/** Comments on an item as a whole. */
export async function sendComment(
  server: RunningServer,
  cookie: string,
  itemId: string,
): Promise<PromisedRecord> {
  const id = randomUUID();
  const body = { id, itemId, blockId: null, from: 0, to: 0, quote: '', readAt: 0 };
  const { port, status } = await ask(`${server.origin}/api/meetings/practice/comments`, cookie, {
    ...body,
    kind: 'question',
    text: `Said at ${id}`,
    proposedText: null,
  });
  if (status >= 400 && status < 500) throw new Error(`The comment was not understood: ${status}`);
  return { port, answered: status === 201, looksFor: { table: 'comment', id } };
}

/** Signs in through a demonstration person's link. */
export async function signInAgain(server: RunningServer, person: string): Promise<PromisedRecord> {
  const { port, status, cookie } = await ask(server.link(person), '', null);
  const token = hashOf(decodeURIComponent(cookie.split('=')[1] ?? ''));
  return { port, answered: status === 303, looksFor: { table: 'session', token } };
}

/** Which of them the records of a data folder lack, a sentence each. */
export function missingRecords(folder: string, promised: readonly PromisedRecord[]): string[] {
  const database = new Database(join(folder, 'records.db'));
  try {
    return promised.flatMap(({ looksFor }) => {
      const found =
        looksFor.table === 'comment'
          ? database.prepare('SELECT 1 FROM comment WHERE id = ?').get(looksFor.id)
          : database.prepare('SELECT 1 FROM session WHERE token = ?').get(looksFor.token);
      return found === undefined ? [`A ${looksFor.table} that was answered with yes is gone`] : [];
    });
  } finally {
    database.close();
  }
}

function ask(
  url: string,
  cookie: string,
  body: unknown,
): Promise<{ readonly port: number; readonly status: number; readonly cookie: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { cookie, origin: new URL(url).origin, 'content-type': 'application/json' },
      },
      (response) => {
        const port = response.socket.localPort ?? 0;
        response.resume();
        response.on('end', () =>
          resolve({
            port,
            status: response.statusCode ?? 0,
            cookie: response.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body === null ? undefined : JSON.stringify(body));
  });
}
