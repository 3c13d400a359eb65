import type { Relay } from '#server/relay/relay.ts';
import type { Admitted } from '#server/relay/session.ts';
import { toDocumentId, toPersonId } from '#shared/ids.ts';
import { createFakeLine, type FakeLine } from './fake-line.ts';
import { DOCUMENT } from './test-relay.ts';

export interface Seated extends FakeLine {
  /** Says something at once, without a network between. */
  say(message: Uint8Array): void;
}

/** Gives somebody a seat at the relay over a connection that the test holds in its hand. */
export function seat(relay: Relay, person: string, admitted: Partial<Admitted> = {}): Seated {
  const line = createFakeLine();
  relay.accept(line, {
    document: toDocumentId(DOCUMENT),
    identity: {
      personId: toPersonId(person),
      name: `The ${person}`,
      colour: '#005eb8',
      sessionKey: `session of ${person}`,
    },
    right: 'edit',
    wantsNotices: false,
    pageIsCurrent: true,
    ...admitted,
  });
  return Object.assign(line, { say: (message: Uint8Array) => line.listener?.message(message) });
}
