import type { Part } from '#shared/domain/vocabulary.ts';
import type { MeetingDetail } from '#shared/protocol/http/meeting.ts';

/** Whether the reader may comment on the minutes of a part now. */
export function mayCommentOn({ minutes }: Pick<MeetingDetail, 'minutes'>, part: Part): boolean {
  return minutes.find((one) => one.part === part)?.comment === true;
}

/** Why the reader cannot add a comment, in the words of the policy, with what stays. */
export function whyNoComments({ minutes }: Pick<MeetingDetail, 'minutes'>): string {
  const why = minutes.find((one) => one.whyNotComment !== null)?.whyNotComment;
  return `${why ?? 'You cannot add a comment.'} The comments that were made can still be read.`;
}
