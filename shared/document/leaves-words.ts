import { DomainError } from '../domain/domain-error.ts';

/** A change of words. Offsets are those of the text before any of them. */
interface ChangeOfWords {
  readonly from: number;
  readonly quote: string;
  readonly words: string;
}

/** How a block's words read with changes in it that do not touch each other. */
export function wordsWith(text: string, changes: readonly ChangeOfWords[]): string {
  return changes
    .toSorted((one, other) => other.from - one.from)
    .reduce(
      (now, { from, quote, words }) => now.slice(0, from) + words + now.slice(from + quote.length),
      text,
    );
}

/** Why a block may not be left with these words; `null`: it may. A decision, an action, a contribution or a proposal
 *  without words would stand in the record and say nothing.
 *  @param instead what else there is to do */
export function lackOfWords(
  kind: string,
  words: string,
  instead = 'leave the words as they are',
): string | null {
  const record = RECORDS[kind];
  if (record === undefined || words.replaceAll('\u200b', '').trim() !== '') return null;
  return `This would leave ${record.one} without words. Say what ${record.done} instead, or ${instead}.`;
}

/** @param path of the words in what was sent
 *  @throws DomainError when a record would be left without words */
export function mustLeaveWords(kind: string, words: string, path: string): void {
  const message = lackOfWords(kind, words);
  if (message !== null) throw new DomainError('not-valid', message, [{ path, message }]);
}

const RECORDS: Readonly<Record<string, { readonly one: string; readonly done: string }>> = {
  action: { one: 'an action', done: 'is to be done' },
  decision: { one: 'a decision', done: 'was decided' },
  contribution: { one: 'a contribution', done: 'was said' },
  proposal: { one: 'a proposal', done: 'was proposed' },
};
