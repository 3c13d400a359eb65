import type { DocumentFacts, HeldSeat, StandingStore } from '#server/records/standing-store.ts';
import { type Capacity, type Deed, may, type Standing } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DRAFT_RIGHTS, type DraftRight, type SeatCategory } from '#shared/domain/vocabulary.ts';
import type { DocumentId, PersonId } from '#shared/ids.ts';
import { createKeptAnswers } from './kept-answers.ts';

/** What a person may do with a document; `none` reads exactly like a document that does not exist. */
export type DocumentRight = 'none' | 'view' | 'edit';

/** Whose rights to ask about again. At least one list is not empty; both: people in these documents. */
export interface RightsChange {
  readonly persons: readonly PersonId[];
  readonly documents: readonly DocumentId[];
}

/** The facts of the records, put to the one policy. */
export interface Access extends Standings {
  documentRight(person: PersonId, document: DocumentId): Promise<DocumentRight>;
  /** To be called after every command that changes what somebody may do: standings are kept between
   *  questions, and open sockets ask again. */
  rightsChanged(change: RightsChange): void;
  onRightsChanged(listener: (change: RightsChange) => void): () => void;
  /** To be called now and then: appointments begin and end by the day, and on a new one every open socket
   *  asks again. */
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

  const onMeeting: Access['onMeeting'] = (person, meeting) => {
    const day = today();
    return meetings.ask(`${day} ${person} ${meeting}`, async () => {
      const committee = await standings.committeeOf(meeting);
      if (committee === null) return null;
      const seats = await standings.seatsHeld(person, committee, day);
      const given = await standings.meetingRight(person, meeting);
      return standingOf(seats, given);
    });
  };

  return {
    onMeeting,

    onCommittee: async (person, committee) =>
      standingOf(await standings.seatsHeld(person, committee, today()), null),

    committeesOf: (person) => standings.committeesOf(person, today()),

    documentRight: async (person, document) => {
      const facts = await documents.ask(document, () => standings.document(document));
      if (facts === null) return 'none';
      return rightTo(facts, await onMeeting(person, facts.meetingId));
    },

    rightsChanged,

    newDay: async () => {
      const day = today();
      if (day === lastDay) return;
      lastDay = day;
      rightsChanged({ persons: [], documents: await standings.documents() });
    },

    onRightsChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const EDITING: Record<'agenda' | 'minute', Deed> = {
  agenda: 'edit-agenda',
  minute: 'edit-minutes',
};

function rightTo(facts: DocumentFacts, standing: Standing | null): DocumentRight {
  const allowed = (deed: Deed) => may(standing, deed, { part: facts.part }).allowed;
  if (!allowed('see')) return 'none';
  if (facts.kind === 'notes') return allowed('see-notes') ? 'edit' : 'none';
  return allowed(EDITING[facts.kind]) && !facts.withdrawn ? 'edit' : 'view';
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

/** Someone with no seat and no right given is a stranger: `null`. */
function standingOf(seats: readonly HeldSeat[], given: DraftRight | null): Standing | null {
  if (seats.length === 0 && given === null) return null;
  return {
    capacities: [...new Set(seats.map((seat) => CAPACITY[seat.category]))].sort(),
    draftRight: given ?? strongest(seats.map((seat) => seat.draftRight)),
    minutesState: 'drafting',
  };
}

function strongest(rights: readonly DraftRight[]): DraftRight {
  return DRAFT_RIGHTS.findLast((right) => rights.includes(right)) ?? 'view';
}
