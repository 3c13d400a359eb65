interface Timed {
  readonly minutes: number | null;
  readonly state: string;
}

/** The time of an agenda in words. Withdrawn items take none; items without a time are said to be so. */
export function timeInAll(items: readonly Timed[]): string {
  const taken = items.filter((item) => item.state !== 'withdrawn');
  const total = taken.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const untimed = taken.filter((item) => item.minutes === null).length;
  if (total === 0) return 'No item has a time yet.';
  const without = untimed === 1 ? '1 item has no time.' : `${untimed} items have no time.`;
  return `Time in all: ${hoursInWords(total)}.${untimed === 0 ? '' : ` ${without}`}`;
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
