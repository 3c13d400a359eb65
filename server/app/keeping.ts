import { createLetHistoryGo, type LetHistoryGo } from '#server/commands/let-history-go.ts';
import type { PurgeDocument } from '#server/commands/purge-document.ts';
import type { RecordsDatabase } from '#server/db/open-records.ts';
import type { Journal, Log } from '#server/journal/journal.ts';
import { breathe } from '#server/queries/breathe.ts';
import { createKeepingStore } from '#server/records/keeping-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { createTermsStore } from '#server/records/terms-store.ts';

export interface KeepingPartDeps {
  readonly db: RecordsDatabase;
  readonly journal: Pick<Journal, 'heads'>;
  readonly meetings: MeetingStore;
  readonly purge: Pick<PurgeDocument, 'letGo' | 'finishLeft' | 'clear'>;
  readonly log: Log;
  readonly now: () => number;
}

/** How long the history of what was written is kept. */
export function createKeepingPart({ db, journal, ...deps }: KeepingPartDeps): LetHistoryGo {
  return createLetHistoryGo({
    ...deps,
    keeping: createKeepingStore(db),
    terms: createTermsStore(db),
    heads: () => journal.heads(),
    breathe,
  });
}
