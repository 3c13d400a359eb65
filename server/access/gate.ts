import type { IncomingMessage } from 'node:http';
import type { DocumentId, PersonId } from '#shared/ids.ts';
import type { Access, DocumentRight, RightsChange } from './access.ts';
import { colourOf } from './colours.ts';

/** The server's word for who somebody is. */
interface Identity {
  readonly personId: PersonId;
  readonly name: string;
  readonly colour: string;
  /** Names the sign-in. Never sent to anyone. */
  readonly sessionKey: string;
}

/** The relay's Gate, to the letter: rooms do not know each other, app.ts introduces them. */
export interface AccessGate {
  identify(request: IncomingMessage): Promise<Identity | null>;
  right(person: PersonId, document: DocumentId): Promise<DocumentRight>;
  onRightsChanged(listener: (change: RightsChange) => void): () => void;
  onSessionEnded(listener: (sessionKey: string) => void): () => void;
}

/** What the gate needs of server/accounts. */
interface Sessions {
  readSessionCookie(header: string | undefined): string | null;
  sessionOf(
    token: string,
  ): Promise<{ readonly personId: PersonId; readonly sessionKey: string } | null>;
  onSessionEnded(listener: (sessionKey: string) => void): () => void;
}

interface People {
  person(id: PersonId): Promise<{ readonly name: string } | null>;
}

export interface GateDeps {
  readonly access: Access;
  readonly accounts: Sessions;
  readonly people: People;
}

export function createGate({ access, accounts, people }: GateDeps): AccessGate {
  return {
    identify: async (request) => {
      const token = accounts.readSessionCookie(request.headers.cookie);
      const session = token === null ? null : await accounts.sessionOf(token);
      const person = session === null ? null : await people.person(session.personId);
      if (session === null || person === null) return null;
      return { ...session, name: person.name, colour: colourOf(session.personId) };
    },
    right: (person, document) => access.documentRight(person, document),
    onRightsChanged: (listener) => access.onRightsChanged(listener),
    onSessionEnded: (listener) => accounts.onSessionEnded(listener),
  };
}
