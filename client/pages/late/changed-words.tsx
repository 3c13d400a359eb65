import './late.scss';
import { compareWords } from '#shared/document/compare-words.ts';

/** Words before and after in one text: what went out is struck through and what came in underlined, and both are
 *  said in words to whoever hears the page. */
export function ChangedWords({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}) {
  return (
    <p className="changed-words">
      {compareWords(before, after).map(({ change, text }, index) => {
        const Mark = change === 'removed' ? 'del' : change === 'added' ? 'ins' : 'span';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
          <Mark key={index}>
            {change === 'kept' ? null : (
              <span className="nhsuk-u-visually-hidden">
                {change === 'removed' ? '[taken out: ' : '[put in: '}
              </span>
            )}
            {text}
            {change === 'kept' ? null : <span className="nhsuk-u-visually-hidden">] </span>}
          </Mark>
        );
      })}
    </p>
  );
}
