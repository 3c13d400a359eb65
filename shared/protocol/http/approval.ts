import * as z from 'zod';
import { ABSENT_MOVERS } from '../../domain/approval.ts';
import {
  AMENDMENT_ORIGINS,
  AMENDMENT_STATES,
  MINUTES_STATES,
  PARTS,
} from '../../domain/vocabulary.ts';
import { instant, itemId, meetingId, personId } from './ids.ts';

/** Shapes of the approval of minutes by a later meeting, and of the record that comes of it. */

export const amendmentId = z.string().regex(/^[\w-]{1,80}$/, 'Not an id');
const part = z.enum(PARTS);
const reason = z.string().max(2000, 'This is too long').nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Not a hash');
const APPROVED_HOW = ['correct_record', 'subject_to_amendments', 'by_correspondence'] as const;

export const amendmentView = z.object({
  id: z.string(),
  itemId,
  itemTitle: z.string(),
  itemNumber: z.number(),
  reference: z.string().nullable(),
  /** “the inclusion of the words ‘…’ at the beginning of the third paragraph of item 5” */
  stated: z.string(),
  before: z.string(),
  after: z.string(),
  origin: z.enum(AMENDMENT_ORIGINS),
  state: z.enum(AMENDMENT_STATES),
  author: z.string(),
  by: z.string(),
  reason: z.string().nullable(),
});
export type AmendmentView = z.infer<typeof amendmentView>;

const minutesOf = { meetingId, title: z.string(), date: z.string(), part };

/** Minutes of an earlier meeting that are not the record yet. */
export const minutesToApprove = z.object({
  ...minutesOf,
  state: z.enum(MINUTES_STATES),
  /** By earlier meetings or by this one. */
  deferrals: z.array(
    z.object({
      ...{ meetingId, title: z.string(), date: z.string() },
      /** `null`: it may speak of an item that the reader is kept from. */
      reason: z.string().nullable(),
    }),
  ),
  amendments: z.array(amendmentView),
  /** Why this meeting decides nothing on them. */
  whyNotHere: z.string().nullable(),
  /** Why the reader, of those who record approvals, does not approve them; they may still be put off. */
  whyNotApprove: z.string().nullable(),
  /** Who is recorded as not there, of those who may have moved accuracy. */
  absent: z.array(personId),
});
export type MinutesToApprove = z.infer<typeof minutesToApprove>;

export const approvalPage = z.object({
  meetingId,
  title: z.string(),
  date: z.string(),
  /** No later meeting of the committee is on record: its own minutes may be approved by correspondence. */
  isLast: z.boolean(),
  may: z.boolean(),
  whyNot: z.string().nullable(),
  /** Where each part takes the minutes of the last meeting. */
  items: z.array(z.object({ part, itemId, number: z.number(), title: z.string() })),
  waiting: z.array(minutesToApprove),
  /** This meeting’s own, when they wait to be approved. */
  own: z.array(minutesToApprove),
  /** Approved by this meeting. */
  approved: z.array(z.object(minutesOf)),
  /** What the terms of reference of that day say of a mover who was not there. */
  absentMover: z.enum(ABSENT_MOVERS),
  /** Who sat on the committee at this meeting. */
  members: z.array(z.object({ id: personId, name: z.string() })),
});
export type ApprovalPage = z.infer<typeof approvalPage>;

const choice = {
  of: meetingId,
  part,
  how: z.enum(APPROVED_HOW),
  moverId: personId.nullable(),
  reason,
};
export const approvalAsked = z.object({
  ...choice,
  moverId: personId.optional(),
  reason: z.string().max(2000).optional(),
});
export const recordToApprove = z.object({
  /** Canonical JSON (RFC 8785): the very text that is sealed. */
  text: z.string(),
  sha256,
  /** What the approving minute will say. */
  decision: z.string().nullable(),
});
export type RecordToApproveView = z.infer<typeof recordToApprove>;

export const sealedPart = z.object({
  part,
  state: z.enum(MINUTES_STATES),
  /** The canonical text; for somebody who is kept from an item, without that item. */
  text: z.string(),
  /** The text is all of it, so its hash can be checked. */
  whole: z.boolean(),
  seq: z.number(),
  sha256,
  hash: sha256,
  previous: z.string(),
  approvedAt: instant,
  approvedBy: z.string(),
  signature: z
    .object({ name: z.string(), post: z.string(), at: instant, sha256, hash: sha256 })
    .nullable(),
  corrections: z.array(
    z.object({
      seq: z.number(),
      at: instant,
      by: z.string(),
      itemId: itemId.nullable(),
      /** `null`: it may speak of an item that the reader is kept from. */
      note: z.string().nullable(),
      minute: z.object({
        date: z.string(),
        /** `null`: a later item that the reader may not read. */
        item: z
          .object({ title: z.string(), number: z.number(), reference: z.string().nullable() })
          .nullable(),
      }),
    }),
  ),
  maySign: z.boolean(),
  /** To whoever may see these minutes while they wait to be signed. */
  whyNotSign: z.string().nullable(),
  mayCorrect: z.boolean(),
  /** To whoever adds notes of correction otherwise. */
  whyNotCorrect: z.string().nullable(),
  /** The approving meeting can be opened by the reader. */
  mayOpen: z.boolean(),
});
export type SealedPart = z.infer<typeof sealedPart>;
export const recordPage = z.object({
  meetingId,
  committeeId: z.string(),
  committeeName: z.string(),
  title: z.string(),
  date: z.string(),
  parts: z.array(sealedPart),
  /** Whether the meeting and the committee can be opened by the reader. */
  mayOpenMeeting: z.boolean(),
  mayOpenCommittee: z.boolean(),
  /** Items of later meetings whose minute may make a correction. */
  laterItems: z.array(
    z.object({
      ...{ itemId, part, number: z.number(), title: z.string(), date: z.string() },
      reference: z.string().nullable(),
    }),
  ),
});
export type RecordPage = z.infer<typeof recordPage>;

// Orders.
export const approveMinutes = z.object({ ...choice, sha256 });
export const deferApproval = z.object({
  of: meetingId,
  part,
  reason: z.string().max(2000, 'This is too long'),
});
export const proposeAmendment = z.object({
  itemId,
  blockId: z.string().max(80),
  from: z.number().int().min(0),
  quote: z.string().max(4000),
  words: z.string().max(4000, 'This is too long'),
  reason,
});
export const amendmentProposed = z.object({ amendmentId: z.string() });
export const settleAmendment = z.object({ outcome: z.enum(['agreed', 'not_agreed', 'withdrawn']) });
export const signMinutes = z.object({ part, sha256 });
export const addCorrection = z.object({
  part,
  itemId: itemId.nullable(),
  note: z.string().max(4000, 'This is too long'),
  minuteItemId: itemId,
});
