import type { Log } from '#server/journal/journal.ts';

/** What a line of the log may tell besides its sentence, so that no title, word, token or address of a
 *  person ever gets there by accident. Persons and documents are named by their ids. */
const FACTS: ReadonlySet<string> = new Set([
  'document',
  'person',
  'place',
  'status',
  'code',
  'why',
  'error',
  'fault',
  'entries',
  'bytes',
  'ms',
  'host',
  'port',
  'signal',
]);

/** An id that somebody made up may be as long as an address, and an error may quote what it was given. */
const MOST_CHARACTERS = 300;

/** Drizzle's errors quote the statement, and behind it what somebody wrote. */
function withoutValues(text: string): string {
  return text.replace(/\nparams:[\s\S]*$/, '');
}

/** As much of pino as is used. */
export type Lines = Readonly<
  Record<'info' | 'warn' | 'error', (facts: Record<string, unknown>, message: string) => void>
>;

/** The server's log over pino. What names an `error` or a `fault` is an error, unless told otherwise; the rest are warnings. */
export function createLog(lines: Lines): Log {
  return (message, facts = {}, level = isFault(facts) ? 'error' : 'warn') => {
    lines[level](told(facts), message);
  };
}

function isFault({ error, fault }: Readonly<Record<string, unknown>>): boolean {
  return error !== undefined || fault !== undefined;
}

function told(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => FACTS.has(name))
      .map(([name, value]) => [
        name,
        typeof value === 'number' ? value : withoutValues(String(value)).slice(0, MOST_CHARACTERS),
      ]),
  );
}
