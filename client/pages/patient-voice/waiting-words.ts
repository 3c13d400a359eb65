const DAYS_A_YEAR = 365.25;

/** How long a contribution has waited: days while they can be pictured, years beyond. */
export function waitingInWords(days: number | null): string {
  if (days === null) return 'No response on record';
  if (days <= 0) return 'No response yet';
  if (days === 1) return 'No response for 1 day';
  if (days < 2 * DAYS_A_YEAR) return `No response for ${days} days`;
  return `No response for over ${Math.floor(days / DAYS_A_YEAR)} years`;
}
