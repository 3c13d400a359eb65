import * as z from 'zod';
import {
  EXCLUSION_LEVELS,
  ITEM_STATES,
  MINUTES_STATES,
  PARTS,
  PURPOSES,
  STANDING_KINDS,
} from '../../domain/vocabulary.ts';
import { minuteBlock } from './blocks.ts';
import { meetingSummary, personSummary } from './committee.ts';
import { documentId, instant, itemId, meetingId } from './ids.ts';

/** Shapes of `/api/meetings/:id…`. */

export const meetingItem = z.object({
  id: itemId,
  part: z.enum(PARTS),
  /** Its place on the agenda of its part, counted from 1. */
  number: z.number(),
  /** The reference of its minute, “JC/1819/019”; `null`: none was allotted. */
  reference: z.string().nullable(),
  title: z.string(),
  recommendation: z.string(),
  rank: z.string(),
  leadId: z.string().nullable(),
  leadText: z.string().nullable(),
  /** The lead in words: the post or person named by `leadId`, or `leadText`. */
  lead: z.string().nullable(),
  purpose: z.enum(PURPOSES).nullable(),
  minutes: z.number().nullable(),
  paper: z.string().nullable(),
  state: z.enum(ITEM_STATES),
  /** An item that fills itself: open actions of earlier meetings. */
  standing: z.enum(STANDING_KINDS).nullable(),
  /** The live minute: connect to `/sync/:documentId`. */
  documentId,
});
export type MeetingItem = z.infer<typeof meetingItem>;

/** What the reader may do here, from the one policy; a page shows what is allowed and no more. */
export const meetingRights = z.object({
  editMinutes: z.boolean(),
  editAgenda: z.boolean(),
  manageItems: z.boolean(),
  startItem: z.boolean(),
  comment: z.boolean(),
  settleComments: z.boolean(),
  respond: z.boolean(),
  closeActions: z.boolean(),
  seeRemoved: z.boolean(),
  purgeDocuments: z.boolean(),
  makePrivate: z.boolean(),
  exclude: z.boolean(),
  seeHistory: z.boolean(),
  /** Why the reader cannot edit, fit to show; `null` when they can. */
  whyNotEdit: z.string().nullable(),
});
export type MeetingRights = z.infer<typeof meetingRights>;

/** Deleted words were removed from a text for good: from the live document that is named, in an earlier copy. */
export const wordsRemoved = z.object({
  documentId,
  by: z.string(),
  at: instant,
  reason: z.string(),
  /** By the committee's rule, so many months after approval; `null`: somebody asked for it. */
  afterMonths: z.number().nullable(),
});
export type WordsRemoved = z.infer<typeof wordsRemoved>;

const withheldItem = z.object({
  part: z.enum(PARTS),
  number: z.number(),
  title: z.string(),
  /** The reader's own exclusion from it, with the chair's reason; `null`: it is private business. */
  excluded: z.object({ level: z.enum(EXCLUSION_LEVELS), reason: z.string() }).nullable(),
});

/** Where the minutes of one part stand, and what the reader may do with them. */
export const minutesOfPart = z.object({
  part: z.enum(PARTS),
  state: z.enum(MINUTES_STATES),
  /** The last day for comments, once they were sent round. */
  commentsUntil: z.string().nullable(),
  edit: z.boolean(),
  comment: z.boolean(),
  /** Corrects their words by tracked amendments. */
  correct: z.boolean(),
  /** Why not, fit to show; `null` when they can. */
  whyNotEdit: z.string().nullable(),
  whyNotComment: z.string().nullable(),
});
export type MinutesOfPart = z.infer<typeof minutesOfPart>;

export const meetingDetail = meetingSummary.extend({
  /** Of the parts that the reader may see. */
  minutes: z.array(minutesOfPart),
  committeeName: z.string(),
  currentItemId: itemId.nullable(),
  agendas: z.array(z.object({ part: z.enum(PARTS), agendaDocumentId: documentId })),
  items: z.array(meetingItem),
  /** Items the reader may not see, as the chair chose to show them; there is nothing to ask for them by. */
  withheldItems: z.array(withheldItem),
  /** The secretary's private notes; `null` for everyone else. */
  notesDocumentId: documentId.nullable(),
  /** Of the texts that the reader may see, the latest first. */
  wordsRemoved: z.array(wordsRemoved),
  rights: meetingRights,
});
export type MeetingDetail = z.infer<typeof meetingDetail>;

/** Which minutes are asked for: items by id, with commas between; none named means all. */
export const minutesFilter = z.object({
  items: z
    .string()
    .max(4000)
    .regex(/^[\w.:~,-]*$/, 'Not a list of ids')
    .optional(),
});

/** The words of the minutes asked for, as last projected. */
export const meetingMinutes = z.object({
  meetingId,
  items: z.array(
    z.object({
      itemId,
      documentId,
      /** The place in the document's journal that these words were read at. */
      place: z.number(),
      blocks: z.array(minuteBlock),
    }),
  ),
});
export type MeetingMinutes = z.infer<typeof meetingMinutes>;

/** The newest state that can still be read of a document that cannot be opened; `null`: there is none. */
export const lastGood = z.object({
  lastGood: z.object({ at: instant, blocks: z.array(minuteBlock) }).nullable(),
});
export type LastGoodAnswer = z.infer<typeof lastGood>;

/** Records whose block was taken out of the minute: kept, shown to secretary and chair, back by undo. */
export const removedRecords = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(['action', 'decision', 'contribution', 'proposal']),
    itemId,
    itemTitle: z.string(),
    text: z.string(),
    removedAt: z.string(),
  }),
);
export type RemovedRecords = z.infer<typeof removedRecords>;

export const presenceEntry = z.object({ person: personSummary, itemId: itemId.nullable() });
export const presence = z.array(presenceEntry);
export type PresenceEntry = z.infer<typeof presenceEntry>;

// Orders.
export const addItem = z.object({
  part: z.enum(PARTS),
  title: z.string().trim().min(1, 'Enter a title for the item').max(300),
  /** For an item that fills itself with what earlier meetings have left. */
  standing: z.enum(STANDING_KINDS).optional(),
});
export const startItem = z.object({ itemId: itemId.nullable() });
export const reportPresence = z.object({
  /** One per browser tab, so that closing one tab does not hide a person who has another. */
  tab: z.string().min(1).max(64),
  /** `null`: on the page, at no item. `left`: the page is closing. */
  itemId: itemId.nullable(),
  left: z.boolean().optional(),
});
/** Removes what was deleted from a document for good. The reason is kept; it must not repeat the words. */
export const purgeDocument = z.object({
  reason: z.string().trim().min(1, 'Enter a reason').max(500),
});
export const itemAdded = z.object({ itemId });
