import { EmptyState } from '#client/ui/empty-state.tsx';
import { ResponsiveTable } from '#client/ui/table.tsx';
import type { PatientVoice } from '#shared/protocol/http/committee.ts';
import { Holder, NominatedBy, SeatTitle } from '../committee/seat-words.tsx';

/** The seats for patients and the public: who holds them, who put them forward, and for which areas. */
export function VoiceSeats({ voice }: { readonly voice: PatientVoice }) {
  const areas = new Map<string, string>(voice.areas.map((area) => [area.id, area.name]));
  if (voice.seats.length === 0) {
    return (
      <EmptyState>This committee has no seat for patients and the public on record.</EmptyState>
    );
  }
  return (
    <ResponsiveTable
      caption="Seats for patients and the public"
      rows={voice.seats}
      keyOf={(seat) => seat.id}
      columns={[
        { name: 'Seat', cell: (seat) => <SeatTitle seat={seat} /> },
        { name: 'Held by', cell: (seat) => <Holder seat={seat} /> },
        { name: 'Put forward by', cell: (seat) => <NominatedBy seat={seat} /> },
        {
          name: 'Speaks for',
          cell: (seat) =>
            seat.areaIds.length === 0 ? (
              <span className="unsaid">No area recorded</span>
            ) : (
              seat.areaIds.map((id) => areas.get(id) ?? 'An area not listed here').join(', ')
            ),
        },
      ]}
    />
  );
}
