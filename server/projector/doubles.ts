import type { Log } from '#server/journal/journal.ts';
import { MINUTED_KINDS, type MinutedKind } from '#server/records/projected-rows.ts';
import type { ProjectionStore, StandingPlace } from '#server/records/projection-store.ts';
import type { DocumentId } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import type { Schedule } from './schedule.ts';

/** Long enough for a cut and its paste, which travel on two sockets in either order. */
const GRACE_MS = 2_000;

/** Watches for a record that stands in two documents (P16, P17). */
export interface Doubles {
  /** Looks whether these, which now stand somewhere, stand elsewhere as well. */
  look(kind: MinutedKind, ids: readonly string[]): void;
  lookEverywhere(): Promise<void>;
  stop(): void;
}

export interface DoublesDeps {
  readonly store: ProjectionStore;
  readonly schedule: Schedule;
  readonly settled: () => Promise<void>;
  readonly giveNewId: (document: DocumentId, kind: MinutedKind, oldId: string) => Promise<void>;
  /** Whether this document's rows are following it. */
  readonly follows: (document: DocumentId) => boolean;
  readonly log: Log;
}

export function createDoubles(deps: DoublesDeps): Doubles {
  const { store, schedule, settled, giveNewId, follows, log } = deps;
  const waiting = new Map<string, () => void>();
  let stopped = false;

  const look = async (kind: MinutedKind, ids: readonly string[]) => {
    for (const [id, places] of await store.standingIn(kind, ids)) {
      const key = `${kind} ${id}`;
      if (places.length < 2 || waiting.has(key) || stopped) continue;
      waiting.set(
        key,
        schedule(GRACE_MS, () => {
          waiting.delete(key);
          attempt(() => part(kind, id));
        }),
      );
    }
  };

  const part = async (kind: MinutedKind, id: string) => {
    await settled();
    const places = (await store.standingIn(kind, [id])).get(id) ?? [];
    if (stopped || !places.every((place) => follows(place.document))) return;
    const [, ...others] = [...places].sort(earlierFirst);
    for (const place of others) await giveNewId(place.document, kind, id);
  };

  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => {
      if (!stopped)
        log('A record that stands twice could not be given a new id', {
          error: errorWithoutWords(error),
        });
    });
  };

  return {
    look: (kind, ids) => attempt(() => look(kind, ids)),
    lookEverywhere: async () => {
      for (const kind of MINUTED_KINDS) await look(kind, await store.standingTwice(kind));
    },
    stop: () => {
      stopped = true;
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}

function earlierFirst(a: StandingPlace, b: StandingPlace): number {
  if (a.since !== b.since) return a.since - b.since;
  return a.document < b.document ? -1 : 1;
}
