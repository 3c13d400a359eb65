import type { DocumentId, Place } from '#shared/ids.ts';

/** How far the rows are behind the journal. */
export interface ProjectionLag {
  /** Documents with commits that are in no row yet. */
  readonly documents: number;
  /** Those commits. */
  readonly places: number;
  /** Milliseconds since rows of a document that is behind last kept up with it. */
  readonly ms: number;
}

/** Keeps count of what is committed and not written. */
export interface LagWatch {
  committed(document: DocumentId, head: Place): void;
  written(document: DocumentId, place: Place): void;
  now(): ProjectionLag;
}

interface Standing {
  readonly written: number;
  readonly head: number;
  /** When it fell behind, or was last caught up to some place. */
  readonly since: number;
}

export function watchLag(now: () => number): LagWatch {
  const standings = new Map<DocumentId, Standing>();
  return {
    committed: (document, head) => {
      const known = standings.get(document) ?? { written: head - 1, head: head - 1, since: 0 };
      const isNew = known.written >= known.head;
      standings.set(document, { ...known, head, since: isNew ? now() : known.since });
    },
    written: (document, place) => {
      const known = standings.get(document) ?? { head: place };
      standings.set(document, { head: known.head, written: place, since: now() });
    },
    now: () => {
      const behind = [...standings.values()].filter((one) => one.written < one.head);
      return {
        documents: behind.length,
        places: behind.reduce((sum, one) => sum + one.head - one.written, 0),
        ms: behind.length === 0 ? 0 : now() - Math.min(...behind.map((one) => one.since)),
      };
    },
  };
}
