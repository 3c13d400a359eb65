import type { ContributionQueries } from './contributions.ts';
import type { TaskSource } from './home.ts';

/** Asks whoever a contribution is put down to whether it is worded as they made it. */
export const createConfirmationTasks =
  ({ contributions }: { readonly contributions: ContributionQueries }): TaskSource =>
  async (person) =>
    (await contributions.list(person, {}))
      .filter((one) => one.confirmation.mayConfirm)
      .map((one) => ({
        kind: 'minutes',
        asked:
          one.confirmation.state === 'changed_since'
            ? 'Confirm how your contribution is worded now'
            : 'Confirm how your contribution is worded',
        text: one.text,
        href: `/committees/${one.committeeId}/patient-voice#contribution-${one.id}`,
      }));
