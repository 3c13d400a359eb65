import { momentInWords } from '#client/ui/date-words.ts';
import type { Account } from '#shared/protocol/http/accounts.ts';

/** How it stands with an account, in a few words. */
export function accountState(account: Account): string {
  if (account.closedAt !== null) return 'Closed';
  if (account.lastSignedInAt !== null) return 'In use';
  if (account.email === null) return 'No address';
  return account.invitedAt === null ? 'Not invited' : 'Invited';
}

export const whenOrNever = (instant: string | null) =>
  instant === null ? 'Never' : momentInWords(instant);
