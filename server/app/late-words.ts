import type { KeepLateEdit, LateEditOrder } from '#server/commands/keep-late-edit.ts';
import type { Log } from '#server/journal/journal.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';

/** Takes words that came too late from the relay, within a turn of its own, and has them kept one after another,
 *  so that whoever brings very many harms nobody. */
export interface LateWordsDesk {
  take(late: LateEditOrder): void;
  /** Resolves when everything that was taken is kept. */
  settled(): Promise<void>;
}

/** What may wait in the process, and of one person; what is over is let go. Its author's page still has it and
 *  brings it again with the next words. */
const MOST_WAITING = 400;
const MOST_OF_ONE = 64;
const MOST_BYTES = 16 * 1024 * 1024;

export function createLateWordsDesk(keep: KeepLateEdit, log: Log): LateWordsDesk {
  const waiting: LateEditOrder[] = [];
  let bytes = 0;
  let working: Promise<void> | null = null;

  const of = (person: PersonId) => waiting.filter((one) => one.person === person).length;

  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const facts: { document: DocumentId; person: PersonId } = next;
      bytes -= next.update.byteLength;
      try {
        await keep(next);
      } catch (error) {
        const { document, person } = facts;
        log('Words that came too late were not kept', {
          document,
          person,
          error: errorWithoutWords(error),
        });
      }
    }
    working = null;
  }

  return {
    take: (late) => {
      const isTooMuch = waiting.length >= MOST_WAITING || of(late.person) >= MOST_OF_ONE;
      if (isTooMuch || bytes + late.update.byteLength > MOST_BYTES) {
        const { document, person } = late;
        log('Too many words came too late at once', { document, person });
        return;
      }
      waiting.push(late);
      bytes += late.update.byteLength;
      working ??= Promise.resolve().then(work);
    },
    settled: async () => {
      while (working !== null) await working;
    },
  };
}
