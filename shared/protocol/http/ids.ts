import * as z from 'zod';
import {
  toActionId,
  toAreaId,
  toBlockId,
  toCommentId,
  toCommitteeId,
  toContributionId,
  toDecisionId,
  toDocumentId,
  toItemId,
  toMeetingId,
  toOrganisationId,
  toPersonId,
  toPostId,
  toProposalId,
  toSeatId,
} from '../../ids.ts';

/** An id as it comes through the door: short, printable, without a slash. */
const idText = z.string().regex(/^[\w.:~-]{1,80}$/, 'Not an id');

export const committeeId = idText.transform(toCommitteeId);
export const organisationId = idText.transform(toOrganisationId);
export const areaId = idText.transform(toAreaId);
export const personId = idText.transform(toPersonId);
export const postId = idText.transform(toPostId);
export const seatId = idText.transform(toSeatId);
export const meetingId = idText.transform(toMeetingId);
export const itemId = idText.transform(toItemId);
export const documentId = idText.transform(toDocumentId);
export const blockId = idText.transform(toBlockId);
export const actionId = idText.transform(toActionId);
export const decisionId = idText.transform(toDecisionId);
export const contributionId = idText.transform(toContributionId);
export const proposalId = idText.transform(toProposalId);
export const commentId = idText.transform(toCommentId);

/** A calendar day, `2018-03-01`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Enter a date as year-month-day');
/** An instant, ISO 8601 in UTC. */
export const instant = z.string();
