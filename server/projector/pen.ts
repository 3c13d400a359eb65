import type { ProjectionStore } from '#server/records/projection-store.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { Effort } from './effort.ts';
import type { ProjectorMeter } from './meter.ts';
import type { Draft, Projection, Written } from './projection.ts';
import type { Schedule } from './schedule.ts';
import type { Turn } from './slices.ts';

/** While it is being typed in, the words of a document are written once in so many milliseconds (P12), and
 *  more rarely when writing them takes long: then for so many times what it took, up to the most. */
const LEAST_REST_MS = 1000;
const MOST_REST_MS = 5000;
const REST_PER_WORK = 50;

/** So many documents are written in one transaction, which others have to wait for. */
const MOST_AT_ONCE = 16;

/** Writes rows: those of several documents in one transaction, because each waits for the disk. */
export interface Pen {
  /** The projection has taken in what its rows do not have. What is due is written when everything else
   *  has had its turn, together with what is noted until then. */
  note(id: DocumentId, projection: Projection): void;
  /** Writes what is due, or everything; never rejects. */
  write(which: 'due' | 'all'): Promise<void>;
  /** Forgets what was noted and waits until nothing is being written. */
  drop(): Promise<void>;
}

export interface PenDeps {
  readonly store: Pick<ProjectionStore, 'write'>;
  readonly now: () => number;
  readonly stopwatch: () => number;
  readonly schedule: Schedule;
  readonly turn: Turn;
  readonly effort: Effort;
  readonly meter: ProjectorMeter;
  /** Whether the projection is still in use: one that failed half-way must not be written. */
  readonly holds: (id: DocumentId, projection: Projection) => boolean;
  readonly onWritten: (id: DocumentId, projection: Projection, written: Written) => void;
  readonly onFailed: (id: DocumentId, error: unknown) => void;
}

interface Sheet {
  readonly id: DocumentId;
  readonly projection: Projection;
  readonly draft: Draft;
}

export function createPen(deps: PenDeps): Pen {
  const { store, now, stopwatch, schedule, turn, effort, meter, holds, onWritten, onFailed } = deps;
  const noted = new Map<DocumentId, Projection>();
  const restsUntil = new Map<DocumentId, number>();
  let writing = Promise.resolve();
  let cancel: (() => void) | null = null;
  let turnComes = false;

  const isDue = (id: DocumentId, projection: Projection) =>
    (restsUntil.get(id) ?? 0) <= now() || projection.pressing();

  const take = (which: 'due' | 'all') => {
    const taken = [...noted].filter(([id, one]) => which === 'all' || isDue(id, one));
    for (const [id] of taken) noted.delete(id);
    return taken;
  };

  const drafted = async (taken: readonly (readonly [DocumentId, Projection])[]) => {
    const sheets: Sheet[] = [];
    for (const [id, projection] of taken) {
      try {
        await turn();
        if (!holds(id, projection)) continue;
        const began = stopwatch();
        const draft = await effort.spend(() => projection.draft());
        sheets.push({ id, projection, draft });
        restFor(id, stopwatch() - began);
      } catch (error) {
        onFailed(id, error);
      }
    }
    return sheets;
  };

  const put = async (sheets: readonly Sheet[]) => {
    await effort.spend(() => store.write(sheets.map(({ draft }) => draft.rows)));
    for (const { id, projection, draft } of sheets) onWritten(id, projection, draft.settle());
  };

  /** What cannot be written together is tried alone, so that one document does not hold up the others (P14). */
  const putAlone = async (sheet: Sheet) => {
    try {
      await put([sheet]);
    } catch (error) {
      onFailed(sheet.id, error);
    }
  };

  const restFor = (id: DocumentId, ms: number) => {
    const long = Math.min(MOST_REST_MS, Math.max(LEAST_REST_MS, REST_PER_WORK * ms));
    restsUntil.set(id, now() + long);
  };

  const writeSome = async (taken: readonly (readonly [DocumentId, Projection])[]) => {
    const sheets = await drafted(taken);
    if (sheets.length === 0) return;
    const began = stopwatch();
    try {
      await put(sheets);
    } catch {
      for (const sheet of sheets) await putAlone(sheet);
    }
    meter.wrote(stopwatch() - began, sheets.length);
  };

  const round = async (which: 'due' | 'all') => {
    const taken = take(which);
    for (const [id, until] of restsUntil) if (until <= now()) restsUntil.delete(id);
    while (taken.length > 0) await writeSome(taken.splice(0, MOST_AT_ONCE));
    writeLater();
  };

  const soon = async () => {
    if (turnComes) return;
    turnComes = true;
    try {
      await turn();
    } catch {
      return; // It stops: what is not written is caught up at the next start.
    } finally {
      turnComes = false;
    }
    await write('due');
  };

  const writeLater = () => {
    if (noted.size === 0 || cancel !== null) return;
    const next = Math.min(...[...noted.keys()].map((id) => restsUntil.get(id) ?? 0));
    cancel = schedule(Math.max(0, next - now(), effort.rest()), () => {
      cancel = null;
      void write('due');
    });
  };

  const write = (which: 'due' | 'all') => {
    writing = writing.then(() => round(which));
    return writing;
  };

  return {
    note: (id, projection) => {
      noted.set(id, projection);
      void soon();
    },
    write,
    drop: async () => {
      noted.clear();
      cancel?.();
      cancel = null;
      await writing;
    },
  };
}
