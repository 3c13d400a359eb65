const ZONE = 'Europe/London';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const londonDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: ZONE });
const londonClock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: ZONE,
});

/** A calendar day, `2018-03-01`, as “1 March 2018”. */
export function dayInWords(text: string): string {
  return day.format(new Date(`${text}T00:00:00Z`));
}

/** A time of day, `13:00`, as “1pm”; `17:30` as “5:30pm”. */
export function timeInWords(clock: string): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  if (minutes === 0 && hours === 12) return 'midday';
  if (minutes === 0 && hours === 0) return 'midnight';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}

/** An instant as “1 March 2018, 5:30pm”, in London. */
export function instantInWords(instant: string): string {
  const at = new Date(instant);
  return `${londonDay.format(at)}, ${timeInWords(londonClock.format(at))}`;
}

/** An instant as “5:30pm on 1 March 2018”, in London. */
export function momentInWords(instant: string): string {
  const at = new Date(instant);
  return `${timeInWords(londonClock.format(at))} on ${londonDay.format(at)}`;
}

/** An instant within a sentence: “on 3 March 2018 at 10:12am”, in London. */
export function instantPhrase(instant: string): string {
  const at = new Date(instant);
  return `on ${londonDay.format(at)} at ${timeInWords(londonClock.format(at))}`;
}
