import type { CommentStore } from '#server/records/comment-store.ts';
import type { LifeStore } from '#server/records/life-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import type { Lacking } from '#shared/domain/missing.ts';
import type { Membership, Part } from '#shared/domain/vocabulary.ts';
import type { PersonId } from '#shared/ids.ts';
import type { AttendanceQueries } from './attendance.ts';
import type { GapQueries } from './gaps.ts';
import type { ReadableMeeting } from './reading.ts';

export interface LackingDeps {
  readonly gaps: GapQueries;
  readonly minuted: MinutedStore;
  readonly comments: CommentStore;
  readonly attendance: Pick<AttendanceQueries, 'ofMeeting'>;
  readonly life: LifeStore;
  readonly now: () => number;
}

/** What the minutes of one part lack, of the items that the reader may see: nobody learns from a number that there
 *  is an item they are kept from. */
export type AskLacking = (
  person: PersonId,
  meeting: ReadableMeeting,
  part: Part,
) => Promise<Lacking>;

const MEMBERS: readonly Membership[] = ['voting', 'non_voting', 'participant'];

export const createLacking =
  ({ gaps, minuted, comments, attendance, life, now }: LackingDeps): AskLacking =>
  async (person, { meeting, items }, part) => {
    const here = new Set<string>(items.filter((one) => one.part === part).map((one) => one.id));
    const found = (await gaps.ofMeeting(person, meeting.id))?.items ?? [];
    const count = (kind: (typeof found)[number]['kind']) =>
      found.filter((one) => one.kind === kind && here.has(one.itemId)).length;

    const attributed = (await minuted.contributions([meeting.id])).filter(
      (row) => row.removedAt === null && row.seatId !== null && here.has(row.itemId),
    );
    const confirmed = await life.confirmedWordings(attributed.map((row) => row.id));

    const open = (await comments.ofMeeting(meeting.id)).filter(
      (one) => one.state === 'open' && here.has(one.itemId),
    );

    const seats = ((await attendance.ofMeeting(person, meeting.id))?.seats ?? []).filter(
      (seat) => MEMBERS.includes(seat.membership) && seat.holding !== 'vacant',
    );
    const until = meeting.minutes[part].commentsUntil;
    return {
      itemsWithoutOutcome: count('item_without_outcome'),
      openProposals: count('open_proposal'),
      actionsWithoutOwner: count('action_without_owner'),
      actionsWithoutDue: count('action_without_due'),
      contributionsUnconfirmed: attributed.filter((row) => confirmed.get(row.id) !== row.text)
        .length,
      openComments: open.length,
      seats: {
        all: seats.length,
        recorded: seats.filter((seat) => seat.code !== 'not_recorded').length,
      },
      commentsUntil: until !== null && until >= dayInLondon(now()) ? until : null,
    };
  };
