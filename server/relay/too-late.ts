import type { DocumentId, PersonId } from '#shared/ids.ts';

/** What somebody brought who could have written it until a moment ago. The document has none of it. */
export interface TooLate {
  readonly document: DocumentId;
  readonly person: PersonId;
  /** Sound: a writer's would have been taken in. */
  readonly update: Uint8Array;
  /** The client ids it has new content under. */
  readonly clients: readonly number[];
}

/** Told within a turn, so it may not do the work itself. */
export type OnTooLate = (late: TooLate) => void;
