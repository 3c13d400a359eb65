import type { DraftRight, Membership, SeatCategory } from '#shared/domain/vocabulary.ts';
import type { AddSeat } from '#shared/protocol/http/constitution.ts';

/** The seats most committees have, with what each usually may. Every seat can be changed afterwards. */
export interface UsualSeat {
  readonly key: string;
  /** As the question names it. */
  readonly name: string;
  /** As the seat is called. */
  readonly title: string;
  readonly category: SeatCategory;
  readonly membership: Membership;
  readonly countsToQuorum: boolean;
  readonly seesPrivate: boolean;
  readonly draftRight: DraftRight;
}

const VOTES = { membership: 'voting', countsToQuorum: true, seesPrivate: true } as const;
const OUTSIDE = { countsToQuorum: false, seesPrivate: false } as const;

export const FOR_EACH_BODY: UsualSeat = {
  key: 'each',
  name: 'One voting seat for each body',
  title: 'Member',
  category: 'voting_member',
  ...VOTES,
  draftRight: 'comment',
};

export const USUAL_SEATS: readonly UsualSeat[] = [
  {
    key: 'chair',
    name: 'Chair',
    title: 'Chair',
    category: 'chair',
    ...VOTES,
    draftRight: 'edit',
  },
  {
    key: 'vice_chair',
    name: 'Vice chair',
    title: 'Vice chair',
    category: 'vice_chair',
    ...VOTES,
    draftRight: 'comment',
  },
  {
    key: 'lay_member',
    name: 'Lay members',
    title: 'Lay member',
    category: 'lay_member',
    ...VOTES,
    draftRight: 'comment',
  },
  {
    key: 'clinician',
    name: 'Clinicians',
    title: 'Clinician',
    category: 'clinician',
    ...VOTES,
    draftRight: 'comment',
  },
  {
    key: 'officer',
    name: 'Officers with a vote',
    title: 'Officer',
    category: 'officer',
    ...VOTES,
    draftRight: 'comment',
  },
  {
    key: 'patient_voice',
    name: 'Healthwatch and other patient voice',
    title: 'Healthwatch representative',
    category: 'patient_voice',
    membership: 'participant',
    ...OUTSIDE,
    draftRight: 'comment',
  },
  {
    key: 'secretary',
    name: 'Secretary',
    title: 'Secretary',
    category: 'secretary',
    membership: 'in_attendance',
    countsToQuorum: false,
    seesPrivate: true,
    draftRight: 'edit',
  },
  {
    key: 'in_attendance',
    name: 'Others in attendance',
    title: 'In attendance',
    category: 'in_attendance',
    membership: 'in_attendance',
    ...OUTSIDE,
    draftRight: 'view',
  },
  {
    key: 'observer',
    name: 'Observers',
    title: 'Observer',
    category: 'observer',
    membership: 'observer',
    ...OUTSIDE,
    draftRight: 'view',
  },
];

/** How many of each were asked for. */
export type SeatCounts = Readonly<Record<string, string>>;

/** The most that one press makes of a kind: beyond that a number is a slip of the finger. */
export const MOST_SEATS = 30;

export interface PlannedSeat {
  readonly seat: AddSeat;
  /** How many seats this makes. */
  readonly makes: number;
}

/** The seats to add, or which numbers cannot be understood. Those of one kind are told apart by a number:
 *  “Lay member 1”, counting on from those there are. */
export function planSeats(
  counts: SeatCounts,
  forEachBody: boolean,
  bodies: number,
  titlesBefore: readonly string[],
): { readonly seats: readonly PlannedSeat[]; readonly wrong: readonly string[] } {
  const wrong: string[] = [];
  const seats: PlannedSeat[] = [];
  if (forEachBody && bodies > 0) {
    seats.push({ seat: { ...seatOf(FOR_EACH_BODY), forEachParent: true }, makes: bodies });
  }
  for (const usual of USUAL_SEATS) {
    const typed = (counts[usual.key] ?? '').trim();
    if (typed === '') continue;
    const many = Number(typed);
    if (!/^\d+$/.test(typed) || many > MOST_SEATS) {
      wrong.push(usual.key);
      continue;
    }
    const before = titlesBefore.filter((title) => isOf(usual.title, title)).length;
    for (let i = 1; i <= many; i += 1) {
      const title = many + before === 1 ? usual.title : `${usual.title} ${before + i}`;
      seats.push({ seat: { ...seatOf(usual), title }, makes: 1 });
    }
  }
  return { seats, wrong };
}

function isOf(kind: string, title: string): boolean {
  return title === kind || (title.startsWith(kind) && /^ \d+$/.test(title.slice(kind.length)));
}

function seatOf({ name: _, key: __, ...usual }: UsualSeat): AddSeat {
  return {
    ...usual,
    organisationId: null,
    areaIds: [],
    note: null,
    firstDay: null,
    forEachParent: false,
  };
}

/** What a seat of this kind may, in a sentence. */
export function usualRights(seat: UsualSeat): string {
  const votes = seat.membership === 'voting' ? 'Votes and counts towards the quorum' : 'No vote';
  const part = seat.seesPrivate ? 'takes part in private business' : 'not in private business';
  const drafts = {
    edit: 'writes in draft minutes',
    comment: 'comments on draft minutes',
    view: 'reads draft minutes',
  }[seat.draftRight];
  return `${votes}, ${part}, ${drafts}.`;
}
