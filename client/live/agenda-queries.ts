import type * as z from 'zod';
import {
  agendaPublication,
  agendaWentOut,
  type publishAgenda as publishAgendaShape,
} from '#shared/protocol/http/agenda-publication.ts';
import { meetingAttendance, type RecordAttendance } from '#shared/protocol/http/attendance.ts';
import { apiPost } from './api.ts';
import { useAnswer } from './queries.ts';

/** When the agendas of a meeting went out, and what was altered after. */
export const useAgendaPublication = (meetingId: string) =>
  useAnswer(
    'agenda-publication',
    { meetingId },
    `/api/meetings/${meetingId}/agenda-publication`,
    agendaPublication,
  );
/** Who was at a meeting. */
export const useAttendance = (meetingId: string) =>
  useAnswer(
    'attendance',
    { meetingId },
    `/api/meetings/${meetingId}/attendance`,
    meetingAttendance,
  );

export const publishAgenda = (meetingId: string, order: z.input<typeof publishAgendaShape>) =>
  apiPost(`/api/meetings/${meetingId}/agenda-publication`, order, agendaWentOut);
export const recordAttendance = (meetingId: string, order: RecordAttendance) =>
  apiPost(`/api/meetings/${meetingId}/attendance`, order);
