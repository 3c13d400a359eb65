import { EmptyState } from '#client/ui/empty-state.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import { SEAT_CATEGORIES, type SeatCategory } from '#shared/domain/vocabulary.ts';
import type { CommitteeDetail, SeatView } from '#shared/protocol/http/committee.ts';
import { Holder, NominatedBy, SeatTitle } from './seat-words.tsx';

const CATEGORY: Record<SeatCategory, string> = {
  independent_chair: 'Independent chair',
  chair: 'Chair',
  vice_chair: 'Vice chair',
  voting_member: 'Voting members',
  officer: 'Officers',
  clinician: 'Clinicians',
  lay_member: 'Lay members',
  patient_voice: 'Patient voice',
  co_opted: 'Co-opted members',
  secretary: 'Secretary',
  in_attendance: 'In attendance',
  observer: 'Observers',
};

/** The seats as a constitution lists them: filled, vacant, or with nobody recorded. */
export function Membership({ committee }: { readonly committee: CommitteeDetail }) {
  const present = committee.seats.filter((seat) => !seat.ended);
  if (present.length === 0) {
    return <EmptyState>No seats are on record for this committee.</EmptyState>;
  }
  const vacant = present.filter((seat) => seat.holding === 'vacant').length;
  const unknown = present.filter((seat) => seat.holding === 'not_recorded').length;
  return (
    <>
      <p>
        {present.length} seats: {vacant === 0 ? 'none is' : `${vacant}`}
        {vacant === 1 ? ' is' : vacant > 1 ? ' are' : ''} vacant
        {unknown === 0 ? '' : `, and nobody recorded who holds ${unknown} of them`}.
      </p>
      {SEAT_CATEGORIES.map((category) => {
        const seats = present.filter((seat) => seat.category === category);
        return seats.length === 0 ? null : (
          <SeatTable key={category} caption={CATEGORY[category]} seats={seats} />
        );
      })}
    </>
  );
}

function SeatTable({
  caption,
  seats,
}: {
  readonly caption: string;
  readonly seats: readonly SeatView[];
}) {
  return (
    <ResponsiveTable
      even
      caption={caption}
      rows={seats}
      keyOf={(seat) => seat.id}
      columns={[
        { name: 'Seat', cell: (seat) => <SeatTitle seat={seat} /> },
        { name: 'Held by', cell: (seat) => <Holder seat={seat} /> },
        {
          name: 'Body',
          cell: ({ organisation }) =>
            organisation ?? <span className="unsaid">No body recorded</span>,
        },
        { name: 'Put forward by', cell: (seat) => <NominatedBy seat={seat} /> },
      ]}
    />
  );
}
