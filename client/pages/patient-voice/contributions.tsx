import { EmptyState } from '#client/ui/empty-state.tsx';
import type { ContributionView } from '#shared/protocol/http/records.ts';
import { Contribution } from './contribution.tsx';

/** Everything said for patients and the public: those waiting longest first, then the answered ones. */
export function Contributions({
  contributions,
}: {
  readonly contributions: readonly ContributionView[];
}) {
  if (contributions.length === 0) {
    return (
      <EmptyState>
        No contribution is minuted yet. What patient voice seats, lay members and the public say
        will be listed here with the answer they were given.
      </EmptyState>
    );
  }
  const waiting = contributions.filter((one) => one.responses.length === 0);
  const sorted = [...contributions].sort(
    (a, b) =>
      (b.waitingDays ?? -1) - (a.waitingDays ?? -1) || b.meetingDate.localeCompare(a.meetingDate),
  );
  return (
    <>
      <p>
        {contributions.length} {contributions.length === 1 ? 'contribution' : 'contributions'}.{' '}
        {waiting.length === 0
          ? 'All have a response.'
          : `${waiting.length} ${waiting.length === 1 ? 'has' : 'have'} no response on record.`}
      </p>
      <ul className="plain-list">
        {sorted.map((one) => (
          <li key={one.id}>
            <Contribution contribution={one} />
          </li>
        ))}
      </ul>
    </>
  );
}
