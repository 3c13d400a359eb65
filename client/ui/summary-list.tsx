import type { ReactNode } from 'react';
import { Link } from 'wouter';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Where it can be changed. `about` ends the link's words for those who meet it out of its place. */
  readonly change?: { readonly href: string; readonly about: string } | undefined;
}

/** Facts as name and value, and where each can be changed. */
export function SummaryList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="nhsuk-summary-list">
      {facts.map((fact) => (
        <div
          className={
            fact.change === undefined
              ? 'nhsuk-summary-list__row nhsuk-summary-list__row--no-actions'
              : 'nhsuk-summary-list__row'
          }
          key={fact.name}
        >
          <dt className="nhsuk-summary-list__key">{fact.name}</dt>
          <dd className="nhsuk-summary-list__value">{fact.value}</dd>
          {fact.change === undefined ? null : (
            <dd className="nhsuk-summary-list__actions">
              <Link href={fact.change.href}>
                Change<span className="nhsuk-u-visually-hidden"> {fact.change.about}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
