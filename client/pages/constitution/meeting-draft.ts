import type { FieldFault } from '#client/ui/error-summary.tsx';
import { NO_DATE, type TypedDate } from '#client/ui/fields/date-field.tsx';
import type { AddMeeting } from '#shared/protocol/http/constitution.ts';
import { readDays } from '../seats/days.ts';

/** A meeting, while it is being written down. */
export interface MeetingDraft {
  readonly title: string;
  readonly date: TypedDate;
  readonly startsAt: string;
  readonly venue: string;
}

export const BLANK_MEETING: MeetingDraft = { title: '', date: NO_DATE, startsAt: '', venue: '' };
export const MEETING_FIELD = {
  title: 'meeting-title',
  date: 'meeting-date',
  startsAt: 'meeting-start',
  venue: 'meeting-venue',
} as const;

export function meetingOrder(
  draft: MeetingDraft,
): { readonly order: AddMeeting } | { readonly faults: readonly FieldFault[] } {
  const title = draft.title.trim();
  const startsAt = readTime(draft.startsAt);
  const { days, faults } = readDays({
    date: {
      fieldId: MEETING_FIELD.date,
      typed: draft.date,
      what: 'date of the meeting',
      needed: true,
    },
  });
  if (title === '') {
    faults.unshift({ fieldId: MEETING_FIELD.title, message: 'Enter what the meeting is called' });
  }
  if (startsAt === null && draft.startsAt.trim() !== '') {
    faults.push({ fieldId: MEETING_FIELD.startsAt, message: 'Enter a time like 1:30pm or 13:30' });
  }
  if (faults.length > 0 || days.date === null) return { faults };
  return { order: { title, date: days.date, startsAt, venue: draft.venue.trim() || null } };
}

/** `13:30` from a time as people write it: “1:30pm”, “1.30 pm”, “13:30”, “9am”, “midday”. */
export function readTime(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\s.]/g, (mark) => (mark === '.' ? ':' : ''));
  if (text === 'midday' || text === 'noon') return '12:00';
  const found = /^(\d{1,2})(?::?(\d{2}))?(am|pm)?$/.exec(text);
  if (found === null) return null;
  const [, hour, minutes = '00', half] = found;
  const hours = Number(hour);
  if (half === undefined && found[2] === undefined) return null;
  if (half !== undefined && (hours < 1 || hours > 12)) return null;
  const inDay = half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0);
  if (inDay > 23 || Number(minutes) > 59) return null;
  return `${String(inDay).padStart(2, '0')}:${minutes}`;
}
