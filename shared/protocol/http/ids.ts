import * as z from 'zod';
import type {
  ActionId,
  AmendmentId,
  AppointmentId,
  AreaId,
  BlockId,
  CommentId,
  CommitteeId,
  ContributionId,
  DecisionId,
  DeclarationId,
  DeputyId,
  DocumentId,
  ExclusionId,
  InterestId,
  ItemId,
  LateEditId,
  MeetingId,
  OrganisationId,
  PersonId,
  PostId,
  ProposalId,
  SeatId,
  SnapshotId,
  TermsId,
} from '../../ids.ts';

/** An id as it comes through the door: short, printable, without a slash. */
const idText = z.string().regex(/^[\w.:~-]{1,80}$/, 'Not an id');

/** The brand is in the type alone, so that the schema can still be written down for `/api/openapi.json`. */
const branded = <Id extends string>() => idText as unknown as z.ZodType<Id, string>;

export const committeeId = branded<CommitteeId>();
export const organisationId = branded<OrganisationId>();
export const areaId = branded<AreaId>();
export const personId = branded<PersonId>();
export const postId = branded<PostId>();
export const seatId = branded<SeatId>();
export const meetingId = branded<MeetingId>();
export const itemId = branded<ItemId>();
export const documentId = branded<DocumentId>();
export const blockId = branded<BlockId>();
export const actionId = branded<ActionId>();
export const decisionId = branded<DecisionId>();
export const contributionId = branded<ContributionId>();
export const proposalId = branded<ProposalId>();
export const lateEditId = branded<LateEditId>();
export const amendmentId = branded<AmendmentId>();
export const commentId = branded<CommentId>();
export const snapshotId = branded<SnapshotId>();
export const termsId = branded<TermsId>();
export const appointmentId = branded<AppointmentId>();
export const deputyId = branded<DeputyId>();
export const interestId = branded<InterestId>();
export const declarationId = branded<DeclarationId>();
export const exclusionId = branded<ExclusionId>();

/** A calendar day, `2018-03-01`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Enter a date as year-month-day');
/** An instant, ISO 8601 in UTC. */
export const instant = z.string();
