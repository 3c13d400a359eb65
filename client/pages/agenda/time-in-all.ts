interface Timed {
  readonly minutes: number | null;
  readonly state: string;
}

/** The time of an agenda in words. Withdrawn items take none; items without a time are said to be so. */
export function timeInAll(items: readonly Timed[]): string {
  const taken = items.filter((item) => item.state !== 'withdrawn');
  const total = taken.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const untimed = taken.filter((item) => item.minutes === null).length;
  const without =
    untimed === 0 ? '' : `. ${untimed === 1 ? '1 item has' : `${untimed} items have`} no time`;
  if (total === 0) return untimed === 0 ? 'No time recorded' : `No time recorded${without}`;
  return `Time in all: ${hoursInWords(total)}${without}`;
}

function hoursInWords(total: number): string {
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  const parts = [
    ...(hours === 0 ? [] : [hours === 1 ? '1 hour' : `${hours} hours`]),
    ...(minutes === 0 ? [] : [minutes === 1 ? '1 minute' : `${minutes} minutes`]),
  ];
  return parts.join(' ');
}
