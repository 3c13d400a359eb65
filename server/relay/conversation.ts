import * as Y from 'yjs';
import type { Log } from '#server/journal/journal.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import type { Clock } from './clock.ts';
import type { FanOut } from './fan-out.ts';
import type { FarJudge } from './far-judge.ts';
import { readFrame, step1Frame } from './frames.ts';
import type { Verdict } from './guard.ts';
import { createLateWords, type Late, type LateWords } from './late-words.ts';
import type { RelayLimits } from './limits.ts';
import type { Arrival, LiveDocument } from './live-document.ts';
import type { Refusal, RelayMeter } from './meter.ts';
import type { PresenceTable } from './presence.ts';
import type { Session } from './session.ts';
import type { OnTooLate } from './too-late.ts';

/** What the relay counts of what it hears. */
export type Heard = 'updates' | 'gaps' | 'refused' | 'dropped' | 'ignored';

export interface ConversationDeps {
  readonly fanOut: FanOut;
  readonly presence: PresenceTable;
  readonly limits: RelayLimits;
  readonly clock: Clock;
  readonly meter: RelayMeter;
  readonly farJudge: FarJudge;
  readonly log: Log;
  readonly count: (what: Heard) => void;
  /** Whether what is taken in now has a chance to be written. */
  readonly canBeSaved: () => boolean;
  readonly onTooLate: OnTooLate;
  /** A session has something to say again. */
  readonly onDue: (session: Session) => void;
}

/** What a turn came to. */
export type Turn =
  /** `upTo`: the session at which it ended, when it could not come to all of them. */
  | { readonly state: 'done'; readonly upTo: Session | null }
  /** The document took in something that makes it unfit for use. What was taken is back with its senders,
   *  to be taken one by one; `null`: it was one alone, and its sender is gone. */
  | { readonly state: 'spoilt'; readonly again: number | null };

/** Takes in what the sessions of a room have to say. */
export interface Conversation {
  /** A turn: some messages of each, all content in one transaction.
   *  @param oneByOne content is taken alone, because some of it spoilt the document */
  takeIn(sessions: Iterable<Session>, live: LiveDocument, oneByOne: boolean): Turn;
  refuse(session: Session, why: string, refusal?: Refusal): void;
  readonly askOwed: LateWords['askOwed'];
}

/** What a sync message amounts to. */
type Said =
  | { readonly kind: 'question'; readonly stateVector: Uint8Array }
  | {
      readonly kind: 'content';
      readonly isAnswer: boolean;
      readonly fate: 'applied' | 'known' | 'gap' | 'dropped';
      /** What is to be applied. */
      readonly arrival: Arrival | null;
      /** What would have been applied, had it come in time. */
      readonly late: Late | null;
    };

/** A sync message whose turn it is. */
interface Taken {
  readonly session: Session;
  readonly message: Uint8Array;
  readonly said: Said;
}

const MAX_STRIKES = 3;
const MAX_GAPS = 3;
/** A client and its clock in a question take so many bytes at most. */
const BYTES_OF_A_CLIENT = 10;

export function createConversation(deps: ConversationDeps): Conversation {
  const {
    fanOut,
    presence,
    limits,
    clock,
    meter,
    farJudge,
    log,
    count,
    canBeSaved,
    onDue,
    onTooLate,
  } = deps;
  const lateWords = createLateWords(onTooLate);
  /** Large messages that have been looked at elsewhere already. */
  const lookedAt = new WeakSet<Uint8Array>();

  function refuse(session: Session, why: string, refusal: Refusal = 'malformed'): void {
    count('refused');
    meter.refused(refusal);
    const { document, identity } = session;
    log('A message was refused', { document, person: identity.personId, why });
    session.close(CLOSE.badFrame, 'Malformed');
  }

  function takeIn(sessions: Iterable<Session>, live: LiveDocument, oneByOne: boolean): Turn {
    const taken: Taken[] = [];
    const began = clock.now();
    let contents = 0;
    let upTo: Session | null = null;

    const integrated = live.integrate((take) => {
      for (const session of sessions) {
        let bytes = 0;
        for (let n = 0; n < limits.turnFrames && bytes < limits.turnBytes; n += 1) {
          const message = session.over || session.isAway ? undefined : session.next();
          if (message === undefined) break;
          bytes += message.byteLength;
          const said = read(session, live, message);
          if (said === null) continue;
          const arrival = said.kind === 'content' ? said.arrival : null;
          const isAlone = arrival !== null && (oneByOne || !arrival.exact);
          if (isAlone && contents > 0) {
            session.putBack([message]);
            upTo = taken.at(-1)?.session ?? null;
            return;
          }
          taken.push({ session, message, said });
          if (arrival !== null) {
            contents += 1;
            take(arrival);
          }
          if (isAlone || clock.now() - began >= limits.turnMs) {
            upTo = session;
            return;
          }
        }
      }
    });
    if (integrated.state === 'spoilt') return spoilt(taken, contents, integrated.why);
    settle(taken, live);
    if (contents > 0) {
      for (let i = 0; i < contents; i += 1) count('updates');
      meter.tookIn(clock.now() - began, contents);
    }
    return { state: 'done', upTo };
  }

  /** What a message amounts to; `null`: nothing that could be taken in now. */
  function read(session: Session, live: LiveDocument, message: Uint8Array): Said | null {
    try {
      const frame = readFrame(message);
      if (frame.kind === 'step1') return { kind: 'question', stateVector: frame.stateVector };
      if (frame.kind !== 'step2' && frame.kind !== 'update') return null;
      const { update } = frame;
      if (isForAnother(session, message, update)) return null;
      const verdict = judgeIt(session, live, update);
      if (verdict === null) return null;
      const isAnswer = frame.kind === 'step2';
      const fate = fateOf(verdict, session);
      if (fate !== 'applied' || verdict.state !== 'sound') {
        const isLate = fate === 'dropped' && session.right === 'late' && verdict.state === 'sound';
        const late = isLate ? { update, clients: verdict.clients } : null;
        return { kind: 'content', isAnswer, fate, arrival: null, late };
      }
      if (!canBeSaved()) {
        session.close(CLOSE.overload, 'Cannot be saved just now');
        return null;
      }
      const { clients, exact } = verdict;
      const author = session.identity.personId;
      const arrival = { update, author, clients, exact, origin: session };
      return { kind: 'content', isAnswer, fate, arrival, late: null };
    } catch (error) {
      refuse(session, errorWithoutWords(error));
      return null;
    }
  }

  /** Large updates are looked at on another thread first; what their sender says next waits for that. */
  function isForAnother(session: Session, message: Uint8Array, update: Uint8Array): boolean {
    if (update.byteLength <= limits.nearBytes || lookedAt.has(message)) return false;
    session.isAway = true;
    void farJudge.judge(update).then((word) => {
      session.isAway = false;
      if (session.over) return;
      if (word === 'fine') {
        lookedAt.add(message);
        session.putBack([message]);
        onDue(session);
      } else if (word === 'too_large') tooLarge(session);
      else if (word === 'malformed') refuse(session, 'A large update that cannot be read');
      else session.close(CLOSE.overload, 'Try again');
    });
    return true;
  }

  /** `null`: its sender is gone. */
  function judgeIt(session: Session, live: LiveDocument, update: Uint8Array): Verdict | null {
    const { personId } = session.identity;
    const verdict = live.judge(
      update,
      personId,
      (client) => !presence.isAnothers(client, personId),
    );
    if (verdict.state === 'too_large') tooLarge(session);
    else if (verdict.state === 'malformed') refuse(session, verdict.why);
    else if (verdict.state === 'foreign') {
      if (session.mayWrite) refuse(session, 'Words under the id of another', 'foreign_client');
      else return verdict;
    } else return verdict;
    return null;
  }

  function tooLarge(session: Session): void {
    count('refused');
    meter.refused('too_large');
    session.close(CLOSE.tooLarge, 'Too large');
  }

  function fateOf(verdict: Verdict, session: Session): 'applied' | 'known' | 'gap' | 'dropped' {
    if (verdict.state === 'gap') return session.mayWrite ? 'gap' : 'dropped';
    if (verdict.state !== 'sound') return 'dropped';
    if (verdict.news === 'none') return 'known';
    if (session.mayWrite) return 'applied';
    return verdict.news === 'tidying' ? 'known' : 'dropped';
  }

  function spoilt(taken: readonly Taken[], contents: number, why: string): Turn {
    const [only] = taken.filter(({ said }) => said.kind === 'content' && said.fate === 'applied');
    const isAlone = contents === 1 && only !== undefined;
    if (isAlone) refuse(only.session, why, 'spoilt');
    for (const { session, message } of [...taken].reverse()) {
      if (!(isAlone && message === only.message)) session.putBack([message]);
    }
    return { state: 'spoilt', again: isAlone ? null : taken.length };
  }

  /** What follows from what was taken, in its order; the questions last, when all content is in. */
  function settle(taken: readonly Taken[], live: LiveDocument): void {
    for (const { session, said } of taken) {
      if (session.over || said.kind === 'question') continue;
      session.promises.countContent();
      if (said.fate === 'gap') askAgain(session, live, said.isAnswer);
      else if (said.fate === 'dropped') drop(session, live, said);
      else dealtWith(session, live, said.isAnswer);
    }
    // Of several questions of one connection the latest.
    const questions = taken.filter(({ said }) => said.kind === 'question');
    const latest = new Map(questions.map((one) => [one.session, one]));
    for (const question of latest.values()) answer(question, live);
  }

  function answer({ session, message, said }: Taken, live: LiveDocument): void {
    if (session.over || said.kind !== 'question') return;
    try {
      if (said.stateVector.byteLength > mostOfAQuestion(live)) throw new RangeError('Too long');
      // An answer may be as large as the document: the next one waits until this one was taken.
      if (session.awaitsAnswer || session.outbox.isAnswering) session.question = message;
      else {
        session.awaitsAnswer = true;
        fanOut.answer(session, live, said.stateVector);
      }
    } catch (error) {
      refuse(session, errorWithoutWords(error));
    }
  }

  /** Whoever has all of the document names all of its clients. */
  function mostOfAQuestion({ doc }: LiveDocument): number {
    return limits.stateVectorBytes + BYTES_OF_A_CLIENT * doc.store.clients.size;
  }

  function dealtWith(session: Session, live: LiveDocument, isAnswer: boolean): void {
    // An answer to our question holds all that the other side has: whatever it sent before is in it.
    if (isAnswer) {
      session.withheld = false;
      session.asked = false;
      session.gaps = 0;
    }
    if (!session.withheld) fanOut.owe(session, live, session.saidSince);
  }

  function askAgain(session: Session, live: LiveDocument, isAnswer: boolean): void {
    count('gaps');
    meter.refused('gap');
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
    session.say(step1Frame(Y.encodeStateVector(live.doc)));
  }

  function drop(
    session: Session,
    live: LiveDocument,
    { isAnswer, late }: Extract<Said, { kind: 'content' }>,
  ): void {
    count('dropped');
    session.withheld = true;
    if (session.right === 'edit') {
      meter.refused('page_too_old');
      session.close(CLOSE.pageTooOld, 'Load the page again');
      return;
    }
    meter.refused('read_only');
    if (session.right === 'late') {
      lateWords.hear(session, live, isAnswer, late);
      return;
    }
    if (session.wasWriter) return;
    session.strikes += 1;
    if (session.strikes >= MAX_STRIKES) session.close(CLOSE.readOnly, 'Read only');
  }

  return { takeIn, refuse, askOwed: lateWords.askOwed };
}
