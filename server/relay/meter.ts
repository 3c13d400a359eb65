import type { CloseCode } from '#shared/protocol/close-codes.ts';

/** Why something was not taken in, or somebody was let go: a closed list, because each becomes a series. */
export type Refusal =
  | 'malformed'
  | 'too_large'
  | 'foreign_client'
  | 'gap'
  | 'read_only'
  | 'page_too_old'
  | 'replaced'
  | 'spoilt'
  | 'too_many'
  | 'slow_reader'
  | 'overload'
  | 'not_signed_in'
  | 'foreign_origin'
  | 'not_found'
  | 'door_full';

/** What is measured of the relay while it works. Milliseconds throughout. */
export interface RelayMeter {
  refused(why: Refusal): void;
  /** From a content frame's arrival until its author was told that it is saved. */
  acknowledged(ms: number): void;
  /** From a commit until it was handed to every socket of the document. */
  fannedOut(ms: number, receivers: number): void;
  /** Reading a document from the journal. */
  loaded(ms: number): void;
  /** Judging and applying the updates of one turn. */
  tookIn(ms: number, updates: number): void;
  /** A socket was closed, by us. */
  closed(code: CloseCode): void;
  /** A room was thrown away and read from the journal anew. */
  rebuilt(): void;
}

export const NO_METER: RelayMeter = {
  refused: () => {},
  acknowledged: () => {},
  fannedOut: () => {},
  loaded: () => {},
  tookIn: () => {},
  closed: () => {},
  rebuilt: () => {},
};
