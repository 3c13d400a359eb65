import type { FieldFault } from '#client/ui/error-summary.tsx';

/** What the secretary or the chair makes of a suggested wording. */
export type SuggestionChoice = 'whole' | 'part' | 'decline';

interface Filled {
  readonly choice: SuggestionChoice | null;
  readonly words: string;
  readonly reason: string;
}

/** Everything that is missing from the form, at its field. */
export function suggestionFaults(
  { choice, words, reason, quote }: Filled & { readonly quote: string },
  fields: Readonly<Record<'choice' | 'words' | 'reason', string>>,
): readonly FieldFault[] {
  if (choice === null) {
    return [{ fieldId: fields.choice, message: 'Choose what becomes of the suggestion' }];
  }
  if (choice === 'part' && words.trim() === '') {
    return [{ fieldId: fields.words, message: 'Enter the words that go into the minutes' }];
  }
  if (choice === 'part' && words.trim() === quote) {
    const message = 'These are the words of the minutes already. To leave them, decline it';
    return [{ fieldId: fields.words, message }];
  }
  if (choice === 'decline' && reason.trim() === '') {
    const message = 'Enter a reason. The person who suggested it will read it';
    return [{ fieldId: fields.reason, message }];
  }
  return [];
}

/** What to send: to the comment's settlement when it is declined, else to its acceptance. */
export function acceptanceOrder({
  choice,
  words,
  reason,
}: Filled):
  | { state: 'declined'; reason: string }
  | { state: null; words: string | null; reason: string } {
  if (choice === 'decline') return { state: 'declined', reason };
  return { state: null, words: choice === 'part' ? words : null, reason };
}
