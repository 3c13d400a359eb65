import type { OpenRecords } from '#server/db/open-records.ts';
import type { Journal } from '#server/journal/journal.ts';
import type { Projector } from '#server/projector/projector.ts';

export interface ReadinessDeps {
  readonly journal: Pick<Journal, 'trouble'>;
  readonly records: Pick<OpenRecords, 'tryWriting'>;
  readonly projector: Pick<Projector, 'follows'>;
  readonly now: () => number;
}

/** An answer about the records holds for so long: each is a write of a page. */
const HOLDS_MS = 5000;

/** What keeps the service from writing, as a sentence; `null` when nothing does. */
export function createReadiness({ journal, records, projector, now }: ReadinessDeps) {
  let triedAt = Number.NEGATIVE_INFINITY;
  let said: string | null = null;

  const recordsTrouble = () => {
    if (now() - triedAt >= HOLDS_MS) {
      said = records.tryWriting();
      triedAt = now();
    }
    return said;
  };

  return (): string | null => {
    const inJournal = journal.trouble();
    if (inJournal !== null) return `The journal cannot be written: ${inJournal}`;
    const inRecords = recordsTrouble();
    if (inRecords !== null) return `The records cannot be written: ${inRecords}`;
    return projector.follows() ? null : 'The records do not follow the documents.';
  };
}
