import { instantInWords } from '#client/ui/date-words.ts';
import type { HistoryEntry, VersionView } from '#shared/protocol/http/versions.ts';

/** “1 March 2018” and “2:05pm” of an instant, in London. */
export function dayAndTime(instant: string): readonly [string, string] {
  const [day = '', time = ''] = instantInWords(instant).split(', ');
  return [day, time];
}

/** “2:05pm to 2:20pm”, or “2:05pm” when it took less than a minute. */
export function timesInWords(from: string, to: string): string {
  const [first, last] = [dayAndTime(from), dayAndTime(to)];
  if (first[0] !== last[0]) return `${first[1]} on ${first[0]} to ${last[1]}`;
  return first[1] === last[1] ? last[1] : `${first[1]} to ${last[1]}`;
}

/** “Secretary, Chair and Brent”. */
export function listInWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What a named version is, in a word or two. */
export const KIND_WORDS: Record<VersionView['kind'], string> = {
  move: 'Kept when the minutes moved on',
  agenda_published: 'Kept when the agenda was published',
  named: 'Named version',
};

/** “First draft, 1 March 2018, 2:05pm”, with the part where a meeting has two. */
export function versionInWords({ name, at, part }: VersionView, bothParts: boolean): string {
  return `${name}, ${instantInWords(at)}${bothParts ? `, Part ${part}` : ''}`;
}

type Session = Extract<HistoryEntry, { kind: 'session' }>;

/** “item 3, Hosting of shared posts”, “the agenda of Part II”. */
export function placeInWords({
  itemNumber,
  itemTitle,
  part,
}: Pick<Session, 'itemNumber' | 'itemTitle' | 'part'>): string {
  if (itemNumber === null) return part === 'I' ? 'the agenda' : 'the agenda of Part II';
  const title = itemTitle === null || itemTitle.trim() === '' ? '' : `, ${itemTitle}`;
  return `${part === 'II' ? 'private item' : 'item'} ${itemNumber}${title}`;
}

/** “3 sentences added, 1 changed; 1 action given an owner”. */
export function didInWords({ did }: Pick<Session, 'did'>): string {
  return did.length === 0 ? 'nothing that is still to be read afterwards' : did.join('; ');
}

/** Where two versions are compared. */
export function compareAt(
  meetingId: string,
  from: string,
  to: string,
  itemId: string | null = null,
): string {
  const query = new URLSearchParams({ from, to, ...(itemId === null ? {} : { itemId }) });
  return `/meetings/${meetingId}/compare?${query}`;
}

/** The moment before a session began. */
export function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
