import * as Y from 'yjs';
import { step1Frame } from './frames.ts';
import type { LiveDocument } from './live-document.ts';
import type { Session } from './session.ts';
import type { OnTooLate, TooLate } from './too-late.ts';

/** What would have been taken in, had it come in time. */
export type Late = Pick<TooLate, 'update' | 'clients'>;

/** What is done about words that came when their author could not write any more. */
export interface LateWords {
  /** Hands them over and asks the other side for all of it, because each of its next messages depends on one
   *  that was not taken in. Only so often: what is over is asked for later.
   *  @param late `null`: it depends on something that is not here */
  hear(session: Session, live: LiveDocument, isAnswer: boolean, late: Late | null): void;
  /** Asks those who have said only a part. */
  askOwed(sessions: Iterable<Session>, live: LiveDocument | null): void;
}

export function createLateWords(onTooLate: OnTooLate): LateWords {
  function ask(session: Session, live: LiveDocument): void {
    session.owesLateWords = false;
    session.asked = true;
    session.say(step1Frame(Y.encodeStateVector(live.doc)));
  }

  return {
    hear: (session, live, isAnswer, late) => {
      const wasAsked = isAnswer && session.asked;
      if (isAnswer) session.asked = false;
      if (session.asked || !(wasAsked || session.mayBeLate())) {
        session.owesLateWords = true;
        return;
      }
      if (late !== null) {
        onTooLate({ document: session.document, person: session.identity.personId, ...late });
      }
      if (isAnswer) session.owesLateWords = false;
      else ask(session, live);
    },

    askOwed: (sessions, live) => {
      if (live === null) return;
      for (const session of sessions) {
        if (!session.owesLateWords || session.asked || session.right !== 'late') continue;
        if (session.mayBeLate()) ask(session, live);
      }
    },
  };
}
