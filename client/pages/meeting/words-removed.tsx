import { momentInWords } from '#client/ui/date-words.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { WordsRemoved as Removal } from '#shared/protocol/http/meeting.ts';

/** Where deleted words were removed from a text for good: who did it, when and why. */
export function WordsRemoved({
  all,
  documentId,
}: {
  /** Those of the whole meeting. */
  readonly all: readonly Removal[];
  readonly documentId: DocumentId;
}) {
  const here = all.filter((one) => one.documentId === documentId);
  return here.map(({ at, by, reason }) => (
    <p key={`${at} ${reason}`} className="quiet words-removed">
      Deleted words were removed from here for good at {momentInWords(at)}, by {by}. Reason given:{' '}
      <q>{reason}</q>
    </p>
  ));
}
