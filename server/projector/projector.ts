import type { Journal, Log } from '#server/journal/journal.ts';
import type { Change, ChangeFeed } from '#server/records/change-feed.ts';
import type { MinutedKind } from '#server/records/projected-rows.ts';
import type { ProjectionStore } from '#server/records/projection-store.ts';
import { type DocumentId, toPlace } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import { advance, openProjection } from './catch-up.ts';
import { createDoubles } from './doubles.ts';
import { createEffort } from './effort.ts';
import { createGathering } from './gathering.ts';
import { type ProjectionLag, watchLag } from './lag.ts';
import { NO_PROJECTOR_METER, type ProjectorMeter } from './meter.ts';
import { createOpenProjections } from './open-projections.ts';
import { createPen } from './pen.ts';
import type { Projection } from './projection.ts';
import { createQueue } from './queue.ts';
import { byTimer, type Schedule } from './schedule.ts';

export interface ProjectorDeps {
  readonly journal: Journal;
  readonly store: ProjectionStore;
  readonly feed: ChangeFeed;
  /** Gives a record that stands in two documents a new id in this one, as any edit of the document. */
  readonly giveNewId: (document: DocumentId, kind: MinutedKind, oldId: string) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
  readonly schedule?: Schedule;
  /** Milliseconds, as finely as can be had: for what work costs. */
  readonly stopwatch?: () => number;
  readonly meter?: ProjectorMeter;
}

/** A document whose rows have stopped following it. */
interface ProjectionFailure {
  readonly document: DocumentId;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly message: string;
}

/** Keeps the tables of minuted facts true to the journal (SPEC.md). */
export interface Projector {
  /** Begins to follow the journal; resolves when the rows have caught up with it. */
  start(): Promise<void>;
  /** Resolves when everything that was committed before the call is in the rows, but for documents that
   *  have failed. */
  settled(): Promise<void>;
  /** Empties the projected tables and builds them again from the journal. */
  rebuild(): Promise<void>;
  failures(): readonly ProjectionFailure[];
  /** Whether it has caught up once and has not been stopped. */
  follows(): boolean;
  lag(): ProjectionLag;
  /** Follows no more. What is not written yet is caught up by the next start. */
  stop(): Promise<void>;
}

const RETRY_MS = 10_000;
/** A document is in the journal a moment before the records know it when it takes another's place. */
const STRANGE_MS = 2000;
const LOOK_AGAIN_MS = 100;
/** So many documents are taken in before their rows are written, at a start after a long time. */
const MOST_UNWRITTEN = 64;
/** What is never projected is never behind. */
const NEVER = toPlace(Number.MAX_SAFE_INTEGER);

/** A document that the records do not know. */
class Stranger extends Error {}

export function createProjector(deps: ProjectorDeps): Projector {
  const { journal, store, feed, now, log, schedule = byTimer, meter = NO_PROJECTOR_METER } = deps;
  const stopwatch = deps.stopwatch ?? (() => performance.now());
  const effort = createEffort({ now, stopwatch });
  const open = createOpenProjections({ now, stopwatch, schedule });
  const failed = new Map<DocumentId, ProjectionFailure>();
  const strangers = new Map<DocumentId, number>();
  const timers = new Set<() => void>();
  let takenIn = 0;
  let stopped = false;
  let forget: () => void = () => {};
  let state: 'starting' | 'following' | 'stopped' = 'starting';
  const lag = watchLag(now);

  const turn = () =>
    new Promise<void>((resolve, reject) => {
      setImmediate(() => (stopped ? reject(new Error('The projector is stopping')) : resolve()));
    });

  const project = async (id: DocumentId) => {
    try {
      await takeIn(id);
    } catch (error) {
      stopFollowing(id, error);
    }
  };

  const takeIn = async (id: DocumentId) => {
    const projection = open.of(id) ?? (await openAnew(id));
    if (projection === null) return followNoMore(id);
    await advance(catchUp, id, projection);
    if (projection.reached === projection.written) {
      // What was committed last may have gone with the history, and nothing comes after it.
      if ((await journal.successorOf(id)) === null) return follows(id, projection);
      open.drop(id);
      return followNoMore(id);
    }
    pen.note(id, projection);
    takenIn += 1;
    if (takenIn % MOST_UNWRITTEN === 0) await pen.write('due');
  };

  /** `null`: it is one that is never projected (P10), or another has taken its place (P14, P22). */
  const openAnew = async (id: DocumentId) => {
    const document = await store.document(id);
    const isGone = document === null && (await journal.successorOf(id)) !== null;
    if (document === null && !isGone) throw new Stranger('The records know no such document');
    strangers.delete(id);
    if (document === null || document.closed || document.kind === 'notes') return null;
    return open.keep(id, () => openProjection(catchUp, document));
  };

  const follows = (id: DocumentId, projection: Projection) => {
    lag.written(id, projection.written);
    if (failed.delete(id)) log('The records follow a document again', { document: id }, 'info');
  };

  const followNoMore = (id: DocumentId) => {
    failed.delete(id);
    lag.written(id, NEVER);
  };

  const stopFollowing = (id: DocumentId, error: unknown) => {
    open.drop(id);
    if (stopped) return;
    if (error instanceof Stranger && isNew(id)) later(LOOK_AGAIN_MS, id);
    else fail(id, error);
  };

  const isNew = (id: DocumentId) => {
    const since = strangers.get(id) ?? now();
    strangers.set(id, since);
    return now() - since < STRANGE_MS;
  };

  const later = (ms: number, id: DocumentId) => {
    const cancel = schedule(ms, () => {
      timers.delete(cancel);
      queue.add(id);
    });
    timers.add(cancel);
  };

  const fail = (id: DocumentId, error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    const before = failed.get(id);
    failed.set(id, { document: id, since: before?.since ?? now(), message });
    if (before?.message !== message)
      log('The records no longer follow a document', {
        document: id,
        error: errorWithoutWords(error),
      });
    later(RETRY_MS, id);
  };

  const announce = (changes: readonly Change[]) => {
    try {
      feed.announce(changes);
    } catch (error) {
      log('A change could not be announced', { error: errorWithoutWords(error) });
    }
  };

  const catchUp = { journal, store, turn, effort };
  const pen = createPen({
    store,
    now,
    stopwatch,
    schedule,
    turn,
    effort,
    meter,
    holds: open.holds,
    onWritten: (id, projection, { changes, arrivals }) => {
      follows(id, projection);
      announce(changes);
      for (const [kind, ids] of arrivals) doubles.look(kind, ids);
    },
    onFailed: stopFollowing,
  });
  const queue = createQueue({ work: project });
  const gathering = createGathering({
    now,
    schedule,
    rest: effort.rest,
    ready: (ids) => ids.forEach(queue.add),
  });

  const settled = async () => {
    const places = await store.places();
    for (const [id, head] of await journal.heads()) {
      if (!failed.has(id) && (places.get(id) ?? 0) < head) queue.add(id);
    }
    await queue.idle();
    await pen.write('all');
  };

  const doubles = createDoubles({
    store,
    schedule,
    settled,
    log,
    giveNewId: deps.giveNewId,
    follows: (id) => !failed.has(id),
  });

  return {
    start: async () => {
      forget = journal.onCommit((id, head) => {
        lag.committed(id, head);
        if (!failed.has(id)) gathering.add(id);
      });
      const heads = await journal.heads();
      for (const [id, place] of await store.places()) {
        if (place > (heads.get(id) ?? toPlace(0))) queue.add(id);
      }
      await settled();
      await doubles.lookEverywhere();
      if (!stopped) state = 'following';
    },
    settled,

    rebuild: async () => {
      await queue.alone(async () => {
        await pen.drop();
        open.dropAll();
        failed.clear();
        await store.clearAll();
      });
      await settled();
    },

    failures: () => [...failed.values()],
    follows: () => state === 'following',
    lag: lag.now,

    stop: async () => {
      stopped = true;
      state = 'stopped';
      forget();
      gathering.stop();
      doubles.stop();
      for (const cancel of timers) cancel();
      await queue.stop();
      await pen.drop();
      open.dropAll();
    },
  };
}
