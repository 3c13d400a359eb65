import type { Desk } from '#server/commands/desk.ts';
import { type Journal, JournalFault, type Log } from '#server/journal/journal.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import type { OurDocumentRules } from './document-rules.ts';

export interface OpenAllDeps {
  readonly journal: Pick<Journal, 'heads'>;
  readonly meetings: Pick<MeetingStore, 'allDocuments'>;
  readonly rules: Pick<OurDocumentRules, 'know'>;
  readonly desk: Pick<Desk, 'open'>;
  readonly log: Log;
}

/** For the start: every document that the journal has nothing of is given its seed there. One that cannot be opened
 *  is said to be so to whoever asks for it; the others are served. */
export const createOpenAll =
  ({ journal, meetings, rules, desk, log }: OpenAllDeps) =>
  async (): Promise<void> => {
    const heads = await journal.heads();
    for (const { id, kind } of await meetings.allDocuments()) {
      rules.know(id, kind);
      if (heads.has(id)) continue;
      await desk.open(id).catch((error: unknown) => {
        if (!isOfThisOne(error)) throw error;
        log('A text could not be opened', { document: id, error: errorWithoutWords(error) });
      });
    }
  };

/** Not the journal's own trouble, with which nothing could be served. */
function isOfThisOne(error: unknown): boolean {
  if (error instanceof DomainError) return true;
  return error instanceof JournalFault && (error.kind === 'damaged' || error.kind === 'purged');
}
