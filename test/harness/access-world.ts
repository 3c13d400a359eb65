import { and, eq } from 'drizzle-orm';
import { WebSocket } from 'ws';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import * as t from '#server/db/records-schema.ts';
import {
  exclude,
  found,
  idOf,
  type MeetingName,
  PERSONS,
  type Person,
  putComment,
  putDeclaration,
  putInterest,
  type Zone,
} from './access-facts.ts';
import { type Caller, startServer, type TestServer } from './test-server.ts';

export interface AccessWorld {
  readonly server: TestServer;
  readonly db: RecordsDatabase;
  readonly as: Readonly<Record<Exclude<Person, 'public'>, Caller>>;
  /** Asks without a network between. */
  ask(person: Person, method: string, path: string, body?: unknown): Promise<Asked>;
  /** The document that an item's minute is in now. */
  minuteOf(itemId: string): string;
  /** The document of a meeting's private notes now. */
  notesOf(meeting: MeetingName): string;
  /** An open comment of the member's, or of somebody else's. */
  newComment(meeting: MeetingName, zone: Zone, author?: string): string;
  /** Somebody with an account and nothing else. */
  newAccount(closed?: boolean): string;
  /** An interest in the register. */
  newInterest(person: string): string;
  /** The member's declaration that bears on the item. */
  newDeclaration(meeting: MeetingName, zone: Zone): string;
  /** The observer's exclusion from the item. */
  newExclusion(meeting: MeetingName, zone: Zone): string;
  /** A socket to a document that keeps every byte. */
  open(person: Person, document: string): OpenSocket;
}

export interface Asked {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly stream: ReadableStream<Uint8Array> | null;
}

export interface OpenSocket {
  readonly socket: WebSocket;
  /** Everything received, as text in which the words can be found. */
  received(): string;
  readonly frames: readonly Buffer[];
  /** The status of a refused upgrade, or the code of the close; `null` while it is open. */
  ended(): number | null;
  /** What a refused upgrade was answered, but for the time of day. */
  refusal(): string;
  readonly opened: Promise<boolean>;
}

export async function startAccessWorld(): Promise<AccessWorld> {
  const server = await startServer({ prepare: found });
  const { db } = server;
  const as = {} as Record<Exclude<Person, 'public'>, Caller>;
  for (const person of PERSONS) {
    if (person !== 'public') as[person] = await server.as(idOf(person));
  }
  db.update(t.person).set({ disabledAt: Date.now() }).where(eq(t.person.id, 'disabled')).run();
  let made = 0;

  const world: AccessWorld = {
    server,
    db,
    as,
    ask: async (person, method, path, body) => {
      const cookie = person === 'public' ? {} : { cookie: as[person].cookie };
      const answer = await server.app.http.fetch(
        new Request(`http://localhost${path}`, {
          method,
          redirect: 'manual',
          headers: { ...cookie, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
        { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
      );
      const streams = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      return {
        status: answer.status,
        headers: answer.headers,
        text: streams ? '' : await answer.text(),
        stream: streams ? answer.body : null,
      };
    },
    minuteOf: (itemId) =>
      db.select().from(t.agendaItem).where(eq(t.agendaItem.id, itemId)).get()?.minuteDocumentId ??
      '',
    notesOf: (meeting) =>
      db
        .select()
        .from(t.document)
        .where(and(eq(t.document.meetingId, meeting), eq(t.document.kind, 'notes')))
        .get()?.id ?? '',
    newComment: (meeting, zone, author = idOf('member')) => {
      made += 1;
      const id = `${meeting}-${zone}-comment-${made}`;
      putComment(db, meeting, zone, id, author);
      return id;
    },
    newAccount: (closed = false) => {
      made += 1;
      const id = `account-${made}`;
      const email = `${id}@example.org`;
      db.insert(t.person)
        .values({ id, name: `Account ${made}`, email, disabledAt: closed ? 1 : null })
        .run();
      return id;
    },
    newInterest: (personId) => {
      made += 1;
      return putInterest(db, personId, `interest-${made}`);
    },
    newDeclaration: (meeting, zone) => {
      made += 1;
      return putDeclaration(db, meeting, zone, `${meeting}-${zone}-declaration-${made}`);
    },
    newExclusion: (meeting, zone) => {
      made += 1;
      return exclude(db, meeting, `${meeting}-${zone}-item`, 'observer', 'no_vote', `-${made}`);
    },
    open: (person, document) => {
      const cookie = person === 'public' ? '' : as[person].cookie;
      const url = `${server.origin.replace('http', 'ws')}/sync/${document}?ack=1`;
      const socket = new WebSocket(url, { headers: { cookie } });
      const frames: Buffer[] = [];
      let ended: number | null = null;
      let refusal = '';
      const opened = new Promise<boolean>((resolve) => {
        socket.on('open', () => resolve(true));
        socket.on('unexpected-response', (_request, answer) => {
          ended = answer.statusCode ?? 0;
          refusal = JSON.stringify(answer.rawHeaders.filter((one) => !/GMT$/.test(one)));
          answer.on('data', (data: Buffer) => {
            refusal += data.toString();
          });
          answer.on('end', () => {
            resolve(false);
            socket.terminate();
          });
        });
      });
      socket.on('error', () => {});
      socket.on('close', (code) => {
        ended ??= code;
      });
      socket.on('message', (data: Buffer) => frames.push(data));
      return {
        socket,
        frames,
        opened,
        received: () => frames.map((one) => one.toString('utf8')).join('\n'),
        ended: () => ended,
        refusal: () => refusal,
      };
    },
  };
  return world;
}
