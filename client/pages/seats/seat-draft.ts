import type { FieldFault } from '#client/ui/error-summary.tsx';
import { toAreaId, toOrganisationId } from '#shared/ids.ts';
import type { ChangeSeat, ConstitutionSeat } from '#shared/protocol/http/constitution.ts';
import {
  CATEGORY_CHOICES,
  chosen,
  DRAFT_CHOICES,
  MEMBERSHIP_CHOICES,
} from '../constitution/choices.ts';

/** A seat while it is being described. */
export interface SeatDraft {
  readonly title: string;
  readonly category: string;
  readonly membership: string;
  readonly countsToQuorum: string;
  readonly seesPrivate: string;
  readonly draftRight: string;
  readonly organisationId: string;
  readonly areaIds: readonly string[];
  readonly note: string;
}

export const BLANK_SEAT: SeatDraft = {
  title: '',
  category: '',
  membership: '',
  countsToQuorum: '',
  seesPrivate: '',
  draftRight: '',
  organisationId: '',
  areaIds: [],
  note: '',
};

export const SEAT_FIELD = {
  title: 'seat-title',
  category: 'seat-category',
  membership: 'seat-membership',
  countsToQuorum: 'seat-quorum',
  seesPrivate: 'seat-private',
  draftRight: 'seat-drafts',
  organisationId: 'seat-body',
  areaIds: 'seat-areas',
  note: 'seat-note',
} as const;

export function seatDraftOf(seat: ConstitutionSeat): SeatDraft {
  return {
    title: seat.title,
    category: seat.category,
    membership: seat.membership,
    countsToQuorum: seat.countsToQuorum ? 'yes' : 'no',
    seesPrivate: seat.seesPrivate ? 'yes' : 'no',
    draftRight: seat.draftRight,
    organisationId: seat.organisation?.id ?? '',
    areaIds: seat.areaIds,
    note: seat.note ?? '',
  };
}

/** The seat as it is to be, or everything that is missing. */
export function seatOrder(
  draft: SeatDraft,
): { readonly order: ChangeSeat } | { readonly faults: readonly FieldFault[] } {
  const title = draft.title.trim();
  const category = chosen(CATEGORY_CHOICES, draft.category);
  const membership = chosen(MEMBERSHIP_CHOICES, draft.membership);
  const draftRight = chosen(DRAFT_CHOICES, draft.draftRight);
  const asked: readonly (readonly [boolean, keyof typeof SEAT_FIELD, string])[] = [
    [title === '', 'title', 'Enter what the seat is called'],
    [category === null, 'category', 'Choose what the seat is for'],
    [membership === null, 'membership', 'Choose how the seat belongs to the committee'],
    [draft.countsToQuorum === '', 'countsToQuorum', 'Say whether the seat counts to the quorum'],
    [
      draft.seesPrivate === '',
      'seesPrivate',
      'Say whether the seat takes part in private business',
    ],
    [draftRight === null, 'draftRight', 'Choose what the seat may do with draft minutes'],
  ];
  const faults = asked
    .filter(([missing]) => missing)
    .map(([, field, message]) => ({ fieldId: SEAT_FIELD[field], message }));
  if (faults.length > 0 || category === null || membership === null || draftRight === null) {
    return { faults };
  }
  return {
    order: {
      title,
      category,
      membership,
      countsToQuorum: draft.countsToQuorum === 'yes',
      seesPrivate: draft.seesPrivate === 'yes',
      draftRight,
      organisationId: draft.organisationId === '' ? null : toOrganisationId(draft.organisationId),
      areaIds: draft.areaIds.map(toAreaId),
      note: draft.note.trim() || null,
    },
  };
}
