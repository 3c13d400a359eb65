import type { Brand } from './lang/brand.ts';

/** Ids are made at the door (a parsed body, a database row, a document's attribute) and trusted inside. */
export type CommitteeId = Brand<string, 'CommitteeId'>;
export type OrganisationId = Brand<string, 'OrganisationId'>;
export type AreaId = Brand<string, 'AreaId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type PostId = Brand<string, 'PostId'>;
export type SeatId = Brand<string, 'SeatId'>;
export type MeetingId = Brand<string, 'MeetingId'>;
export type ItemId = Brand<string, 'ItemId'>;
/** Random, with an epoch behind a dot: `k3v…q.1`. It tells nothing of committee, date, part or item. */
export type DocumentId = Brand<string, 'DocumentId'>;
export type BlockId = Brand<string, 'BlockId'>;
export type ActionId = Brand<string, 'ActionId'>;
export type DecisionId = Brand<string, 'DecisionId'>;
export type ContributionId = Brand<string, 'ContributionId'>;
export type ProposalId = Brand<string, 'ProposalId'>;
export type CommentId = Brand<string, 'CommentId'>;
export type TermsId = Brand<string, 'TermsId'>;
export type AppointmentId = Brand<string, 'AppointmentId'>;
export type DeputyId = Brand<string, 'DeputyId'>;
export type InterestId = Brand<string, 'InterestId'>;
export type DeclarationId = Brand<string, 'DeclarationId'>;
export type ExclusionId = Brand<string, 'ExclusionId'>;
export type SnapshotId = Brand<string, 'SnapshotId'>;
export type AmendmentId = Brand<string, 'AmendmentId'>;
export type LateEditId = Brand<string, 'LateEditId'>;
/** A place in a document's journal: 1 for its first entry, and no gaps. 0 means nothing written yet. */
export type Place = Brand<number, 'Place'>;

export const toCommitteeId = (text: string) => text as CommitteeId;
export const toOrganisationId = (text: string) => text as OrganisationId;
export const toAreaId = (text: string) => text as AreaId;
export const toPersonId = (text: string) => text as PersonId;
export const toPostId = (text: string) => text as PostId;
export const toSeatId = (text: string) => text as SeatId;
export const toMeetingId = (text: string) => text as MeetingId;
export const toItemId = (text: string) => text as ItemId;
export const toDocumentId = (text: string) => text as DocumentId;
export const toBlockId = (text: string) => text as BlockId;
export const toActionId = (text: string) => text as ActionId;
export const toDecisionId = (text: string) => text as DecisionId;
export const toContributionId = (text: string) => text as ContributionId;
export const toProposalId = (text: string) => text as ProposalId;
export const toCommentId = (text: string) => text as CommentId;
export const toTermsId = (text: string) => text as TermsId;
export const toAppointmentId = (text: string) => text as AppointmentId;
export const toDeputyId = (text: string) => text as DeputyId;
export const toInterestId = (text: string) => text as InterestId;
export const toDeclarationId = (text: string) => text as DeclarationId;
export const toExclusionId = (text: string) => text as ExclusionId;
export const toSnapshotId = (text: string) => text as SnapshotId;
export const toAmendmentId = (text: string) => text as AmendmentId;
export const toLateEditId = (text: string) => text as LateEditId;
export const toPlace = (n: number) => n as Place;

/** A document's id from random text and its epoch (a purge or a rebuild starts the next one). */
export const makeDocumentId = (random: string, epoch = 1) => toDocumentId(`${random}.${epoch}`);

/** Whether one document took the place of the other. */
export const areSameText = (one: DocumentId, other: DocumentId): boolean =>
  partsOf(one).random === partsOf(other).random;

/** Whether a document took the place of another: what that one said before is not in its journal. */
export const beganAnew = (document: DocumentId): boolean => partsOf(document).epoch > 1;

/** The same text one epoch on: the document that takes its place. */
export function nextEpochOf(document: DocumentId): DocumentId {
  const { random, epoch } = partsOf(document);
  return makeDocumentId(random, epoch + 1);
}

function partsOf(document: DocumentId) {
  const dot = document.lastIndexOf('.');
  return { random: document.slice(0, dot), epoch: Number(document.slice(dot + 1)) };
}
