import * as Y from 'yjs';
import { type Place, toPlace } from '#shared/ids.ts';
import { step2Frame, updateFrame } from './frames.ts';
import type { Committed, LiveDocument } from './live-document.ts';
import type { Session } from './session.ts';

/** What a room says about content. None of it is said before it is on disk. */
export interface FanOut {
  /** Answers "here is what I have" with what is missing. From then on the session hears of updates.
   *  @throws when the state vector is malformed */
  answer(session: Session, live: LiveDocument, stateVector: Uint8Array): void;
  /** Acknowledges all content of the session so far, once what is applied now is on disk. */
  owe(session: Session, live: LiveDocument): void;
  /** An update is on disk: tells everyone but its author, answers and acknowledges what waited for it. */
  tell(committed: Committed): void;
  forget(session: Session): void;
}

interface Answer {
  readonly session: Session;
  readonly place: Place;
  readonly frame: Uint8Array;
}

export function createFanOut(sessions: ReadonlySet<Session>): FanOut {
  const owing = new Set<Session>();
  let waiting: Answer[] = [];
  let fresh: { readonly place: Place; readonly frame: Uint8Array } | null = null;
  let onDisk = toPlace(0);
  let settlingDue = false;

  /** A page that opens the document has nothing yet, and forty of them may open it at once. */
  function step2(live: LiveDocument, stateVector: Uint8Array): Uint8Array {
    if (stateVector.byteLength !== 1 || stateVector[0] !== 0) {
      return step2Frame(Y.encodeStateAsUpdate(live.doc, stateVector));
    }
    if (fresh?.place !== live.applied()) {
      fresh = { place: live.applied(), frame: step2Frame(Y.encodeStateAsUpdate(live.doc)) };
    }
    return fresh.frame;
  }

  /** One acknowledgement for all that one commit has brought. */
  function settleSoon(): void {
    if (settlingDue) return;
    settlingDue = true;
    process.nextTick(() => {
      settlingDue = false;
      for (const session of owing) if (session.settle(onDisk)) owing.delete(session);
    });
  }

  function advance(place: Place): void {
    if (place > onDisk) onDisk = place;
  }

  return {
    answer: (session, live, stateVector) => {
      const frame = step2(live, stateVector);
      const place = live.applied();
      // What was applied before is in the answer; everything after it comes as an update.
      session.hearsFrom ??= place;
      advance(live.committed());
      if (place <= onDisk) session.sendAnswer(frame);
      else waiting.push({ session, place, frame });
    },
    owe: (session, live) => {
      session.owe(live.applied());
      owing.add(session);
      advance(live.committed());
      if (live.applied() <= onDisk) settleSoon();
    },
    tell: ({ place, update, origin }) => {
      advance(place);
      const frame = updateFrame(update);
      for (const session of sessions) {
        if (session === origin || session.hearsFrom === null || session.hearsFrom >= place)
          continue;
        session.send(frame);
      }
      for (const answer of waiting) {
        if (answer.place <= place) answer.session.sendAnswer(answer.frame);
      }
      waiting = waiting.filter((answer) => answer.place > place);
      settleSoon();
    },
    forget: (session) => {
      owing.delete(session);
      waiting = waiting.filter((answer) => answer.session !== session);
    },
  };
}
