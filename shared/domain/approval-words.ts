import { dayInWords } from '../lang/date-words.ts';
import type { Part } from './vocabulary.ts';

/** “the minutes of the meeting of 1 March 2018”. */
export function minutesInWords(date: string, part: Part): string {
  return `the ${part === 'II' ? 'private ' : ''}minutes of the meeting of ${dayInWords(date)}`;
}

/** Why a meeting decides no more on earlier minutes. */
export function sentRoundInWords(date: string, part: Part): string {
  return `The${minutesInWords(date, part).slice(3)} have been sent round, so nothing is added to them.`;
}

/** Why somebody who is kept from an item approves nothing. */
export const APPROVED_BY_OTHERS =
  'The approval is recorded by somebody who may see all of these minutes.';

/** What the approving minute says. Amendments are in stated words: “the inclusion of the words …”. */
export function approvalInWords(date: string, part: Part, amendments: readonly string[]): string {
  const minutes = minutesInWords(date, part);
  const approved = `The${minutes.slice(3)} were approved as a correct record`;
  if (amendments.length === 0) return `${approved}.`;
  const all = amendments.map((one) => one.trim().replace(/\.$/, ''));
  const subject =
    all.length === 1
      ? all[0]
      : `these amendments: ${all.map((one, n) => `(${n + 1}) ${one}`).join('; ')}`;
  return `${approved}, subject to ${subject}.`;
}
