import { useEffect } from 'react';
import type { DocumentPool } from '#client/connection/document-pool.ts';
import { useLateEdits } from '#client/live/frozen-queries.ts';
import { useMinutesLife } from '#client/live/life-queries.ts';
import { timeInWords } from '#client/ui/date-words.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { LateEditView } from '#shared/protocol/http/late-edits.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** May the reader edit the minutes of this part? */
export function editsPart(meeting: MeetingDetail, part: Part): boolean {
  return meeting.minutes.find((one) => one.part === part)?.edit ?? false;
}

export function whyNotEdit(meeting: MeetingDetail, part: Part): string {
  const why = meeting.minutes.find((one) => one.part === part)?.whyNotEdit ?? null;
  return why ?? 'You can read these minutes but not edit them.';
}

/** What happened to a text that was closed while somebody wrote in it: “These minutes were sent round at 2:10pm,
 *  so what you typed after that is not in them.” */
export function useWhyClosed(meeting: MeetingDetail, part: Part): string {
  const life = useMinutesLife(meeting.id).data;
  const moves = life?.parts.find((one) => one.part === part)?.moves ?? [];
  const last = moves.findLast((one) => one.to === 'circulated' || one.to === 'chair_review');
  if (last === undefined)
    return 'These minutes were closed, so what you typed last is not in them.';
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  }).format(new Date(last.at));
  const what = last.to === 'circulated' ? 'sent round' : 'given to the chair to review';
  return `These minutes were ${what} at ${timeInWords(clock)}, so what you typed after that is not in them.`;
}

/** Whether the tray has every word that was written here and is not in the text. Then the copy on this page is
 *  given up: it is not sent again and again, and what is shown is the text that everybody reads. */
export function useKeptInTray(
  pool: DocumentPool,
  meetingId: string,
  { documentId, itemId, closed }: ClosedText,
  wordsHere: () => readonly string[],
  wordsThere: readonly string[],
): boolean {
  const tray = useLateEdits(meetingId).data;
  const changes = pool.peek(documentId)?.progress.get().changes ?? 0;
  const mine = (tray ?? []).filter((one) => one.mine && one.itemId === itemId);
  const isKept = closed && changes > 0 && mine.length > 0 && hasAll(mine, wordsHere(), wordsThere);
  useEffect(() => {
    if (isKept) pool.giveUp(documentId);
  }, [isKept, pool, documentId]);
  return isKept;
}

export interface ClosedText {
  readonly documentId: DocumentId;
  /** `null`: the agenda. */
  readonly itemId: string | null;
  readonly closed: boolean;
}

/** Every text of this page that the server does not have is in the tray. */
export function hasAll(
  tray: readonly Pick<LateEditView, 'changes'>[],
  here: readonly string[],
  there: readonly string[],
): boolean {
  const known = new Set([
    ...there,
    ...tray.flatMap(({ changes }) => changes.map(({ after }) => after)),
  ]);
  return here.every((text) => text.trim() === '' || known.has(text));
}
