import type { NumberedItem } from './reading.ts';

/** “JC/1819/019: Framework”; “5. Framework” as long as no reference was allotted. */
export function itemInWords({
  number,
  reference,
  title,
}: Pick<NumberedItem, 'number' | 'reference' | 'title'>): string {
  return `${reference === null ? `${number}.` : `${reference}:`} ${title}`;
}
