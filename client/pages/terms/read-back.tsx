import { useDeferredValue } from 'react';

/** A rule as it will read, kept up while it is being filled in. */
export function ReadBack({ sentences }: { readonly sentences: readonly string[] }) {
  const words = useDeferredValue(sentences.join(' '));
  return (
    <div className="read-back">
      <p className="read-back__label">The terms will say:</p>
      <output className="read-back__words">
        {words === '' ? <span className="unsaid">Not recorded.</span> : words}
      </output>
    </div>
  );
}
