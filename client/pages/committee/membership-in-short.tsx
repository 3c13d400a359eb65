import { Link } from 'wouter';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { listed } from '#shared/domain/terms-words.ts';
import type { Constitution } from '#shared/protocol/http/constitution.ts';
import { holdersOf, summaryInWords } from '../seats/seat-words.ts';

/** How many sit on the committee, who leads it, and which seats are vacant. The rest is a page of its own. */
export function MembershipInShort({ constitution }: { readonly constitution: Constitution }) {
  const seats = constitution.seats.filter(({ state }) => state === 'in_force');
  if (seats.length === 0) {
    return <EmptyState>No seats are on record for this committee.</EmptyState>;
  }
  const chairs = seats
    .filter(({ category }) => category === 'chair' || category === 'independent_chair')
    .flatMap(holdersOf);
  const vacant = seats.filter(({ holding }) => holding === 'vacant');
  return (
    <div className="prose">
      <p>{summaryInWords(constitution.counts)}.</p>
      {chairs.length === 0 ? null : (
        <p>
          {chairs.length === 1 ? 'Chair' : 'Chairs'}:{' '}
          {listed(chairs.map(({ person }) => person.name))}.
        </p>
      )}
      {vacant.length === 0 ? null : <p>Vacant: {vacant.map(({ title }) => title).join('; ')}.</p>}
      <p>
        <Link href={`/committees/${constitution.id}/membership`}>
          The whole membership, and who speaks for whom
        </Link>
      </p>
    </div>
  );
}
