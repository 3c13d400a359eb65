import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { ConfirmationStore } from '#server/records/confirmation-store.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { dayInLondon } from '#shared/domain/calendar.ts';
import { confirmationState, seatSpeaking } from '#shared/domain/confirmation.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { type ContributionId, type PersonId, toItemId } from '#shared/ids.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface ConfirmWordingDeps {
  readonly confirmations: ConfirmationStore;
  readonly minuted: MinutedStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
}

export interface ConfirmWordingOrder {
  readonly contributionId: ContributionId;
  /** The wording as they read it. */
  readonly wording: string;
  readonly by: PersonId;
}

/** Whoever sits in the seat, or sat there at the meeting, says that a contribution is worded as they made it. */
export const createConfirmWording =
  ({ confirmations, minuted, meetings, standings, feed, now }: ConfirmWordingDeps) =>
  async ({ contributionId, wording, by }: ConfirmWordingOrder): Promise<void> => {
    const meetingId = await minuted.meetingOfContribution(contributionId);
    const meeting = meetingId === null ? null : await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const found = (await minuted.contributions([meeting.id])).find(
      (one) => one.id === contributionId,
    );
    const item = found === undefined ? null : await meetings.item(toItemId(found.itemId));
    if (found === undefined || item === null) throw notFound();

    const seat = seatSpeaking(found);
    const days = [dayInLondon(now()), meeting.date];
    const seats = await confirmations.seatsOf(by, days, [meeting.id]);
    const owned = seat !== null && seats.has(seat);
    const thing = { ...thingOf(item), owned };
    const standing = await allowed(standings, by, meeting.id, 'confirm-wording', thing);
    if (found.removedAt !== null || wording !== found.text) throw changed();
    const earlier = (await confirmations.of([contributionId])).get(contributionId) ?? null;
    if (confirmationState(found, earlier) === 'confirmed') return;
    await confirmations.confirm(
      { contributionId, by, at: now(), wording },
      {
        ...doneAtMeeting(by, standing, meeting, item),
        deed: 'wording-confirmed',
        thing: 'contribution',
        thingId: contributionId,
      },
    );
    announce(feed, 'contributions', meeting, item, contributionId);
  };

function changed(): DomainError {
  return new DomainError(
    'passage-changed',
    'The wording has changed since you read it. Read it again before you confirm it.',
  );
}
