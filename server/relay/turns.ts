import type { Clock } from './clock.ts';
import type { Room } from './room.ts';

/** When rooms take in what was said and tell what there is to tell: at the end of a turn of the event loop.
 *  All that came in it shares one transaction, and all that one connection is told shares one write; when
 *  little happens, a turn is short and nothing waits. */
export interface Turns {
  said(room: Room): void;
  news(room: Room): void;
  /** Presence has changed: it travels with the next words, or alone after a moment. */
  stir(room: Room): void;
  forget(room: Room): void;
  stop(): void;
}

export interface TurnsDeps {
  readonly clock: Clock;
  readonly presenceGatherMs: number;
  /** Whether what is said may be taken in now. */
  readonly mayTakeIn: () => boolean;
}

export function createTurns({ clock, presenceGatherMs, mayTakeIn }: TurnsDeps): Turns {
  const saying = new Set<Room>();
  const telling = new Set<Room>();
  const stirred = new Set<Room>();
  const presenceDue = new Set<Room>();
  let isDue = false;
  let isTellingDue = false;
  let isTakingIn = false;
  let stopStirring: (() => void) | null = null;

  function due(): void {
    if (isDue) return;
    isDue = true;
    clock.soon(turn);
  }

  function turn(): void {
    isDue = false;
    if (mayTakeIn()) {
      const rooms = [...saying];
      saying.clear();
      isTakingIn = true;
      for (const room of rooms) room.takeIn();
      isTakingIn = false;
    }
    tell();
  }

  function tell(): void {
    isTellingDue = false;
    if (telling.size === 0) return;
    const rooms = [...telling];
    telling.clear();
    for (const room of rooms) room.tell(presenceDue.has(room));
    presenceDue.clear();
  }

  return {
    said: (room) => {
      saying.add(room);
      due();
    },
    news: (room) => {
      telling.add(room);
      if (isTellingDue || isTakingIn) return;
      isTellingDue = true;
      clock.next(tell);
    },
    stir: (room) => {
      stirred.add(room);
      stopStirring ??= clock.later(presenceGatherMs, () => {
        stopStirring = null;
        for (const one of stirred) {
          // It may have gone with the words meanwhile.
          if (!one.isStirred) continue;
          telling.add(one);
          presenceDue.add(one);
        }
        stirred.clear();
        due();
      });
    },
    forget: (room) => {
      saying.delete(room);
      telling.delete(room);
      stirred.delete(room);
      presenceDue.delete(room);
    },
    stop: () => stopStirring?.(),
  };
}
