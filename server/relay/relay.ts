import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import type { Journal, Log } from '#server/journal/journal.ts';
import type { DocumentId, PersonId, Place } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { type Clock, createClock } from './clock.ts';
import type { DocumentRules } from './document-rules.ts';
import { type Admission, createDoor, refuse } from './door.ts';
import type { FarJudge } from './far-judge.ts';
import type { Gate, RightsChange } from './gate.ts';
import { createFarJudge } from './guard/far-judge.ts';
import { createKnocks } from './knocks.ts';
import { RELAY_LIMITS, type RelayLimits } from './limits.ts';
import type { Line } from './line.ts';
import { NO_METER, type RelayMeter } from './meter.ts';
import type { RoomDeps } from './room.ts';
import { createRooms, type HeldWork, type MakeFirst } from './rooms.ts';
import { type Admitted, Session } from './session.ts';
import type { OnTooLate } from './too-late.ts';
import { createWebSocketLine } from './web-socket-line.ts';

export interface RelayDeps {
  readonly journal: Journal;
  readonly gate: Gate;
  readonly rules: DocumentRules;
  readonly limits?: Partial<RelayLimits>;
  readonly allowedOrigins?: readonly string[];
  readonly now: () => number;
  /** Time and turns, when they are not the real ones. */
  readonly clock?: Clock;
  readonly meter?: RelayMeter;
  /** Looks at large updates on another thread, unless told otherwise. */
  readonly farJudge?: FarJudge;
  /** Words that came when their author could not write any more. */
  readonly onTooLate?: OnTooLate;
  readonly log: Log;
}

export type RelayStats = Readonly<Record<Parameters<RoomDeps['count']>[0], number>> & {
  readonly rooms: number;
  readonly sockets: number;
  /** About what the open documents take on disk. */
  readonly documentBytes: number;
  /** What waits for slow readers. */
  readonly unsentBytes: number;
};

/** Documents as bytes and people as sockets. It knows nothing of committees. */
export interface Relay {
  /** For the HTTP server's `upgrade` event. Refuses whatever is not `/sync/:documentId`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Gives a seat to somebody who has passed the door. */
  accept(line: Line, admitted: Admitted): void;
  /** Runs `change` on a copy of the live document; what it amounts to goes the way of every update.
   *  Resolves when it is on disk. `change` may throw: then nothing happened. */
  edit(document: DocumentId, author: string, change: (doc: Y.Doc) => void): Promise<Place>;
  /** Deletes the document's history for good; `fresh` begins with what `make` gives, and whoever has the old
   *  one open has to load the page again (4409).
   *  @throws whatever `make` throws, and JournalFault; then nothing happened */
  replace(document: DocumentId, fresh: DocumentId, make: MakeFirst, author: string): Promise<void>;
  /** Closes the document for good: `settle` reads it when everything said in it is on disk, and whoever has it
   *  open is let go as from one that does not exist (4404). Its history stays in the journal.
   *  @throws whatever `settle` throws; then nothing happened */
  retire(document: DocumentId, settle: (doc: Y.Doc) => Promise<void>): Promise<void>;
  /** Keeps documents as they are while `work` runs: what is said in them, and every other edit of the server's,
   *  waits. Before it goes on everyone there is asked about anew, so that it is judged by what they may do then.
   *  `work` edits by what it is given, and by nothing else. */
  hold<T>(documents: readonly DocumentId[], work: HeldWork<T>): Promise<T>;
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
  const { journal, gate, rules, now, log, meter = NO_METER } = deps;
  const clock = deps.clock ?? createClock(now);
  const limits: RelayLimits = { ...RELAY_LIMITS, ...deps.limits };
  const farJudge = deps.farJudge ?? createFarJudge({ limits, log });
  const counts = { updates: 0, gaps: 0, refused: 0, dropped: 0, ignored: 0, rebuilt: 0 };
  const rooms = createRooms({
    journal,
    rules,
    limits,
    clock,
    meter,
    farJudge,
    log,
    onTooLate: deps.onTooLate ?? (() => {}),
    count: (what) => {
      counts[what] += 1;
    },
  });
  const door = createDoor({
    gate,
    journal,
    rules,
    allowedOrigins: deps.allowedOrigins ?? [],
    meter,
    log,
  });
  const socketsOf = new Map<PersonId, number>();
  const knocks = createKnocks(limits, clock);
  let sockets = 0;
  let closing = false;
  /** Rights and sessions that changed while somebody stood at the door. */
  let changes = 0;

  const server = new WebSocketServer(SOCKET_OPTIONS);
  server.on('error', (error) => log('The socket server failed', { error: String(error) }));

  let stopRounds = clock.later(limits.roundMs, goRound);
  const stopHearingRights = gate.onRightsChanged((change) => {
    changes += 1;
    askAgain(change);
  });
  const stopHearingSessions = gate.onSessionEnded((key) => {
    changes += 1;
    for (const session of [...rooms.sessions()]) {
      if (session.identity.sessionKey === key) session.close(CLOSE.sessionOver, 'Signed out');
    }
  });

  function goRound(): void {
    stopRounds = clock.later(limits.roundMs, goRound);
    rooms.lookAfter();
    knocks.forgetOld();
  }

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
      log('A right could not be asked', {
        document: session.document,
        error: errorWithoutWords(error),
      });
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
    const isOneTooMany =
      (socketsOf.get(identity.personId) ?? 0) >= limits.socketsPerPerson ||
      !knocks.mayKnock(identity.personId);
    if (isOneTooMany || rooms.sessionsIn(document) >= limits.socketsPerDocument) {
      meter.refused('door_full');
      return refuse(socket, isOneTooMany ? 429 : 503);
    }
    server.handleUpgrade(request, socket, head, (ws) => {
      const line = createWebSocketLine(ws, socket as Socket, (error) =>
        log('A connection failed', { document, error: String(error) }),
      );
      accept(line, admission);
    });
  }

  function accept(line: Line, admitted: Admitted): void {
    const { personId } = admitted.identity;
    const session = new Session({ ...admitted, line, limits, clock, meter });
    sockets += 1;
    socketsOf.set(personId, (socketsOf.get(personId) ?? 0) + 1);
    const facts = { document: session.document, person: personId };
    log('A connection was made', facts, 'info');
    const room = rooms.join(session);
    line.listen({
      message: (bytes) => room.hear(session, bytes),
      text: () => {
        if (!session.over && session.mayBeStrange()) counts.ignored += 1;
      },
      alive: () => session.heard(),
      drained: () => room.drained(session),
      closed: () => {
        log('A connection has ended', facts, 'info');
        session.end();
        sockets -= 1;
        const left = (socketsOf.get(personId) ?? 1) - 1;
        if (left > 0) socketsOf.set(personId, left);
        else socketsOf.delete(personId);
      },
    });
  }

  return {
    handleUpgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void letIn(request, socket, head).catch((error: unknown) => {
        log('A connection could not be made', { error: errorWithoutWords(error) });
        socket.destroy();
      });
    },
    accept,
    edit: rooms.edit,
    replace: rooms.replace,
    retire: rooms.retire,
    hold: (documents, work) =>
      rooms.hold(documents, async (edit) => {
        try {
          return await work(edit);
        } finally {
          const there = [...rooms.sessions()].filter((one) => documents.includes(one.document));
          await Promise.all(there.map(askRight));
        }
      }),
    stats: () => ({
      ...counts,
      rooms: rooms.size(),
      sockets,
      documentBytes: rooms.bytes(),
      unsentBytes: rooms.unsent(),
    }),
    close: async () => {
      closing = true;
      stopRounds();
      stopHearingRights();
      stopHearingSessions();
      await rooms.close();
      await farJudge.close();
      server.close();
    },
  };
}
