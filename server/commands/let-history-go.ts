import type { KeepingStore, KeptMeeting } from '#server/records/keeping-store.ts';
import type { DocumentRow, MeetingStore } from '#server/records/meeting-store.ts';
import type { TermsStore } from '#server/records/terms-store.ts';
import { hides } from '#shared/access/policy.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { goesOn, monthsKept } from '#shared/domain/history-kept.ts';
import type { DocumentId, Place } from '#shared/ids.ts';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';
import type { PurgeDocument } from './purge-document.ts';

export interface LetHistoryGoDeps {
  readonly keeping: KeepingStore;
  readonly meetings: Pick<MeetingStore, 'documents'>;
  readonly terms: Pick<TermsStore, 'inForce'>;
  readonly heads: () => Promise<ReadonlyMap<DocumentId, Place>>;
  readonly purge: Pick<PurgeDocument, 'letGo' | 'finishLeft' | 'clear'>;
  /** Lets everyone else have a turn. */
  readonly breathe: () => Promise<void>;
  readonly log: (message: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly now: () => number;
}

export interface LetHistoryGo {
  /** Looks for what has been kept long enough, and lets it go, one document after the other. Whoever asks while this
   *  is done has it looked at once more. Never rejects: what could not be done is tried at the next look. */
  look(): Promise<void>;
  /** The same, once for each day; then the files are cleared too, whoever is at work. */
  newDay(): Promise<void>;
  /** Resolves when the document that it is at is done; the others stay for the next start. */
  stop(): Promise<void>;
}

/** The history of documents goes when it was kept as long as the committee's rule says (decision 15). Which rule: that
 *  of the terms in force today, since it is about what is kept today. A history that has gone is one entry long, and
 *  so is one of a document in which nobody wrote: of neither is there anything to let go. */
export function createLetHistoryGo(deps: LetHistoryGoDeps): LetHistoryGo {
  const { keeping, meetings, terms, heads, purge, breathe, log, now } = deps;
  let round: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let lastDay = '';
  let isNewDay = false;

  const letGo = async (row: DocumentRow, months: number): Promise<void> => {
    try {
      await purge.letGo(row.id, months);
    } catch (error) {
      log('A history could not be let go', { document: row.id, error: errorWithoutWords(error) });
    }
    await breathe();
  };

  const lookOnce = async (): Promise<void> => {
    // Until what was begun is finished the records name a document that the journal does not open any more.
    await purge.finishLeft();
    const today = dayInLondon(now());
    const written = await heads();
    for (const meeting of await keeping.meetings()) {
      const rules = await terms.inForce(meeting.committeeId, today);
      for (const row of await meetings.documents(meeting.meetingId)) {
        if (stopped) return;
        if ((written.get(row.id) ?? 0) <= 1) continue;
        const approvedAt = approvalOf(row, meeting);
        if (approvedAt === null) continue;
        const months = monthsKept(rules, { isPrivate: isPrivate(row, meeting) });
        if (goesOn(dayInLondon(approvedAt), months) <= today) await letGo(row, months);
      }
      await breathe();
    }
  };

  const look = async (): Promise<void> => {
    do {
      again = false;
      try {
        await lookOnce();
        await purge.clear(isNewDay ? 'now' : 'quiet');
        isNewDay = false;
      } catch (error) {
        log('What has been kept long enough was not looked for', {
          error: errorWithoutWords(error),
        });
      }
    } while (again && !stopped);
  };

  const start = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    again = round !== null;
    round ??= look().finally(() => {
      round = null;
    });
    return round;
  };

  return {
    look: start,
    newDay: async () => {
      const today = dayInLondon(now());
      if (today === lastDay) return;
      lastDay = today;
      isNewDay = true;
      await start();
    },
    stop: async () => {
      stopped = true;
      await round;
    },
  };
}

/** Since when the words of a document are settled; `null`: they are not yet. Private notes are done with when every
 *  part of their meeting is approved; a minute that was closed, when the one is that took its place. */
function approvalOf({ kind, part, itemId }: DocumentRow, meeting: KeptMeeting): number | null {
  const { approvedAt, parts, partOf } = meeting;
  if (kind !== 'notes') {
    const now = itemId === null ? part : (partOf.get(itemId) ?? part);
    return approvedAt.get(now) ?? null;
  }
  const all = [...parts].map((one) => approvedAt.get(one) ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...all);
  return Number.isFinite(last) ? last : null;
}

function isPrivate({ kind, part, itemId }: DocumentRow, meeting: KeptMeeting): boolean {
  if (kind === 'notes') return true;
  if (itemId === null) return part === 'II';
  return (
    meeting.partOf.get(itemId) === 'II' ||
    meeting.exclusions.some((one) => one.itemId === itemId && hides(one.level))
  );
}
