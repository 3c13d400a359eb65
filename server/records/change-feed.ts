import type { Part } from '#shared/domain/vocabulary.ts';
import type { CommitteeId, ItemId, MeetingId } from '#shared/ids.ts';
import type { ChangeTopic } from '#shared/protocol/live-events.ts';

/** Something on record changed. Ids only: whoever is told asks again, and the answer passes the policy. */
export interface Change {
  readonly topic: ChangeTopic;
  readonly committeeId: CommitteeId;
  readonly meetingId: MeetingId | null;
  readonly ids: readonly string[];
  /** The part it is about; a change in Part II is told to those alone who may see it. */
  readonly part: Part;
  /** The item it is about: whoever is kept from it hears nothing. */
  readonly itemId: ItemId | null;
}

/** Told after the transaction that made the change has been committed, never inside it. */
export interface ChangeFeed {
  announce(changes: readonly Change[]): void;
  subscribe(listener: (change: Change) => void): () => void;
}

export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<(change: Change) => void>();
  return {
    announce: (changes) => {
      for (const change of changes) for (const listener of listeners) listener(change);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
