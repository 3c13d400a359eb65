import type * as Y from 'yjs';
import type { Journal, Log } from '#server/journal/journal.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { Clock } from './clock.ts';
import { createDiskWatch } from './disk-watch.ts';
import type { DocumentRules } from './document-rules.ts';
import type { FarJudge } from './far-judge.ts';
import { firstEntry } from './first-entry.ts';
import { createHolds } from './holds.ts';
import type { RelayLimits } from './limits.ts';
import type { RelayMeter } from './meter.ts';
import { createPressure } from './pressure.ts';
import { Room, type RoomDeps, RoomGone, RoomHeld } from './room.ts';
import type { Session } from './session.ts';
import type { OnTooLate } from './too-late.ts';
import { createTurns } from './turns.ts';

export interface RoomsDeps {
  readonly journal: Journal;
  readonly rules: DocumentRules;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly meter: RelayMeter;
  readonly farJudge: FarJudge;
  readonly log: Log;
  readonly count: RoomDeps['count'];
  readonly onTooLate: OnTooLate;
}

/** The first update of the document that takes another's place. */
export type MakeFirst = (doc: Y.Doc) => Uint8Array | Promise<Uint8Array>;

/** What is done while documents stand still, with the one way to edit them meanwhile. */
export type HeldWork<T> = (edit: Rooms['edit']) => Promise<T>;

/** All rooms: each document has one at most, however many ask for it together. */
export interface Rooms {
  join(session: Session): Room;
  edit(document: DocumentId, author: string, change: (doc: Y.Doc) => void): Promise<Place>;
  replace(document: DocumentId, fresh: DocumentId, make: MakeFirst, author: string): Promise<void>;
  retire(document: DocumentId, settle: (doc: Y.Doc) => Promise<void>): Promise<void>;
  hold<T>(documents: readonly DocumentId[], work: HeldWork<T>): Promise<T>;
  sessions(): Iterable<Session>;
  size(): number;
  /** About what the open documents take on disk. */
  bytes(): number;
  /** Bytes that wait for slow readers, in the process as a whole. */
  unsent(): number;
  sessionsIn(document: DocumentId): number;
  roomOf(session: Session): Room | undefined;
  lookAfter(): void;
  close(): Promise<void>;
}

export function createRooms(deps: RoomsDeps): Rooms {
  const { journal, limits, clock } = deps;
  const rooms = new Map<DocumentId, Room>();
  const leaveToLoad = createLeave(limits.loadsAtOnce);
  const canBeSaved = createDiskWatch(deps);

  function* sessions(): Iterable<Session> {
    for (const room of rooms.values()) yield* room.sessions;
  }

  const pressure = createPressure({ journal, limits, sessions });
  const turns = createTurns({
    clock,
    presenceGatherMs: limits.presenceGatherMs,
    mayTakeIn: () => pressure.mayTakeIn(),
  });
  const stopHearing = journal.onCommit(() => {
    if (pressure.hasEased()) for (const room of rooms.values()) turns.said(room);
  });

  const holds = createHolds((documents) => {
    for (const document of documents) {
      const room = rooms.get(document);
      if (room !== undefined) turns.said(room);
    }
  });
  const editAsHolder: Rooms['edit'] = (document, author, change) =>
    inRoom(document, (room) => room.edit(author, change, true));

  function roomFor(document: DocumentId): Room {
    const known = rooms.get(document);
    if (known !== undefined) return known;
    const room: Room = new Room({
      ...deps,
      document,
      canBeSaved,
      isHeld: () => holds.has(document),
      leaveToLoad,
      onSaid: turns.said,
      onNews: turns.news,
      onStir: turns.stir,
      onGone: () => {
        turns.forget(room);
        if (rooms.get(document) === room) rooms.delete(document);
      },
    });
    rooms.set(document, room);
    return room;
  }

  /** Does something in the document's room, and once more if the room has gone meanwhile. */
  async function inRoom<T>(document: DocumentId, work: (room: Room) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work(roomFor(document));
      } catch (error) {
        if (!(error instanceof RoomGone)) throw error;
      }
    }
  }

  /** The same, when nobody holds the document: it may come to be held while it is being opened. */
  async function whenFree<T>(document: DocumentId, work: (room: Room) => Promise<T>): Promise<T> {
    for (;;) {
      await holds.freed(document);
      try {
        return await inRoom(document, work);
      } catch (error) {
        if (!(error instanceof RoomHeld)) throw error;
      }
    }
  }

  async function unload(document: DocumentId, room: Room): Promise<void> {
    await room.dismiss(CLOSE.restart, 'Idle');
    journal.condense(document);
  }

  /** Rooms that nobody is in: those idle for long, and when there are too many, the longest idle first. */
  function unloadIdle(): void {
    const idle = [...rooms].filter(([, room]) => room.sessions.size === 0 && room.isSettled);
    idle.sort(([, a], [, b]) => a.usedAt - b.usedAt);
    let bytes = bytesInAll();
    for (const [document, room] of idle) {
      room.usedAt = Math.min(room.usedAt, clock.now());
      if (bytes <= limits.roomsBytes && clock.now() - room.usedAt < limits.idleRoomMs) continue;
      bytes -= room.bytes;
      void unload(document, room);
    }
  }

  function bytesInAll(): number {
    let sum = 0;
    for (const room of rooms.values()) sum += room.bytes;
    return sum;
  }

  return {
    join: (session) => {
      const room = roomFor(session.document);
      room.join(session);
      return room;
    },
    edit: (document, author, change) =>
      whenFree(document, (room) => room.edit(author, change, false)),
    hold: (documents, work) => holds.during(documents, () => work(editAsHolder)),
    replace: (document, fresh, make, author) =>
      whenFree(document, (room) => {
        const settle = async (doc: Y.Doc) => {
          await journal.purge(document, fresh, firstEntry(await make(doc), author));
        };
        return room.retire(settle, CLOSE.wrongEpoch, 'Load the page again');
      }),
    retire: (document, settle) =>
      whenFree(document, (room) => room.retire(settle, CLOSE.notFound, 'Not found')),
    sessions,
    size: () => rooms.size,
    bytes: bytesInAll,
    unsent: () => pressure.unsent(),
    sessionsIn: (document) => rooms.get(document)?.sessions.size ?? 0,
    roomOf: (session) => rooms.get(session.document),
    lookAfter: () => {
      for (const room of rooms.values()) room.lookAfter();
      pressure.relieve();
      if (pressure.hasEased()) for (const room of rooms.values()) turns.said(room);
      unloadIdle();
    },
    close: async () => {
      turns.stop();
      stopHearing();
      const open = [...rooms];
      await Promise.all(open.map(([document, room]) => closeRoom(document, room)));
    },
  };

  async function closeRoom(document: DocumentId, room: Room): Promise<void> {
    await room.dismiss(CLOSE.restart, 'Restart');
    journal.condense(document);
  }
}

/** Leave for so many at once; the others wait in the order of asking. */
function createLeave(most: number): () => Promise<() => void> {
  let free = most;
  const waiting: (() => void)[] = [];
  const giveBack = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return giveBack;
  };
}
