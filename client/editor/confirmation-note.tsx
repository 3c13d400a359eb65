import { instantInWords } from '#client/ui/date-words.ts';
import type { RecordBlock } from '#shared/document/minute-content.ts';
import type { ConfirmationState } from '#shared/domain/confirmation.ts';

/** Whether a contribution is worded as whoever it is put down to says they said it. */
export interface ConfirmationNote {
  readonly state: ConfirmationState;
  readonly by: string | null;
  readonly at: string | null;
}

/** The same in words; `null`: nobody needs to confirm it. */
export function confirmationInWords({ state, by, at }: ConfirmationNote): string | null {
  const when = at === null ? '' : `, ${instantInWords(at)}`;
  switch (state) {
    case 'not_needed':
      return null;
    case 'waiting':
      return 'Wording not confirmed';
    case 'confirmed':
      return `Wording confirmed by ${by ?? 'somebody not recorded'}${when}`;
    case 'changed_since':
      return `Changed since ${by ?? 'somebody'} confirmed its wording${when}`;
  }
}

/** How a contribution's wording stands, below it in the minute; nothing for other records. */
export function Confirmation({
  record,
  confirmationOf,
}: {
  readonly record: RecordBlock;
  readonly confirmationOf: (contributionId: string) => ConfirmationNote | null;
}) {
  if (record.kind !== 'contribution') return null;
  const note = confirmationOf(record.id);
  const words = note === null ? null : confirmationInWords(note);
  return words === null ? null : <p className="record__progress">{words}</p>;
}
