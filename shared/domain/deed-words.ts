import { unbegun } from '../lang/capital.ts';
import type { ToldEntry } from './audit-sentence.ts';
import { valueInWords } from './audit-values.ts';
import { inWords } from './vocabulary.ts';

/** What was done, as the rest of a sentence that begins with who did it. Every deed that is ever written has
 *  its words here; a test looks for those that lack them. */
export const DEED_WORDS: Readonly<Record<string, (entry: ToldEntry) => string>> = {
  'item-added': ({ thing }) => `added ${thing}`,
  'item-withdrawn': ({ thing }) => `withdrew ${thing}`,
  'item-started': ({ thing, before }) =>
    `started ${thing}${before?.meeting === 'planned' ? ', which opened the meeting' : ''}`,
  'no-item-taken': ({ thing }) => `said that no item was being taken at ${thing}`,
  'item-made-private': ({ thing, after }) =>
    `moved ${thing}, to Part II${shownTo(after?.shownAs, after?.neutralTitle)}`,
  'private-item-shown': ({ thing, after }) =>
    `changed how ${thing}, appears${shownTo(after?.shownAs, after?.neutralTitle)}`,

  'comment-added': ({ thing, after }) => `made a comment (${kindOf(after?.kind)}) on ${thing}`,
  'comment-answered': ({ thing }) => `answered a comment on ${thing}`,
  'comment-settled': ({ thing, after }) => `${settled(after?.state)} a comment on ${thing}`,
  'comment-withdrawn': ({ thing }) => `took back a comment on ${thing}`,

  'action-progressed': ({ thing }) => `reported progress on an action of ${thing}`,
  'action-closure-proposed': ({ thing }) => `proposed to close an action of ${thing}`,
  'action-closed': ({ thing }) => `closed an action of ${thing}`,
  'action-reopened': ({ thing }) => `opened an action of ${thing}, again`,
  'action-due-moved': ({ thing, before, after }) =>
    `moved the due date of an action of ${thing}, ${
      before?.due == null ? '' : `from ${valueInWords(before.due)} `
    }to ${valueInWords(after?.due)}`,
  'contribution-answered': ({ thing }) => `answered a contribution under ${thing}`,
  'history-deleted': ({ thing }) => `deleted for good what had been taken out of ${thing}`,

  'committee-founded': ({ thing }) => `founded ${thing}`,
};

function kindOf(kind: unknown): string {
  return unbegun(inWords(String(kind)));
}

function settled(state: unknown): string {
  if (state === 'accepted') return 'accepted';
  return state === 'declined' ? 'declined' : 'accepted in part';
}

function shownTo(shownAs: unknown, neutralTitle: unknown): string {
  if (shownAs === 'full') return '; others see its title';
  if (shownAs === 'neutral') return `; others see “${String(neutralTitle)}”`;
  return '; others see only that there is a restricted item';
}
