import { begun } from '#shared/lang/capital.ts';
import type { AgendaAlteration } from '#shared/protocol/http/agenda-publication.ts';

/** What was altered of an agenda after it went out, as a sentence without its full stop. */
export function alterationInWords(one: AgendaAlteration): string {
  const item = `${one.reference ?? `item ${one.number}`}, “${one.title}”`;
  switch (one.what) {
    case 'added':
      return `Item ${one.number}, “${one.title}”, was added`;
    case 'withdrawn':
      return `${begun(item)}, was withdrawn`;
    case 'moved':
      return `${begun(item)}, was moved from place ${one.before} to place ${one.after}`;
    case 'title':
      return `The title of ${one.reference ?? `item ${one.number}`} was changed from ${quoted(one.before)} to ${quoted(one.after)}`;
    case 'lead':
    case 'purpose':
    case 'paper':
      return `The ${one.what} of ${item}, ${fromTo(one.before, one.after)}`;
    case 'minutes':
      return `The time for ${item}, ${fromTo(one.before, one.after)}`;
    case 'recommendation':
      return `The recommendation of ${item}, ${fromTo(quotedOrNull(one.before), quotedOrNull(one.after))}`;
  }
}

/** “3 changes were made since.” */
export function alterationsInShort(count: number): string {
  if (count === 0) return 'Nothing has been changed since.';
  return count === 1 ? '1 change was made since.' : `${count} changes were made since.`;
}

function fromTo(before: string | null, after: string | null): string {
  if (before === null) return `was set to ${after ?? 'nothing'}`;
  return after === null
    ? `was taken out: it was ${before}`
    : `was changed from ${before} to ${after}`;
}

function quoted(words: string | null): string {
  return words === null ? 'nothing' : `“${words}”`;
}

function quotedOrNull(words: string | null): string | null {
  return words === null ? null : quoted(words);
}
