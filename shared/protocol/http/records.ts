import * as z from 'zod';
import { ACTION_STATES, ACTION_UPDATE_KINDS } from '../../domain/action.ts';
import { CONFIRMATION_STATES } from '../../domain/confirmation.ts';
import { CONTRIBUTION_KINDS, DECISION_VERBS, DUE_KINDS } from '../../domain/vocabulary.ts';
import {
  actionId,
  committeeId,
  contributionId,
  day,
  decisionId,
  instant,
  itemId,
  meetingId,
} from './ids.ts';

/** Shapes of `/api/actions`, `/api/decisions` and `/api/contributions`. */

export const recordFilter = z.object({
  committeeId: committeeId.optional(),
  meetingId: meetingId.optional(),
});

/** Where a record was minuted. */
const source = {
  committeeId,
  meetingId,
  meetingTitle: z.string(),
  meetingDate: day,
  itemId,
  itemTitle: z.string(),
  /** The item's number on its agenda, for citing “1 March 2018, item 3”. */
  itemNumber: z.number(),
  /** The reference of the item's minute, “JC/1819/019”; `null`: none was allotted. */
  reference: z.string().nullable(),
  /** False once its block was taken out of the minute. */
  inText: z.boolean(),
};

export const actionView = z.object({
  ...source,
  id: actionId,
  text: z.string(),
  ownerId: z.string().nullable(),
  ownerText: z.string().nullable(),
  /** The owner in words; `null` when nobody recorded one. */
  owner: z.string().nullable(),
  dueKind: z.enum(DUE_KINDS).nullable(),
  dueDate: z.string().nullable(),
  dueText: z.string().nullable(),
  /** The day it falls due, moved dates and “next meeting” considered; `null` when none is known. */
  dueDay: z.string().nullable(),
  overdue: z.boolean(),
  state: z.enum(ACTION_STATES),
  lastNote: z.string().nullable(),
  lastUpdatedAt: instant.nullable(),
  /** `itemId` is `null` for those who may not know of the item. */
  closedBy: z.object({ meetingId, itemId: itemId.nullable() }).nullable(),
  /** The reader owns it, in person or through a post. */
  mine: z.boolean(),
  /** What the reader may do to it. */
  may: z.object({
    report: z.boolean(),
    proposeClosure: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    moveDue: z.boolean(),
  }),
});
export type ActionView = z.infer<typeof actionView>;

/** The minute that agreed to close an action, as it is cited. */
const closingMinute = z.object({
  meetingId,
  itemId,
  meetingDate: day,
  itemNumber: z.number(),
  reference: z.string().nullable(),
  itemTitle: z.string(),
});
export type ClosingMinute = z.infer<typeof closingMinute>;

const actionHistory = z.array(
  z.object({
    id: z.string(),
    at: instant,
    by: z.string(),
    kind: z.enum(ACTION_UPDATE_KINDS),
    note: z.string(),
    newDueDate: z.string().nullable(),
    /** Only with `closed`; `null` too when the reader may not see that item. */
    minute: closingMinute.nullable(),
  }),
);
export const actionDetail = actionView.extend({ history: actionHistory });
export type ActionDetail = z.infer<typeof actionDetail>;

export const actionOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), note: z.string().max(2000) }),
  z.object({ kind: z.literal('closure_proposed'), note: z.string().max(2000) }),
  z.object({ kind: z.literal('closed'), note: z.string().max(2000), meetingId, itemId }),
  z.object({ kind: z.literal('reopened'), note: z.string().max(2000) }),
  z.object({ kind: z.literal('due_moved'), note: z.string().max(2000), newDueDate: day }),
]);
export type ActionOrder = z.input<typeof actionOrder>;

export const decisionView = z.object({
  ...source,
  id: decisionId,
  verb: z.enum(DECISION_VERBS).nullable(),
  text: z.string(),
});
export type DecisionView = z.infer<typeof decisionView>;

export const contributionView = z.object({
  ...source,
  id: contributionId,
  voice: z.string().nullable(),
  seatId: z.string().nullable(),
  /** Whose voice, in words; `null` when nobody recorded it. */
  voiceName: z.string().nullable(),
  capacity: z.string().nullable(),
  kind: z.enum(CONTRIBUTION_KINDS).nullable(),
  text: z.string(),
  responses: z.array(z.object({ id: z.string(), at: instant, by: z.string(), text: z.string() })),
  /** Whole days since the meeting without an answer; `null` once answered. */
  waitingDays: z.number().nullable(),
  mayRespond: z.boolean(),
  /** Whether it is worded as whoever it is put down to says they said it. */
  confirmation: z.object({
    state: z.enum(CONFIRMATION_STATES),
    /** Who confirmed its wording, or an earlier one. */
    by: z.string().nullable(),
    at: instant.nullable(),
    /** Whether the reader may confirm it as it stands. */
    mayConfirm: z.boolean(),
  }),
});
export type ContributionView = z.infer<typeof contributionView>;

export const respond = z.object({ text: z.string().trim().min(1, 'Enter a response').max(4000) });
/** The wording as whoever confirms it has read it. */
export const confirmWording = z.object({ wording: z.string().max(20_000) });
