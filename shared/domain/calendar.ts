/** Days of the calendar are text, `2018-03-01`: they have no time zone and sort as they fall. */

export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The calendar day in London at an instant, in milliseconds since 1970. */
export function dayInLondon(instant: number): string {
  return londonDay.format(instant);
}

/** The instant at which the next calendar day begins in London: a day of 23, 24 or 25 hours later at most. */
export function nextDayInLondon(instant: number): number {
  const today = dayInLondon(instant);
  let before = Math.floor(instant);
  let after = before + 26 * 3_600_000;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayInLondon(middle) === today) before = middle;
    else after = middle;
  }
  return after;
}

/** Whole days from one calendar day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A calendar day some days after another, or before it. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first and the last millisecond of a calendar day in London, which may have 23 hours or 25. */
export function londonBounds(day: string): { readonly first: number; readonly last: number } {
  return { first: startOf(day), last: startOf(dayAfter(day)) - 1 };
}

function startOf(day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const inSummer = midnight - 3_600_000;
  return dayInLondon(inSummer) === day ? inSummer : midnight;
}

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
