import { Tag } from '#client/ui/tag.tsx';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { SeatView } from '#shared/protocol/http/committee.ts';

/** Who sits there. What nobody recorded is not a vacancy, and a vacancy is said. */
export function Holder({ seat }: { readonly seat: SeatView }) {
  switch (seat.holding) {
    case 'held':
      return seat.holders.map((one) => one.name).join(' and ');
    case 'vacant':
      return <strong>Vacant</strong>;
    case 'not_recorded':
      return <span className="unsaid">Not recorded</span>;
    default:
      return unreachable(seat.holding);
  }
}

export function NominatedBy({ seat }: { readonly seat: SeatView }) {
  if (seat.nominatedBy.length === 0) return <span className="unsaid">Not recorded</span>;
  return seat.nominatedBy.join('; ');
}

/** The seat itself, with what the source says of it. */
export function SeatTitle({ seat }: { readonly seat: SeatView }) {
  return (
    <>
      {seat.title}
      {seat.note === null ? null : <p className="note">{seat.note}</p>}
      {seat.demonstration ? (
        <p className="note">
          <Tag colour="white">Demonstration</Tag>
        </p>
      ) : null}
    </>
  );
}
