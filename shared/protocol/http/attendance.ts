import * as z from 'zod';
import { ATTENDANCE_CODES, MEMBERSHIPS, SEAT_HOLDINGS } from '../../domain/vocabulary.ts';
import { instant, seatId } from './ids.ts';

/** Shapes of `/api/meetings/:id/attendance`: who was at a meeting, seat by seat. */

const name = z.string().trim().max(200);
const note = z.string().trim().max(200).nullable();

export const seatAttendance = z.object({
  seatId,
  title: z.string(),
  organisation: z.string().nullable(),
  membership: z.enum(MEMBERSHIPS),
  /** As on the day of the meeting. */
  holding: z.enum(SEAT_HOLDINGS),
  /** Who held it that day. */
  holders: z.array(z.string()),
  /** Those on record as standing in at that meeting. */
  deputies: z.array(z.string()),
  code: z.enum(ATTENDANCE_CODES),
  /** Who sat there or stood in, as it is printed; `null`: no name was recorded. */
  name: z.string().nullable(),
  note: z.string().nullable(),
});
export type SeatAttendance = z.infer<typeof seatAttendance>;

/** In attendance without a seat. */
const otherAttendance = z.object({
  id: z.string(),
  name: z.string(),
  note: z.string().nullable(),
});

export const meetingAttendance = z.object({
  /** Those in force on the day of the meeting, in the committee's own order. */
  seats: z.array(seatAttendance),
  others: z.array(otherAttendance),
  /** The latest record; `null`: nothing was recorded. */
  recorded: z.object({ by: z.string(), at: instant }).nullable(),
  mayRecord: z.boolean(),
  /** Why not, fit to show; `null` when they can. */
  whyNot: z.string().nullable(),
});
export type MeetingAttendance = z.infer<typeof meetingAttendance>;

/** What is another than before: seats and people who are not named stay as they are. */
export const recordAttendance = z.object({
  seats: z
    .array(
      z.object({
        seatId,
        code: z.enum(ATTENDANCE_CODES),
        /** `null`: whoever held the seat that day. */
        name: name.nullable(),
        note,
      }),
    )
    .max(500),
  others: z
    .array(
      z.object({
        /** `null`: somebody new. */
        id: z.string().max(80).nullable(),
        name: name.min(1, 'Enter a name'),
        note,
      }),
    )
    .max(200),
  /** People in attendance who were not there after all. */
  removed: z.array(z.string().max(80)).max(200),
});
export type RecordAttendance = z.input<typeof recordAttendance>;
