import { stringify } from 'csv-stringify/sync';
import { wholeSentence } from '#shared/domain/audit-sentence.ts';
import { instantPhrase } from '#shared/lang/date-words.ts';

/** An entry as it is taken away: in words, and as it stands in the book. */
export interface ExportedEntry {
  readonly seq: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly sentence: string;
  readonly reason: string | null;
  readonly changes: string | null;
  readonly committee: string | null;
  readonly meeting: string | null;
  readonly actorId: string;
  readonly capacity: string;
  readonly deed: string;
  readonly thing: string;
  readonly thingId: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Stands for this entry and all before it, those that are not shown among them. */
  readonly hash: string;
}

const COLUMNS = {
  seq: 'Entry',
  at: 'When (UTC)',
  told: 'What was done',
  changes: 'Changes',
  reason: 'Reason',
  committee: 'Committee',
  meeting: 'Meeting',
  actorId: 'Person',
  capacity: 'Acting as',
  deed: 'Deed',
  thing: 'Thing',
  thingId: 'Which one',
  hash: 'Hash',
};

/** For a spreadsheet. What it would take for a formula is marked as text (ASVS 1.2.10). */
export function auditCsv(entries: readonly ExportedEntry[]): string {
  return stringify(entries.map(told), {
    header: true,
    columns: COLUMNS,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

export function auditJson(entries: readonly ExportedEntry[]): string {
  return `${JSON.stringify(entries.map(told), null, 2)}\n`;
}

function told(entry: ExportedEntry) {
  return {
    ...entry,
    told: wholeSentence(entry.sentence, instantPhrase(entry.at), entry.reason),
  };
}
