import * as Y from 'yjs';
import type { Log } from '#server/journal/journal.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { FanOut } from './fan-out.ts';
import { type Frame, readFrame, step1Frame } from './frames.ts';
import type { RelayLimits } from './limits.ts';
import type { LiveDocument } from './live-document.ts';
import type { PresenceTable } from './presence.ts';
import type { Session } from './session.ts';

/** What the relay counts of what it hears. */
export type Heard = 'updates' | 'gaps' | 'refused' | 'dropped' | 'ignored';

export interface ConversationDeps {
  readonly fanOut: FanOut;
  readonly presence: PresenceTable;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly count: (what: Heard) => void;
  /** Presence has changed, or is asked for. */
  readonly onStir: () => void;
  /** The document took in something that makes it unfit for use. */
  readonly onSpoilt: (live: LiveDocument) => void;
}

/** Takes in one frame of one session. */
export type Conversation = (session: Session, live: LiveDocument, bytes: Uint8Array) => void;

const MAX_STRIKES = 3;
const MAX_GAPS = 3;

export function createConversation(deps: ConversationDeps): Conversation {
  const { fanOut, presence, limits, log, count, onStir, onSpoilt } = deps;

  function refuse(session: Session, why: string): void {
    count('refused');
    const { document, identity } = session;
    log('A frame was refused', { document, person: identity.personId, why });
    session.close(CLOSE.badFrame, 'Malformed');
  }

  function take(session: Session, live: LiveDocument, frame: Frame): void {
    switch (frame.kind) {
      case 'step1':
        if (!session.mayAsk()) return;
        if (frame.stateVector.byteLength > limits.stateVectorBytes)
          throw new Error('Too much to ask');
        fanOut.answer(session, live, frame.stateVector);
        return;
      case 'step2':
      case 'update':
        session.countContent();
        if (session.mayBring(frame.update.byteLength)) takeContent(session, live, frame);
        return;
      case 'presence':
        if (!session.mayShow(frame.entries.byteLength)) return;
        presence.hear(session, frame.entries);
        if (presence.stirred()) onStir();
        return;
      case 'ask_presence':
        session.needsEveryone = true;
        onStir();
        return;
      case 'unknown':
        count('ignored');
    }
  }

  function takeContent(
    session: Session,
    live: LiveDocument,
    { kind, update }: Extract<Frame, { update: Uint8Array }>,
  ): void {
    const verdict = live.judge(update);
    switch (verdict.state) {
      case 'too_large':
        count('refused');
        session.close(CLOSE.tooLarge, 'Too large');
        return;
      case 'malformed':
        refuse(session, verdict.why);
        return;
      case 'foreign':
        refuse(session, `It writes as client ${verdict.client}`);
        return;
      case 'gap':
        if (session.mayWrite) askAgain(session, live, kind === 'step2');
        else drop(session);
        return;
      case 'sound':
        if (verdict.news === 'none') dealtWith(session, live, kind === 'step2');
        else if (session.mayWrite) integrate(session, live, update, kind === 'step2');
        else if (verdict.news === 'tidying') dealtWith(session, live, kind === 'step2');
        else drop(session);
    }
  }

  function integrate(
    session: Session,
    live: LiveDocument,
    update: Uint8Array,
    isAnswer: boolean,
  ): void {
    const done = live.integrate(update, session.identity.personId, session);
    if (done.state === 'spoilt') {
      refuse(session, done.why);
      onSpoilt(live);
      return;
    }
    if (done.state === 'applied') count('updates');
    dealtWith(session, live, isAnswer);
  }

  function dealtWith(session: Session, live: LiveDocument, isAnswer: boolean): void {
    // An answer to our question holds all that the other side has: whatever it sent before is in it.
    if (isAnswer) {
      session.withheld = false;
      session.asked = false;
      session.gaps = 0;
    }
    if (!session.withheld) fanOut.owe(session, live);
  }

  function askAgain(session: Session, live: LiveDocument, isAnswer: boolean): void {
    count('gaps');
    session.withheld = true;
    if (isAnswer) {
      session.asked = false;
      session.gaps += 1;
      if (session.gaps >= MAX_GAPS) {
        session.close(CLOSE.storage, 'Something is missing');
        return;
      }
    }
    if (session.asked) return;
    session.asked = true;
    session.send(step1Frame(Y.encodeStateVector(live.doc)));
  }

  function drop(session: Session): void {
    count('dropped');
    session.withheld = true;
    if (session.right === 'edit') {
      session.close(CLOSE.pageTooOld, 'Load the page again');
      return;
    }
    if (session.wasWriter) return;
    session.strikes += 1;
    if (session.strikes >= MAX_STRIKES) session.close(CLOSE.readOnly, 'Read only');
  }

  return (session, live, bytes) => {
    try {
      take(session, live, readFrame(bytes));
    } catch (error) {
      refuse(session, String(error));
    }
  };
}
