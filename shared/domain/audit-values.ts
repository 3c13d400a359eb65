import { unbegun } from '../lang/capital.ts';
import { dayInWords } from '../lang/date-words.ts';
import type { AuditValues } from './audit-sentence.ts';
import { isCalendarDay } from './calendar.ts';
import { inWords } from './vocabulary.ts';

/** A value of an entry as words in a sentence. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueInWords).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${nameInWords(name)} ${valueInWords(one)}`)
      .join(', ');
  }
  const text = String(value);
  if (isCalendarDay(text)) return dayInWords(text);
  return /^[a-z]+(_[a-z]+)*$/.test(text) ? unbegun(inWords(text)) : text;
}

/** What is another than before: “title: “Chair” to “Convener”; counts to quorum: yes to no”. */
export function changesInWords(before: AuditValues | null, after: AuditValues | null): string {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .map((name) => {
      const now = valueInWords(after?.[name]);
      const said =
        before === null || !(name in before) ? now : `${valueInWords(before[name])} to ${now}`;
      return `${nameInWords(name)}: ${said}`;
    })
    .join('; ');
}

/** `countsToQuorum` → “counts to quorum”. */
function nameInWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');
}
