import type { ChangeFeed } from '#server/records/change-feed.ts';
import type { MeetingStore } from '#server/records/meeting-store.ts';
import type { MinutedStore } from '#server/records/minuted-store.ts';
import type { ResponseStore } from '#server/records/response-store.ts';
import type { Standings } from '#shared/access/standings.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { type ContributionId, type PersonId, toItemId } from '#shared/ids.ts';
import { announce } from './announce.ts';
import { allowed, notFound, thingOf } from './asked.ts';
import { doneAtMeeting } from './on-record.ts';

export interface RespondDeps {
  readonly responses: ResponseStore;
  readonly minuted: MinutedStore;
  readonly meetings: MeetingStore;
  readonly standings: Standings;
  readonly feed: ChangeFeed;
  readonly now: () => number;
  readonly random: () => string;
}

export interface RespondOrder {
  readonly contributionId: ContributionId;
  readonly text: string;
  readonly by: PersonId;
}

/** The committee answers a contribution: what was done about it, and why. */
export const createRespondToContribution =
  ({ responses, minuted, meetings, standings, feed, now, random }: RespondDeps) =>
  async (order: RespondOrder): Promise<void> => {
    const meetingId = await minuted.meetingOfContribution(order.contributionId);
    const meeting = meetingId === null ? null : await meetings.get(meetingId);
    if (meeting === null) throw notFound();
    const found = (await minuted.contributions([meeting.id])).find(
      (one) => one.id === order.contributionId,
    );
    const item = found === undefined ? null : await meetings.item(toItemId(found.itemId));
    if (item === null) throw notFound();
    const { contributionId, by } = order;
    const standing = await allowed(standings, by, meeting.id, 'respond', thingOf(item));
    const text = order.text.trim();
    if (text === '') throw new DomainError('reason-missing', 'Enter a response.');
    await responses.add(
      { id: random(), contributionId, at: now(), by, text },
      {
        ...doneAtMeeting(by, standing, meeting, item),
        deed: 'contribution-answered',
        thing: 'contribution',
        thingId: contributionId,
      },
    );
    announce(feed, 'contributions', meeting, item, contributionId);
  };
