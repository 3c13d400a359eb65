import type { CommitteeStore } from '#server/records/committee-store.ts';
import type { MeetingRow } from '#server/records/meeting-store.ts';
import { mayBy } from '#shared/access/policy.ts';
import type { Standings } from '#shared/access/standings.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import type { Tell } from './tell.ts';

export interface AgendaGoneOut {
  readonly meeting: MeetingRow;
  readonly part: Part;
  /** It had gone out before. */
  readonly again: boolean;
  readonly by: PersonId;
}

/** Tells those who may read an agenda that it went out. */
export type TellOfAgenda = (gone: AgendaGoneOut) => Promise<void>;

export interface AgendaLettersDeps {
  readonly committees: CommitteeStore;
  readonly standings: Standings;
  readonly tell: Tell;
  /** The service's own address, `https://minutes.example.org`. */
  readonly origin: () => string;
}

/** A letter names no item: mail passes through many hands. */
export const createTellOfAgenda =
  ({ committees, standings, tell, origin }: AgendaLettersDeps): TellOfAgenda =>
  async ({ meeting, part, again, by }) => {
    const committee = await committees.get(meeting.committeeId);
    const persons: PersonId[] = [];
    for (const { id } of await committees.people(meeting.committeeId)) {
      if (id === by) continue;
      const standing = await standings.onMeeting(id, meeting.id);
      if (mayBy(standing, 'see', { part, itemId: null }).allowed) persons.push(id);
    }
    const day = dayInWords(meeting.date);
    const kind = part === 'II' ? 'private ' : '';
    const went = again ? 'has been changed and published again' : 'has been published';
    tell(persons, {
      subject: `Agenda ${again ? 'changed' : 'published'}: meeting of ${day}`,
      text: `The ${kind}agenda of this meeting ${went}.

Committee: ${committee?.name ?? ''}
Meeting: ${day}

${origin()}/meetings/${meeting.id}/agenda

You may be asked to sign in. This letter names no item of the
agenda, because mail passes through many hands.
`,
    });
  };
