import type { ItemId } from '../ids.ts';
import type { ReferenceScheme, ReferenceYear } from './terms-of-reference.ts';

/** The permanent reference of an item's minute: “JC/1819/019” is the nineteenth of the year 2018/19. It is
 *  allotted when the item's agenda is published, and is never another item's (domain.md 3.2). */
export interface MinuteReference {
  readonly prefix: string;
  /** The reference year: `1819` for the year from April 2018, `2018` for the calendar year. */
  readonly year: string;
  readonly number: number;
}

/** A scheme by which references can be allotted: nothing of it is left unsaid. */
export interface WholeScheme {
  readonly prefix: string;
  readonly year: ReferenceYear;
}

/** `null`: the terms of reference do not say enough to number minutes by. */
export function wholeScheme(scheme: ReferenceScheme | null): WholeScheme | null {
  if (scheme === null || scheme.prefix === null || scheme.year === null) return null;
  return { prefix: scheme.prefix, year: scheme.year };
}

/** The year in which a day's minutes are numbered. */
export function referenceYearOf(day: string, year: ReferenceYear): string {
  const calendar = Number(day.slice(0, 4));
  if (year === 'calendar') return String(calendar);
  const first = day.slice(5) < '04-01' ? calendar - 1 : calendar;
  return twoDigits(first) + twoDigits(first + 1);
}

/** Which way of counting years a label comes from: `1819` → financial. */
export function yearKindOf(label: string): ReferenceYear {
  const [first, second] = [Number(label.slice(0, 2)), Number(label.slice(2))];
  return second === (first + 1) % 100 ? 'financial' : 'calendar';
}

/** The number after the last of that year. A number is never given again, whatever prefix it had. */
export function nextNumber(
  taken: readonly Pick<MinuteReference, 'year' | 'number'>[],
  year: string,
): number {
  return 1 + Math.max(0, ...taken.filter((one) => one.year === year).map((one) => one.number));
}

export interface Allotted extends MinuteReference {
  readonly itemId: ItemId;
}

/** References for those items of a meeting that have none yet, in the order given. Whatever was allotted
 *  before stays as it is.
 *  @param taken every reference of the committee */
export function allot(
  taken: readonly Allotted[],
  { day, scheme, items }: AllotOrder,
): readonly Allotted[] {
  const year = referenceYearOf(day, scheme.year);
  const first = nextNumber(taken, year);
  const numbered = new Set(taken.map((one) => one.itemId));
  return items
    .filter((item) => !numbered.has(item))
    .map((itemId, index) => ({ itemId, prefix: scheme.prefix, year, number: first + index }));
}

export interface AllotOrder {
  /** The day of the meeting: it decides the reference year, not the day of publication. */
  readonly day: string;
  readonly scheme: WholeScheme;
  readonly items: readonly ItemId[];
}

/** “JC/1819/019”. */
export function referenceText({ prefix, year, number }: MinuteReference): string {
  return `${prefix}/${year}/${String(number).padStart(3, '0')}`;
}

/** Whether this can be a reference of another body, whose scheme nobody here knows: a few words at most, with a
 *  number among them. */
export function mayBeReference(text: string): boolean {
  return /^(?=.*\d)[\p{L}\p{N}./()_–-]+( [\p{L}\p{N}./()_–-]+){0,2}$/u.test(text);
}

/** `null`: this is no reference. */
export function parseReference(text: string): MinuteReference | null {
  const [, prefix, year, digits] = /^(.+)\/(\d{4})\/(\d{3,})$/.exec(text) ?? [];
  if (prefix === undefined || year === undefined || digits === undefined) return null;
  const number = Number(digits);
  // “JC/1819/0019” would be a second name for “JC/1819/019”.
  return referenceText({ prefix, year, number }) === text ? { prefix, year, number } : null;
}

/** The earlier first: by year, then by number. */
export function byReference(a: MinuteReference, b: MinuteReference): number {
  const years = firstYear(a.year) - firstYear(b.year);
  return years || a.number - b.number || (a.prefix < b.prefix ? -1 : 1);
}

/** A reference as a part of a permanent address: `jc-1819-019`. Within a committee no two are alike, since year
 *  and number are at the end of each. */
export function toPath(reference: string): string {
  return reference
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0');
}

/** `1819` → 2018, `2018` → 2018. `2021` is taken for 2020/21: the calendar year comes to the same order. */
function firstYear(label: string): number {
  if (yearKindOf(label) === 'calendar') return Number(label);
  const first = Number(label.slice(0, 2));
  return (first < 70 ? 2000 : 1900) + first;
}
