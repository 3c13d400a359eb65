import type { IncomingMessage } from 'node:http';
import type { DocumentRight, Gate, Identity, RightsChange } from '#server/relay/gate.ts';
import { type DocumentId, type PersonId, toPersonId } from '#shared/ids.ts';

/** A gate that knows whoever says `x-person: name`, and lets a test change their rights. */
export interface FakeGate extends Gate {
  /** Gives a right without telling the relay. */
  allow(person: string, right: DocumentRight): void;
  /** Changes a right and tells the relay. */
  change(person: string, right: DocumentRight): void;
  announce(change: RightsChange): void;
  signOut(person: string): void;
  /** Questions about rights fail while this is set. */
  fail: boolean;
}

export function createFakeGate(everyone: DocumentRight = 'edit'): FakeGate {
  const rights = new Map<PersonId, DocumentRight>();
  const rightsListeners = new Set<(change: RightsChange) => void>();
  const sessionListeners = new Set<(sessionKey: string) => void>();
  const gate: FakeGate = {
    fail: false,
    allow: (person, right) => void rights.set(toPersonId(person), right),
    change: (person, right) => {
      gate.allow(person, right);
      gate.announce({ persons: [toPersonId(person)], documents: [] });
    },
    announce: (change) => {
      for (const listener of rightsListeners) listener(change);
    },
    signOut: (person) => {
      for (const listener of sessionListeners) listener(`session of ${person}`);
    },
    identify: async (request: IncomingMessage): Promise<Identity | null> => {
      const person = request.headers['x-person'];
      if (typeof person !== 'string') return null;
      return {
        personId: toPersonId(person),
        name: `The ${person}`,
        colour: '#005eb8',
        sessionKey: `session of ${person}`,
      };
    },
    right: async (person: PersonId, _document: DocumentId) => {
      if (gate.fail) throw new Error('The gate does not answer');
      return rights.get(person) ?? everyone;
    },
    onRightsChanged: (listener) => {
      rightsListeners.add(listener);
      return () => rightsListeners.delete(listener);
    },
    onSessionEnded: (listener) => {
      sessionListeners.add(listener);
      return () => sessionListeners.delete(listener);
    },
  };
  return gate;
}
