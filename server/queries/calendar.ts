/** The calendar day in London at an instant: `2018-03-01`. */
export function dayInLondon(instant: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(instant);
}

/** Whole days from one calendar day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

export const toInstant = (milliseconds: number) => new Date(milliseconds).toISOString();
