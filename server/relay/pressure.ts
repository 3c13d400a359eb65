import type { Journal } from '#server/journal/journal.ts';
import type { RelayLimits } from './limits.ts';
import type { Session } from './session.ts';

/** What is done when more comes than can be written, or more is to be told than is read. */
export interface Pressure {
  /** Whether the journal keeps up. If not, whoever brings content is not listened to until it has. */
  mayTakeIn(): boolean;
  /** True once when the journal has caught up: what waited can be taken in. */
  hasEased(): boolean;
  /** When too much waits for slow readers, lets those go who have most to read. */
  relieve(): void;
  unsent(): number;
}

export interface PressureDeps {
  readonly journal: Journal;
  readonly limits: RelayLimits;
  readonly sessions: () => Iterable<Session>;
}

export function createPressure({ journal, limits, sessions }: PressureDeps): Pressure {
  let isWaiting = false;

  return {
    mayTakeIn: () => {
      if (isWaiting) return false;
      const { bytes, age } = journal.backlog();
      if (bytes <= limits.backlogBytes && age <= limits.backlogMs) return true;
      isWaiting = true;
      for (const session of sessions()) if (session.inbox.length > 0) session.wait(true);
      return false;
    },
    hasEased: () => {
      if (!isWaiting) return false;
      const { bytes, age } = journal.backlog();
      if (bytes > limits.backlogBytes / 2 || age > limits.backlogMs / 2) return false;
      isWaiting = false;
      for (const session of sessions()) session.wait(false);
      return true;
    },
    relieve: () => {
      const waiting = [...sessions()].filter(({ outbox }) => outbox.waitingBytes > 0);
      let sum = waiting.reduce((bytes, { outbox }) => bytes + outbox.waitingBytes, 0);
      if (sum <= limits.unsentBytes) return;
      waiting.sort((a, b) => b.outbox.waitingBytes - a.outbox.waitingBytes);
      for (const session of waiting) {
        if (sum <= limits.unsentBytes) return;
        sum -= session.outbox.waitingBytes;
        session.cutOff();
      }
    },
    unsent: () => {
      let bytes = 0;
      for (const { outbox } of sessions()) bytes += outbox.waitingBytes;
      return bytes;
    },
  };
}
