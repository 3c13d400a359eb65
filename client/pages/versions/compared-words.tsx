import { Fragment } from 'react';
import type { LineChange } from '#shared/protocol/http/versions.ts';

/** Words with what was taken out and what was put in: struck through and underlined, and said to those who
 *  listen. */
export function ComparedWords({ words }: { readonly words: LineChange['words'] }) {
  return words.map(({ change, text }, index) => {
    if (change === 'kept') {
      // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
      return <Fragment key={index}>{text}</Fragment>;
    }
    const Mark = change === 'removed' ? 'del' : 'ins';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
      <Mark key={index} className={`compared__${change}`}>
        <span className="nhsuk-u-visually-hidden">[{change}: </span>
        {text}
        <span className="nhsuk-u-visually-hidden">] </span>
      </Mark>
    );
  });
}

/** “Owner: not recorded → Chief Finance Officer”; of a line that came or went, what it says. */
export function ComparedFacts({
  facts,
  kind,
}: {
  readonly facts: LineChange['facts'];
  readonly kind: LineChange['kind'];
}) {
  if (facts.length === 0) return null;
  return (
    <ul className="compared__facts">
      {facts.map(({ name, before, after }) => (
        <li key={name}>
          {name}:{' '}
          {kind === 'added' || kind === 'removed' ? (
            <strong>{kind === 'added' ? after : before}</strong>
          ) : (
            <>
              <span className="nhsuk-u-visually-hidden">was </span>
              {before} <span aria-hidden="true">→</span>
              <span className="nhsuk-u-visually-hidden">, is now</span> <strong>{after}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
