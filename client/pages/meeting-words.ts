import { dayInWords, timeInWords } from '#client/ui/date-words.ts';
import { stageOf } from '#shared/domain/minutes.ts';
import type { Part } from '#shared/domain/vocabulary.ts';
import { unreachable } from '#shared/lang/unreachable.ts';
import type { MeetingSummary } from '#shared/protocol/http/committee.ts';
import type { MinutesOfPart } from '#shared/protocol/http/meeting.ts';

/** “1 March 2018, 1pm”, or what nobody recorded of it. */
export function whenInWords(meeting: Pick<MeetingSummary, 'date' | 'startsAt' | 'state'>): string {
  const time =
    meeting.startsAt === null ? `time ${unsaid(meeting)}` : timeInWords(meeting.startsAt);
  return `${dayInWords(meeting.date)}, ${time}`;
}

export function venueInWords(meeting: Pick<MeetingSummary, 'venue' | 'state'>): string {
  return meeting.venue ?? `Venue ${unsaid(meeting)}`;
}

/** Of a meeting to come nothing can have been recorded. */
export function unsaid({ state }: Pick<MeetingSummary, 'state'>): string {
  return state === 'planned' ? 'not set yet' : 'not recorded';
}

export function meetingStateInWords(state: MeetingSummary['state']): string {
  switch (state) {
    case 'planned':
      return 'Planned';
    case 'open':
      return 'Meeting now';
    case 'closed':
      return 'Held';
    default:
      return unreachable(state);
  }
}

/** Whether nothing more will be minuted under the items of a part: its minutes were sent round, or are the record. */
export function isAllMinuted(
  { minutes }: { readonly minutes: readonly Pick<MinutesOfPart, 'part' | 'state'>[] },
  part: Part,
): boolean {
  const of = minutes.find((one) => one.part === part);
  return of !== undefined && stageOf(of.state) !== 'draft';
}

/** Whether the minutes of a part are approved: from then on nothing about its items is changed here. */
export function isApproved(
  { minutes }: { readonly minutes: readonly Pick<MinutesOfPart, 'part' | 'state'>[] },
  part: Part,
): boolean {
  const of = minutes.find((one) => one.part === part);
  return of !== undefined && stageOf(of.state) === 'settled';
}

/** What a page of a meeting stands under: the committee and the day. */
export function meetingCaption(meeting: {
  readonly committeeName: string;
  readonly date: string;
}): string {
  return `${meeting.committeeName}, ${dayInWords(meeting.date)}`;
}
