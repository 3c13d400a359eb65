import { type Place, toPlace } from '#shared/ids.ts';
import { type Answers, createAnswers } from './answers.ts';
import type { Clock } from './clock.ts';
import { updateFrame } from './frames.ts';
import type { Committed, LiveDocument } from './live-document.ts';
import type { RelayMeter } from './meter.ts';
import type { Gathered, PresenceTable } from './presence.ts';
import type { Session } from './session.ts';

/** What a room says. None of the content is said before it is on disk. */
export interface FanOut {
  /** Answers "here is what I have" with what is missing. From then on the session hears of updates.
   *  @throws when the state vector is malformed */
  answer(session: Session, live: LiveDocument, stateVector: Uint8Array): void;
  /** Answers one who has nothing yet with what the journal has, before anyone has taken it apart. */
  answerCold(session: Session, frame: Uint8Array, head: Place): void;
  /** Acknowledges all content of the session so far, once what is applied now is on disk.
   *  @param since when the content came */
  owe(session: Session, live: LiveDocument, since: number): void;
  /** An update is on disk: everyone but its author hears of it at the end of the turn. */
  tell(committed: Committed): void;
  /** A session has been told something of its own. */
  touch(session: Session): void;
  /** Writes everything that has gathered: one write for each connection. Presence goes with the words, and
   *  alone when it is due. */
  flush(presenceIsDue: boolean): void;
  forget(session: Session): void;
}

export interface FanOutDeps {
  readonly sessions: ReadonlySet<Session>;
  readonly presence: PresenceTable;
  readonly clock: Clock;
  readonly meter: RelayMeter;
  /** There is something to flush. */
  readonly onDue: () => void;
}

interface News {
  readonly place: Place;
  readonly update: Uint8Array;
  readonly frame: Uint8Array;
  readonly origin: unknown;
}

export function createFanOut(deps: FanOutDeps): FanOut {
  const { sessions, presence, clock, meter, onDue } = deps;
  const owing = new Set<Session>();
  const touched = new Set<Session>();
  const answers: Answers = createAnswers();
  let news: News[] = [];
  let newsSince = 0;
  let onDisk = toPlace(0);

  function advance(place: Place): void {
    if (place > onDisk) onDisk = place;
  }

  /** What one connection is told, when it is not what most of them are. */
  function tellApart(session: Session, gathered: Gathered): void {
    const heard = session.hearsFrom;
    const own = news.filter((one) => heard !== null && heard < one.place && one.origin !== session);
    if (session.outbox.isBehind) {
      session.outbox.hold(own.map(({ update }) => update));
      session.needsEveryone = true;
      session.outbox.flush(null);
      return;
    }
    for (const { frame } of own) session.outbox.say(frame);
    const shown = session.needsEveryone
      ? presence.everyoneBut(session, session.hasSeenOthers)
      : gathered.frameFor(session);
    session.needsEveryone = false;
    session.hasSeenOthers = true;
    if (shown !== null) session.outbox.say(shown);
    session.outbox.flush(null);
  }

  function tellAll(): void {
    const gathered = presence.gather();
    const first = news[0]?.place ?? onDisk;
    const authors = new Set(news.map(({ origin }) => origin));
    const shared = together(news, gathered.shared);
    for (const session of sessions) {
      const isLikeMost =
        session.hearsFrom !== null &&
        session.hearsFrom < first &&
        !session.needsEveryone &&
        !authors.has(session) &&
        !gathered.isOf(session) &&
        !session.outbox.isBehind;
      if (isLikeMost) session.outbox.flush(shared);
      else tellApart(session, gathered);
    }
    if (news.length > 0) meter.fannedOut(clock.now() - newsSince, sessions.size);
    news = [];
  }

  function flush(presenceIsDue: boolean): void {
    for (const session of owing) if (session.settle(onDisk)) owing.delete(session);
    if (news.length > 0 || presenceIsDue) tellAll();
    else for (const session of touched) session.outbox.flush(null);
    touched.clear();
  }

  return {
    answer: (session, live, stateVector) => {
      const frame = answers.step2(live, stateVector);
      const place = live.applied();
      // What was applied before is in the answer; everything after it comes as an update.
      session.hearsFrom ??= place;
      advance(live.committed());
      if (place <= onDisk) session.answer(frame);
      else answers.keep(session, place, frame);
    },
    answerCold: (session, frame, head) => {
      session.hearsFrom ??= head;
      advance(head);
      session.answer(frame);
    },
    owe: (session, live, since) => {
      session.promises.owe(live.applied(), since);
      owing.add(session);
      advance(live.committed());
      if (live.applied() <= onDisk) onDue();
    },
    tell: ({ place, update, origin }) => {
      advance(place);
      if (news.length === 0) newsSince = clock.now();
      news.push({ place, update, frame: updateFrame(update), origin });
      for (const [session, frame] of answers.ready(place)) session.answer(frame);
      onDue();
    },
    touch: (session) => {
      touched.add(session);
      onDue();
    },
    flush,
    forget: (session) => {
      owing.delete(session);
      touched.delete(session);
      answers.forget(session);
    },
  };
}

/** What most connections are told: encoded once, shared by all of them. */
function together(news: readonly News[], shown: Uint8Array | null): Uint8Array | null {
  const frames = news.map(({ frame }) => frame);
  if (shown !== null) frames.push(shown);
  if (frames.length < 2) return frames[0] ?? null;
  return Buffer.concat(frames);
}
