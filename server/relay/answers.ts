import * as Y from 'yjs';
import type { Place } from '#shared/ids.ts';
import { step2Frame } from './frames.ts';
import type { LiveDocument } from './live-document.ts';
import type { Session } from './session.ts';

/** The answers to questions (step 1). */
export interface Answers {
  /** What a connection with this state vector lacks. Pages that open a document together ask the same
   *  question, so the last few answers are kept for as long as nothing changes.
   *  @throws when the state vector is malformed */
  step2(live: LiveDocument, stateVector: Uint8Array): Uint8Array;
  /** Keeps an answer until the place it was given at is on disk. */
  keep(session: Session, place: Place, frame: Uint8Array): void;
  ready(place: Place): Iterable<readonly [Session, Uint8Array]>;
  forget(session: Session): void;
}

interface Kept {
  readonly session: Session;
  readonly place: Place;
  readonly frame: Uint8Array;
}

const MOST_KEPT = 4;

export function createAnswers(): Answers {
  let waiting: Kept[] = [];
  let known: { readonly question: Buffer; readonly frame: Uint8Array }[] = [];
  let knownAt: Place | null = null;

  return {
    step2: (live, stateVector) => {
      if (knownAt !== live.applied()) known = [];
      knownAt = live.applied();
      const question = Buffer.from(stateVector);
      const same = known.find((one) => one.question.equals(question));
      if (same !== undefined) return same.frame;
      const frame = step2Frame(Y.encodeStateAsUpdate(live.doc, stateVector));
      known = [{ question, frame }, ...known.slice(0, MOST_KEPT - 1)];
      return frame;
    },
    keep: (session, place, frame) => {
      waiting.push({ session, place, frame });
    },
    ready: (place) => {
      if (waiting.length === 0) return [];
      const due = waiting.filter((one) => one.place <= place);
      waiting = waiting.filter((one) => one.place > place);
      return due.map(({ session, frame }) => [session, frame] as const);
    },
    forget: (session) => {
      waiting = waiting.filter((one) => one.session !== session);
    },
  };
}
