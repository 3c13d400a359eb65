import type * as Y from 'yjs';
import type { Journal, Log } from '#server/journal/journal.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { DocumentRules } from './document-rules.ts';
import type { RelayLimits } from './limits.ts';
import { Room, type RoomDeps, RoomGone } from './room.ts';
import type { Session } from './session.ts';

export interface RoomsDeps {
  readonly journal: Journal;
  readonly rules: DocumentRules;
  readonly limits: RelayLimits;
  readonly now: () => number;
  readonly log: Log;
  readonly count: RoomDeps['count'];
}

/** All rooms: each document has one at most, however many ask for it together. */
export interface Rooms {
  join(session: Session): Room;
  edit(document: DocumentId, author: string, change: (doc: Y.Doc) => void): Promise<Place>;
  sessions(): Iterable<Session>;
  size(): number;
  sessionsIn(document: DocumentId): number;
  roomOf(session: Session): Room | undefined;
  lookAfter(): void;
  close(): Promise<void>;
}

export function createRooms(deps: RoomsDeps): Rooms {
  const { journal, limits, now } = deps;
  const rooms = new Map<DocumentId, Room>();
  const stirred = new Set<Room>();
  let telling: NodeJS.Timeout | null = null;

  function stir(room: Room): void {
    stirred.add(room);
    telling ??= setTimeout(() => {
      telling = null;
      const due = [...stirred];
      stirred.clear();
      for (const one of due) one.tellPresence();
    }, limits.presenceGatherMs).unref();
  }

  function roomFor(document: DocumentId): Room {
    const known = rooms.get(document);
    if (known !== undefined) return known;
    const room: Room = new Room({
      ...deps,
      document,
      onStir: () => stir(room),
      onGone: () => {
        stirred.delete(room);
        if (rooms.get(document) === room) rooms.delete(document);
      },
    });
    rooms.set(document, room);
    return room;
  }

  function unload(document: DocumentId, room: Room): void {
    if (room.sessions.size > 0 || room.settled() === null) return;
    if (now() - room.usedAt < limits.idleRoomMs) return;
    void room.dismiss(CLOSE.restart, 'Idle').then(() => journal.condense(document));
  }

  return {
    join: (session) => {
      const room = roomFor(session.document);
      room.join(session);
      return room;
    },
    edit: async (document, author, change) => {
      for (;;) {
        try {
          return await roomFor(document).edit(author, change);
        } catch (error) {
          if (!(error instanceof RoomGone)) throw error;
        }
      }
    },
    sessions: function* () {
      for (const room of rooms.values()) yield* room.sessions;
    },
    size: () => rooms.size,
    sessionsIn: (document) => rooms.get(document)?.sessions.size ?? 0,
    roomOf: (session) => rooms.get(session.document),
    lookAfter: () => {
      for (const [document, room] of rooms) {
        room.lookAfter();
        unload(document, room);
      }
    },
    close: async () => {
      if (telling !== null) clearTimeout(telling);
      await Promise.all([...rooms.values()].map((room) => room.dismiss(CLOSE.restart, 'Restart')));
    },
  };
}
