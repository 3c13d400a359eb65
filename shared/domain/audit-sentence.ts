import { unbegun } from '../lang/capital.ts';
import { wordsOfDeed } from './deed-words.ts';
import { inWords } from './vocabulary.ts';

export type AuditValues = Readonly<Record<string, unknown>>;

/** An entry of the record of who did what with words in the place of ids. */
export interface ToldEntry {
  /** “The secretary”. */
  readonly who: string;
  readonly deed: string;
  /** “item 4, “Hosting of shared posts””; empty where no words are known. */
  readonly thing: string;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
}

/** “The secretary withdrew item 4, “Hosting of shared posts””, without a full stop: the moment and the reason
 *  may follow. A deed without words of its own is told by its name. */
export function auditSentence(entry: ToldEntry): string {
  const words = wordsOfDeed(entry.deed);
  if (words !== null) return `${entry.who} ${words(entry)}`;
  const did = entry.deed.replaceAll('-', ' ');
  return `${entry.who} did this: ${[did, entry.thing].filter((one) => one !== '').join(', ')}`;
}

/** The same with its moment and its reason: “… on 3 March 2018 at 10:12am: it was raised too late.” */
export function wholeSentence(sentence: string, when: string, reason: string | null): string {
  const end = reason === null || reason.trim() === '' ? '.' : `: ${stopped(reason.trim())}`;
  return `${sentence} ${when}${end}`;
}

/** Who somebody is in a sentence: by name and by what they acted as, unless the name says it. */
export function whoInWords(name: string, capacity: string): string {
  const acted = CAPACITY_WORDS[capacity] ?? unbegun(inWords(capacity));
  if (capacity === 'server' || capacity === 'guest') return name;
  if (name.toLowerCase().startsWith(acted.toLowerCase())) return `The ${unbegun(name)}`;
  return name.endsWith(')') ? `${name.slice(0, -1)}, ${acted})` : `${name} (${acted})`;
}

const CAPACITY_WORDS: Record<string, string> = { patient_voice: 'patient voice' };

function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
