import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import type { Journal, Log } from '#server/journal/journal.ts';
import type { DocumentId, PersonId, Place } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { DocumentRules } from './document-rules.ts';
import { type Admission, createDoor, refuse } from './door.ts';
import type { Gate, RightsChange } from './gate.ts';
import { RELAY_LIMITS, type RelayLimits } from './limits.ts';
import type { RoomDeps } from './room.ts';
import { createRooms } from './rooms.ts';
import { Session } from './session.ts';

export interface RelayDeps {
  readonly journal: Journal;
  readonly gate: Gate;
  readonly rules: DocumentRules;
  readonly limits?: Partial<RelayLimits>;
  readonly allowedOrigins?: readonly string[];
  readonly now: () => number;
  readonly log: Log;
}

type RelayStats = Readonly<Record<Parameters<RoomDeps['count']>[0] | 'slow', number>> & {
  readonly rooms: number;
  readonly sockets: number;
};

/** Documents as bytes and people as sockets. It knows nothing of committees. */
export interface Relay {
  /** For the HTTP server's `upgrade` event. Refuses whatever is not `/sync/:documentId`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Runs `change` on a copy of the live document; what it amounts to goes the way of every update.
   *  Resolves when it is on disk. `change` may throw: then nothing happened. */
  edit(document: DocumentId, author: string, change: (doc: Y.Doc) => void): Promise<Place>;
  stats(): RelayStats;
  /** Lets everyone go and waits until everything applied is written. The journal stays open. */
  close(): Promise<void>;
}

const SOCKET_OPTIONS = {
  noServer: true,
  perMessageDeflate: false,
  // Above the limit of an update, so that one that is too long can be told so: a stock client takes the
  // protocol's own answer for a passing trouble and comes back for ever.
  maxPayload: 4 * 1024 * 1024,
  maxFragments: 16,
  maxBufferedChunks: 256,
  closeTimeout: 5000,
  clientTracking: false,
};

export function createRelay(deps: RelayDeps): Relay {
  const { journal, gate, rules, now, log } = deps;
  const limits: RelayLimits = { ...RELAY_LIMITS, ...deps.limits };
  const counts = { updates: 0, gaps: 0, refused: 0, dropped: 0, ignored: 0, rebuilt: 0, slow: 0 };
  const rooms = createRooms({
    journal,
    rules,
    limits,
    now,
    log,
    count: (what) => {
      counts[what] += 1;
    },
  });
  const door = createDoor({ gate, rules, allowedOrigins: deps.allowedOrigins ?? [], log });
  const socketsOf = new Map<PersonId, number>();
  let sockets = 0;
  let closing = false;
  /** Rights and sessions that changed while somebody stood at the door. */
  let changes = 0;

  const server = new WebSocketServer(SOCKET_OPTIONS);
  server.on('error', (error) => log('The socket server failed', { error: String(error) }));

  const round = setInterval(() => rooms.lookAfter(), limits.roundMs).unref();
  const stopHearingRights = gate.onRightsChanged((change) => {
    changes += 1;
    askAgain(change);
  });
  const stopHearingSessions = gate.onSessionEnded((key) => {
    changes += 1;
    for (const session of rooms.sessions()) {
      if (session.identity.sessionKey === key) session.close(CLOSE.sessionOver, 'Signed out');
    }
  });

  function askAgain({ persons, documents }: RightsChange): void {
    if (persons.length === 0 && documents.length === 0) {
      log('A change of rights named nobody and nothing');
      return;
    }
    for (const session of [...rooms.sessions()]) {
      const { identity, document } = session;
      if (persons.length > 0 && !persons.includes(identity.personId)) continue;
      if (documents.length > 0 && !documents.includes(document)) continue;
      void askRight(session);
    }
  }

  async function askRight(session: Session): Promise<void> {
    session.rightsAsked += 1;
    const asked = session.rightsAsked;
    try {
      const right = await gate.right(session.identity.personId, session.document);
      if (asked !== session.rightsAsked || session.over) return;
      if (right === 'none') {
        session.close(CLOSE.notFound, 'Not found');
        return;
      }
      session.right = right;
      rooms.roomOf(session)?.rightChanged(session);
    } catch (error) {
      log('A right could not be asked', { document: session.document, error: String(error) });
      session.close(CLOSE.overload, 'Try again');
    }
  }

  /** Asks until nothing has changed while the answer was on its way. */
  async function admit(request: IncomingMessage): Promise<Admission> {
    for (;;) {
      const before = changes;
      const admission = await door(request);
      if (changes === before) return admission;
    }
  }

  async function letIn(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const admission = await admit(request);
    if (closing) return refuse(socket, 503);
    if (admission.state === 'refused') return refuse(socket, admission.status);
    const { identity, document } = admission;
    if ((socketsOf.get(identity.personId) ?? 0) >= limits.socketsPerPerson) {
      return refuse(socket, 429);
    }
    if (rooms.sessionsIn(document) >= limits.socketsPerDocument) return refuse(socket, 503);
    server.handleUpgrade(request, socket, head, (ws) => {
      const onSlow = () => {
        counts.slow += 1;
      };
      const line = socket as Socket;
      seat(ws, new Session({ ...admission, socket: ws, line, limits, now, onSlow }));
    });
  }

  function seat(ws: WebSocket, session: Session): void {
    const { personId } = session.identity;
    sockets += 1;
    socketsOf.set(personId, (socketsOf.get(personId) ?? 0) + 1);
    ws.on('error', (error) => {
      log('A connection failed', { document: session.document, error: String(error) });
    });
    ws.on('close', () => {
      session.end();
      sockets -= 1;
      const left = (socketsOf.get(personId) ?? 1) - 1;
      if (left > 0) socketsOf.set(personId, left);
      else socketsOf.delete(personId);
    });
    const room = rooms.join(session);
    ws.on('message', (data, isBinary) => {
      if (isBinary) room.hear(session, ownBytes(data));
      else counts.ignored += 1;
    });
  }

  return {
    handleUpgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void letIn(request, socket, head).catch((error: unknown) => {
        log('A connection could not be made', { error: String(error) });
        socket.destroy();
      });
    },
    edit: rooms.edit,
    stats: () => ({ ...counts, rooms: rooms.size(), sockets }),
    close: async () => {
      closing = true;
      clearInterval(round);
      stopHearingRights();
      stopHearingSessions();
      await rooms.close();
      server.close();
    },
  };
}

/** A copy with a buffer of its own. The socket's buffers are shared, and a length that lies would let the
 *  decoder read what belongs to somebody else. */
function ownBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  return new Uint8Array(data);
}
