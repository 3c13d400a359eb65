import { useState } from 'react';
import { useLocation } from 'wouter';
import { addSeat, changeSeat } from '#client/live/constitution-deeds.ts';
import { useMe } from '#client/live/queries.ts';
import { useDeed } from '#client/live/use-deed.ts';
import { useAnnounce } from '#client/ui/announcer.tsx';
import type { FieldFault } from '#client/ui/error-summary.tsx';
import { useKept } from '#client/ui/kept.ts';
import type {
  ChangeSeat,
  Constitution,
  ConstitutionSeat,
} from '#shared/protocol/http/constitution.ts';
import { FormPage, SETTING_UP, useWayBack } from '../constitution/form-page.tsx';
import { KeptConstitution } from '../constitution/kept-constitution.tsx';
import { formFaults } from '../form-faults.ts';
import { BLANK_SEAT, SEAT_FIELD, seatDraftOf, seatOrder } from './seat-draft.ts';
import { SeatFields } from './seat-fields.tsx';
import { SeatOf } from './seat-of.tsx';

export function NewSeatPage({ committeeId }: { readonly committeeId: string }) {
  return (
    <KeptConstitution committeeId={committeeId}>
      {(constitution) => <SeatForm constitution={constitution} seat={null} />}
    </KeptConstitution>
  );
}

export function ChangeSeatPage({
  committeeId,
  seatId,
}: {
  readonly committeeId: string;
  readonly seatId: string;
}) {
  return (
    <SeatOf committeeId={committeeId} seatId={seatId}>
      {(constitution, seat) => <SeatForm constitution={constitution} seat={seat} />}
    </SeatOf>
  );
}

function SeatForm({
  constitution,
  seat,
}: {
  readonly constitution: Constitution;
  readonly seat: ConstitutionSeat | null;
}) {
  const me = useMe();
  const [, navigate] = useLocation();
  const announce = useAnnounce();
  const at = `/committees/${constitution.id}`;
  const own =
    seat === null
      ? { href: `${at}/membership`, name: 'Membership' }
      : { href: `${at}/seats/${seat.id}`, name: seat.title };
  const settingUp = useWayBack(constitution.id, own) !== own;
  const back = settingUp
    ? { href: `${at}/seats/several?${SETTING_UP}`, name: 'Seats of the committee' }
    : own;
  const [draft, set, forget] = useKept(
    `${me.data?.person.id}:${constitution.id}:seat:${seat?.id ?? 'new'}`,
    seat === null ? BLANK_SEAT : seatDraftOf(seat),
  );
  const [missing, setMissing] = useState<readonly FieldFault[]>([]);
  const { act, sending, fault } = useDeed(async (order: ChangeSeat): Promise<string> => {
    if (seat !== null) {
      await changeSeat(seat.id, order);
      return seat.id;
    }
    const { ids } = await addSeat(constitution.id, {
      ...order,
      firstDay: null,
      forEachParent: false,
    });
    return ids[0] ?? '';
  });
  const faults = missing.length > 0 ? missing : formFaults(fault, SEAT_FIELD);
  const submit = async () => {
    const made = seatOrder(draft);
    setMissing('faults' in made ? made.faults : []);
    if ('faults' in made) return;
    const done = await act(made.order);
    if (done === null) return;
    forget();
    announce(`Saved: ${made.order.title}`);
    navigate(settingUp ? back.href : `${at}/seats/${done.answer}`);
  };
  return (
    <FormPage
      back={back}
      caption={constitution.name}
      title={seat === null ? 'Add a seat' : `Change the seat: ${seat.title}`}
      lede={
        seat === null ? (
          <p>A seat is a place on the committee. Who holds it is said afterwards.</p>
        ) : (
          <p>
            A change holds at once: whoever holds the seat may then do what it says here, and no
            more.
          </p>
        )
      }
      faults={faults}
      busy={sending}
      submit={seat === null ? 'Add the seat' : 'Save the seat'}
      onSubmit={submit}
    >
      <SeatFields constitution={constitution} draft={draft} set={set} faults={faults} />
    </FormPage>
  );
}
