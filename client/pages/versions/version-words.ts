import { instantInWords } from '#client/ui/date-words.ts';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';
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

/** What a named version is. `of`: “ of Part II” where a meeting has two, or nothing. */
export function kindInWords(kind: VersionView['kind'], of = ''): string {
  switch (kind) {
    case 'move':
      return `Kept when the minutes${of} moved on`;
    case 'agenda_published':
      return `Kept when the agenda${of} was published`;
    case 'named':
      return `Named version${of}`;
    default:
      return unreachable(kind);
  }
}

/** “First draft, 1 March 2018, 2:05pm”, with the part where a meeting has two. */
export function versionInWords({ name, at, part }: VersionView, bothParts: boolean): string {
  return `${name}, ${instantInWords(at)}${bothParts ? `, Part ${part}` : ''}`;
}

type Session = Extract<HistoryEntry, { kind: 'session' }>;

/** “JC/1819/019, Hosting of shared posts”, “item 3, Hosting of shared posts” as long as no reference was
 *  allotted, “the agenda of Part II”. */
export function placeInWords({
  itemNumber,
  reference,
  itemTitle,
  part,
}: Pick<Session, 'itemNumber' | 'reference' | 'itemTitle' | 'part'>): string {
  if (itemNumber === null) return part === 'I' ? 'the agenda' : 'the agenda of Part II';
  const title = itemTitle === null || itemTitle.trim() === '' ? '' : `, ${itemTitle}`;
  return `${itemInShort({ number: itemNumber, reference, part })}${title}`;
}

/** “JC/1819/019”; “item 3” or “private item 3” as long as no reference was allotted. */
export function itemInShort({
  number,
  reference,
  part,
}: Pick<MeetingItem, 'number' | 'reference' | 'part'>): string {
  return reference ?? `${part === 'II' ? 'private item' : 'item'} ${number}`;
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
