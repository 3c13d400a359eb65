import type { IncomingMessage } from 'node:http';
import type { DocumentId, PersonId } from '#shared/ids.ts';

/** What a person may do with a document. `none` reads exactly like a document that does not exist. `late` sees
 *  it, and could write in it until it was closed to everybody's writing: what they bring is not taken in, is kept
 *  for them elsewhere, and is no offence. */
export type DocumentRight = 'none' | 'view' | 'late' | 'edit';

/** The server's word for who somebody is; it overwrites whatever a client says of itself. */
export interface Identity {
  readonly personId: PersonId;
  readonly name: string;
  /** One of the palette's colours, with enough contrast on white. */
  readonly colour: string;
  /** Names the sign-in, so that ending it ends its sockets. Never sent to anyone. */
  readonly sessionKey: string;
}

/** Whose rights to ask about again. At least one list is not empty; both: people in these documents. */
export interface RightsChange {
  readonly persons: readonly PersonId[];
  readonly documents: readonly DocumentId[];
}

/** Who may come in, and what for. The relay asks; server/access answers. */
export interface Gate {
  /** Reads the session off the upgrade request; `null`: nobody signed in. */
  identify(request: IncomingMessage): Promise<Identity | null>;
  right(person: PersonId, document: DocumentId): Promise<DocumentRight>;
  onRightsChanged(listener: (change: RightsChange) => void): () => void;
  /** A sign-in that ended: its sockets close with `sessionOver`. */
  onSessionEnded(listener: (sessionKey: string) => void): () => void;
}
