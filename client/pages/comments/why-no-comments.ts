import type { Part } from '#shared/domain/vocabulary.ts';
import type { MinutesOfPart } from '#shared/protocol/http/meeting.ts';

interface Parts {
  readonly minutes: readonly Pick<MinutesOfPart, 'part' | 'comment' | 'whyNotComment'>[];
}

/** Whether the reader may comment on the minutes of a part now. */
export function mayCommentOn({ minutes }: Parts, part: Part): boolean {
  return minutes.find((one) => one.part === part)?.comment === true;
}

/** Why the reader cannot add a comment, in the words of the policy, with what stays. */
export function whyNoComments({ minutes }: Parts): string {
  const why = minutes.find((one) => one.whyNotComment !== null)?.whyNotComment;
  return `${why ?? 'You cannot add a comment.'} The comments that were made can still be read.`;
}
