import * as z from 'zod';
import { COVERAGES } from '../../domain/coverage.ts';
import {
  AUTHORITY_MODES,
  DRAFT_RIGHTS,
  MEETING_STATES,
  MEMBERSHIPS,
  MINUTES_STATES,
  SEAT_CATEGORIES,
  SEAT_HOLDINGS,
} from '../../domain/vocabulary.ts';
import {
  areaId,
  committeeId,
  day,
  itemId,
  meetingId,
  organisationId,
  personId,
  postId,
  seatId,
} from './ids.ts';

/** Shapes of `/api/committees…`, `/api/me` and `/api/home`. */

export const personSummary = z.object({
  id: personId,
  name: z.string(),
  /** Told apart on every page: nobody real. */
  demonstration: z.boolean(),
});
export type PersonSummary = z.infer<typeof personSummary>;

export const me = z.object({
  person: personSummary,
  /** The deploying body's name, for the header; `null` when it is not set. */
  organisationName: z.string().nullable(),
  may: z.object({
    /** Look after accounts. */
    keepAccounts: z.boolean(),
    /** Set up a committee. */
    foundCommittees: z.boolean(),
  }),
});
export type Me = z.infer<typeof me>;

export const committeeSummary = z.object({
  id: committeeId,
  name: z.string(),
  authorityMode: z.enum(AUTHORITY_MODES),
  /** What the reader is on this committee, in words: “Secretary”. */
  myCapacity: z.string().nullable(),
});
export type CommitteeSummary = z.infer<typeof committeeSummary>;

const organisation = z.object({
  id: organisationId,
  name: z.string(),
  kind: z.string(),
  areaIds: z.array(areaId),
});
const area = z.object({ id: areaId, name: z.string() });
const post = z.object({
  id: postId,
  title: z.string(),
  organisation: z.string().nullable(),
});
export const seat = z.object({
  id: seatId,
  title: z.string(),
  category: z.enum(SEAT_CATEGORIES),
  membership: z.enum(MEMBERSHIPS),
  countsToQuorum: z.boolean(),
  /** Today's. */
  holding: z.enum(SEAT_HOLDINGS),
  holder: personSummary.nullable(),
  /** Everybody who holds it today: two people or more share one vote. */
  holders: z.array(personSummary),
  /** The first day without a holder; `null`: it is held, or nobody recorded it. */
  vacantSince: day.nullable(),
  /** The seat is no more; it is here because what was said from it stays on record. */
  ended: z.boolean(),
  organisation: z.string().nullable(),
  /** Who put the holder forward; empty when nobody recorded it. */
  nominatedBy: z.array(z.string()),
  areaIds: z.array(areaId),
  draftRight: z.enum(DRAFT_RIGHTS),
  /** What the source says of it, in its own few words. */
  note: z.string().nullable(),
  demonstration: z.boolean(),
});
export type SeatView = z.infer<typeof seat>;

export const committeeDetail = committeeSummary.extend({
  /** May the reader read who did what on this committee? */
  maySeeAudit: z.boolean(),
  authorityNote: z.string().nullable(),
  primaryFocus: z.array(z.string()),
  predecessor: z.string().nullable(),
  organisations: z.array(organisation),
  areas: z.array(area),
  seats: z.array(seat),
  /** Everybody whose name stands on record here. Whoever is `former` sits here no more, and is not
   *  chosen as an owner or a lead. */
  people: z.array(personSummary.extend({ former: z.boolean() })),
  posts: z.array(post),
});
export type CommitteeDetail = z.infer<typeof committeeDetail>;

export const meetingSummary = z.object({
  id: meetingId,
  committeeId,
  title: z.string(),
  date: day,
  /** `13:00`, London time; `null` when not recorded. */
  startsAt: z.string().nullable(),
  venue: z.string().nullable(),
  state: z.enum(MEETING_STATES),
  /** Where the minutes of Part I stand in their life. */
  minutesState: z.enum(MINUTES_STATES),
  /** What the source says of the minutes' own standing, if anything. */
  minutesNote: z.string().nullable(),
  demonstration: z.boolean(),
  itemCount: z.number(),
});
export type MeetingSummary = z.infer<typeof meetingSummary>;

const taskAt = z.object({
  text: z.string(),
  /** Where in the app to go. */
  href: z.string(),
});

export const homeTask = z.discriminatedUnion('kind', [
  taskAt.extend({ kind: z.enum(['comment', 'closure', 'contribution', 'answer']) }),
  /** Something in the life of minutes; `asked` says what: “Review the draft minutes”. */
  taskAt.extend({ kind: z.literal('minutes'), asked: z.string() }),
]);
export type HomeTask = z.infer<typeof homeTask>;

export const home = z.object({
  committees: z.array(
    committeeSummary.extend({
      /** `mayEdit`: whether the reader writes its minutes or reads them. */
      nextMeeting: meetingSummary.extend({ mayEdit: z.boolean() }).nullable(),
    }),
  ),
  myActionIds: z.array(z.string()),
  awaiting: z.array(homeTask),
});
export type Home = z.infer<typeof home>;

export const patientVoice = z.object({
  seats: z.array(seat),
  areas: z.array(area.extend({ bodies: z.array(z.string()) })),
  meetings: z.array(z.object({ id: meetingId, title: z.string(), date: day })),
  coverage: z.array(z.object({ areaId, meetingId, value: z.enum(COVERAGES) })),
});
export type PatientVoice = z.infer<typeof patientVoice>;

export const gaps = z.object({
  meetingId,
  items: z.array(
    z.object({
      kind: z.enum([
        'item_without_outcome',
        'open_proposal',
        'action_without_owner',
        'action_without_due',
        'contribution_unanswered',
      ]),
      itemId,
      itemTitle: z.string(),
      /** The record the gap is about; `null` when it is the item itself. */
      recordId: z.string().nullable(),
      text: z.string(),
    }),
  ),
});
export type GapsView = z.infer<typeof gaps>;
