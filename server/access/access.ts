import type {
  CommitteeFacts,
  DocumentFacts,
  HeldSeat,
  StandingStore,
} from '#server/records/standing-store.ts';
import {
  type Asker,
  type Capacity,
  type Deed,
  type Facts,
  mayBy,
  NO_COMMITTEE,
  type Standing,
} from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { couldUntilFrozen } from '#shared/access/until-frozen.ts';
import { DRAFT_RIGHTS, type DraftRight, type SeatCategory } from '#shared/domain/vocabulary.ts';
import type { DocumentId, MeetingId, PersonId } from '#shared/ids.ts';
import { createKeptAnswers } from './kept-answers.ts';

/** What a person may do with a document; `none` reads exactly like a document that does not exist. `late`: sees
 *  it, and could edit it until its minutes were sent round. */
export type DocumentRight = 'none' | 'view' | 'late' | 'edit';

/** Whose rights to ask about again. No persons: everybody's. No documents: in all of them. */
export interface RightsChange {
  readonly persons: readonly PersonId[];
  readonly documents: readonly DocumentId[];
}

/** The facts of the records, put to the one policy. */
export interface Access extends Standings {
  documentRight(person: PersonId, document: DocumentId): Promise<DocumentRight>;
  /** To be called after every command that changes what somebody may do, once it is committed: standings
   *  are kept between questions; open sockets and event streams ask again, and pages are told. */
  rightsChanged(change: RightsChange): void;
  onRightsChanged(listener: (change: RightsChange) => void): () => void;
  /** To be called when a day begins, and now and then: appointments begin and end by the day. */
  newDay(): Promise<void>;
}

export interface AccessDeps {
  readonly standings: StandingStore;
  /** The calendar day in London, `2018-03-01`. */
  readonly today: () => string;
}

export function createAccess({ standings, today }: AccessDeps): Access {
  const listeners = new Set<(change: RightsChange) => void>();
  const meetings = createKeptAnswers<Standing | null>();
  const documents = createKeptAnswers<DocumentFacts | null>();
  let lastDay = today();

  const rightsChanged: Access['rightsChanged'] = (change) => {
    meetings.forget();
    documents.forget();
    for (const listener of listeners) listener(change);
  };

  const onMeeting: Access['onMeeting'] = (person, id) => {
    const day = today();
    return meetings.ask(`${day} ${person} ${id}`, async () => {
      const meeting = await standings.meeting(id);
      const account = await standings.account(person);
      if (meeting === null || account === null) return null;
      const committee = await standings.committee(meeting.committeeId, day);
      const seats = await standings.seatsHeld(person, meeting.committeeId, day);
      const given = await standings.meetingRight(person, id);
      return standingOf(
        {
          ...account,
          ...held(seats, id, await standings.receivesAt(person, id, day)),
          ...(given === null ? {} : { draftRight: given }),
          exclusions: await standings.exclusions(person, id),
          chairedApprovalOf: await standings.chairedApprovalOf(person, id, day),
        },
        { ...factsOf(committee, day), minutes: meeting.minutes },
      );
    });
  };

  return {
    onMeeting,

    onCommittee: async (person, id) => {
      const day = today();
      const account = await standings.account(person);
      const committee = await standings.committee(id, day);
      if (account === null || committee === null) return null;
      const seats = await standings.seatsHeld(person, id, day);
      const receives = await standings.receivesFor(person, id, day);
      return standingOf(
        { ...account, ...held(seats, null, receives), exclusions: [], chairedApprovalOf: [] },
        factsOf(committee, day),
      );
    },

    inService: async (person) => {
      const account = await standings.account(person);
      if (account === null) return null;
      return {
        person: { ...account, ...held([], null, false), exclusions: [], chairedApprovalOf: [] },
        facts: NO_COMMITTEE,
      };
    },

    committeesOf: (person) => standings.committeesOf(person, today()),

    documentRight: async (person, document) => {
      const facts = await documents.ask(document, () => standings.document(document));
      if (facts === null || facts.closed) return 'none';
      return rightTo(facts, await onMeeting(person, facts.meetingId));
    },

    rightsChanged,

    newDay: async () => {
      const day = today();
      if (day === lastDay) return;
      const persons = await standings.turningBetween(lastDay, day);
      lastDay = day;
      if (persons.length > 0) rightsChanged({ persons, documents: [] });
    },

    onRightsChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const EDITING = {
  agenda: 'edit-agenda',
  minute: 'edit-minutes',
  notes: 'edit-notes',
} as const satisfies Record<DocumentFacts['kind'], Deed>;

const OPENING = {
  agenda: 'open-agenda',
  minute: 'see',
  notes: 'see-notes',
} as const satisfies Record<DocumentFacts['kind'], Deed>;

function rightTo(facts: DocumentFacts, standing: Standing | null): DocumentRight {
  const allowed = (deed: Deed) => mayBy(standing, deed, facts).allowed;
  if (!allowed(OPENING[facts.kind])) return 'none';
  if (facts.withdrawn) return 'view';
  const editing = EDITING[facts.kind];
  if (allowed(editing)) return 'edit';
  return standing !== null && couldUntilFrozen(standing, editing, facts) ? 'late' : 'view';
}

const CAPACITY: Record<SeatCategory, Capacity> = {
  independent_chair: 'chair',
  chair: 'chair',
  vice_chair: 'member',
  voting_member: 'member',
  officer: 'member',
  clinician: 'member',
  co_opted: 'member',
  in_attendance: 'observer',
  lay_member: 'lay_member',
  patient_voice: 'patient_voice',
  secretary: 'secretary',
  observer: 'observer',
};

/** What the seats make somebody at this meeting; `null`: on the committee at large. */
function held(
  seats: readonly HeldSeat[],
  meeting: MeetingId | null,
  receives: boolean,
): Pick<Asker, 'capacities' | 'draftRight' | 'seesPrivate'> {
  const here = seats.filter((seat) => seat.onlyAt === null || seat.onlyAt === meeting);
  const capacities = here.map((seat) => CAPACITY[seat.category]);
  const elsewhere: Capacity[] = seats.length > here.length ? ['deputy'] : [];
  if (receives) elsewhere.push('body_secretary');
  if (here.some((seat) => seat.category === 'vice_chair')) elsewhere.push('vice_chair');
  return {
    capacities: [...new Set([...capacities, ...elsewhere])].sort(),
    draftRight: strongest(here.map((seat) => seat.draftRight)),
    seesPrivate: here.some((seat) => seat.seesPrivate),
  };
}

/** Someone with no seat, no right given and no post in the service is a stranger: `null`. */
function standingOf(person: Asker, facts: Facts): Standing | null {
  const known = person.capacities.length > 0 || person.draftRight !== null || person.administrator;
  return known ? { person, facts } : null;
}

function factsOf(committee: CommitteeFacts | null, day: string): Facts {
  return {
    committeeClosed: committee?.closed ?? false,
    minutes: null,
    today: day,
    membersEditDrafts: committee?.membersEditDrafts ?? null,
  };
}

function strongest(rights: readonly DraftRight[]): DraftRight | null {
  return DRAFT_RIGHTS.findLast((right) => rights.includes(right)) ?? null;
}
