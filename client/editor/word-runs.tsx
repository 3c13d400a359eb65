import { Fragment, type ReactNode } from 'react';
import type { WordRun } from '#shared/document/compare-words.ts';

/** Words with what would go out of them and what would come in, as somebody suggests. */
export function SuggestedWordRuns({
  runs,
  by,
}: {
  readonly runs: readonly WordRun[];
  readonly by: string;
}) {
  // Where nothing comes in their place, whose suggestion it is stands with the words that go.
  const onlyGo = runs.every((run) => run.change !== 'added');
  return runs.map(({ change, text }, index) => {
    if (change === 'removed') {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
        <SuggestedRemoval key={index} by={onlyGo ? by : null}>
          {text}
        </SuggestedRemoval>
      );
    }
    if (change === 'added') {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
        <SuggestedInsertion key={index} by={by}>
          {text}
        </SuggestedInsertion>
      );
    }
    // biome-ignore lint/suspicious/noArrayIndexKey: a run has no name but its place
    return <Fragment key={index}>{text}</Fragment>;
  });
}

export function SuggestedRemoval({
  by,
  children,
}: {
  /** Whose suggestion it is; `null`: it is said with the words in their place. */
  readonly by: string | null;
  readonly children: ReactNode;
}) {
  return (
    <del className="suggested suggested--removed">
      <Aside>{by === null ? '[suggested removal: ' : `[suggested removal by ${by}: `}</Aside>
      {children}
      <Aside>] </Aside>
    </del>
  );
}

export function SuggestedInsertion({
  by,
  children,
}: {
  readonly by: string;
  readonly children: ReactNode;
}) {
  return (
    <ins className="suggested suggested--added" data-aside="">
      <Aside>{` [suggested insertion by ${by}: `}</Aside>
      {children}
      <Aside>] </Aside>
    </ins>
  );
}

/** Words of ours among those of the minutes: heard and not seen. `data-aside` keeps them out of what a reader
 *  selects. */
function Aside({ children }: { readonly children: string }) {
  return (
    <span className="nhsuk-u-visually-hidden" data-aside="">
      {children}
    </span>
  );
}
