import { momentInWords } from '#client/ui/date-words.ts';
import { letGoInWords } from '#shared/domain/history-kept.ts';
import type { DocumentId } from '#shared/ids.ts';
import type { WordsRemoved as Removal } from '#shared/protocol/http/meeting.ts';
import { dayAndTime } from '../versions/version-words.ts';

/** Where deleted words were removed from a text for good: who did it, when and why. */
export function WordsRemoved({
  all,
  documentId,
}: {
  /** Those of the whole meeting. */
  readonly all: readonly Removal[];
  readonly documentId: DocumentId;
}) {
  const own = all.filter((one) => one.documentId === documentId);
  const here = own.filter((one) => one.afterMonths === null);
  const letGo = own.find((one) => one.afterMonths !== null);
  if (letGo !== undefined) {
    return (
      <p className="quiet words-removed">
        {letGoInWords('this text', dayAndTime(letGo.at)[0], letGo.afterMonths ?? 0)}
      </p>
    );
  }
  if (here.length === 0) return null;
  const times = here.length === 1 ? '' : ` ${here.length} times`;
  return (
    <div className="quiet words-removed">
      <p>Deleted words were removed from here for good{times}:</p>
      <ul>
        {here.map(({ at, by, reason }) => (
          <li key={`${at} ${reason}`}>
            at {momentInWords(at)}, by {by}. Reason: <q>{reason}</q>
          </li>
        ))}
      </ul>
    </div>
  );
}
