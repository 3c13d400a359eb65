import type { ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Facts as name and value. */
export function SummaryList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {facts.map((fact) => (
        <div className="nhsuk-summary-list__row" key={fact.name}>
          <dt className="nhsuk-summary-list__key">{fact.name}</dt>
          <dd className="nhsuk-summary-list__value">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
