import type { Seat, StandIn, Tenure } from '#shared/domain/seat.ts';
import { toAppointmentId, toOrganisationId, toPersonId, toSeatId } from '#shared/ids.ts';

type Told = Partial<Omit<Seat, 'id' | 'organisationId' | 'tenures'>> & {
  readonly body?: string;
  readonly holders?: readonly (string | Tenure)[];
};

/** A seat of a small committee, said in few words: a voting member's, held since ever, unless told else. */
export function aSeat(id: string, { body, holders = [], ...told }: Told = {}): Seat {
  return {
    id: toSeatId(id),
    title: id,
    category: 'voting_member',
    membership: 'voting',
    countsToQuorum: true,
    organisationId: body === undefined ? null : toOrganisationId(body),
    holding: 'held',
    fromDay: null,
    toDay: null,
    ...told,
    tenures: holders.map((one) => (typeof one === 'string' ? aTenure(one) : one)),
  };
}

export function aTenure(
  person: string,
  told: Partial<Omit<Tenure, 'id' | 'personId'>> = {},
): Tenure {
  return {
    id: toAppointmentId(`${person}-${told.fromDay ?? 'ever'}`),
    personId: toPersonId(person),
    status: 'confirmed',
    shared: false,
    fromDay: null,
    toDay: null,
    deputies: [],
    ...told,
  };
}

export function aDeputy(person: string, told: Partial<Omit<StandIn, 'personId'>> = {}): StandIn {
  return { personId: toPersonId(person), meetingId: null, fromDay: null, toDay: null, ...told };
}
