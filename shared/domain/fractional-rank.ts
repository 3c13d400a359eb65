const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A rank that sorts between two others (either may be missing), as text compared code unit by code
 *  unit: order is a value, so nothing in the agenda is ever moved (decision 18). `salt` (digits and
 *  small letters, not ending in 0) keeps two people who insert at one place from choosing the same rank. */
export function rankBetween(before: string | null, after: string | null, salt = ''): string {
  const low = before ?? '';
  let rank = '';
  let high = after;
  for (let i = 0; ; i += 1) {
    const from = i < low.length ? DIGITS.indexOf(low.charAt(i)) : 0;
    const to = high !== null && i < high.length ? DIGITS.indexOf(high.charAt(i)) : DIGITS.length;
    if (to - from > 1) return rank + DIGITS.charAt(Math.floor((from + to) / 2)) + salt;
    rank += DIGITS.charAt(from);
    if (to > from) high = null;
  }
}
