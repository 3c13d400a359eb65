import type * as z from 'zod';
import type { Part } from '#shared/domain/vocabulary.ts';
import { minutesLife, type moveMinutes as moveOrder } from '#shared/protocol/http/minutes-life.ts';
import { apiPost } from './api.ts';
import { useAnswer } from './queries.ts';

/** Where the minutes of a meeting stand, how they came there, and what the reader may do next. */
export const useMinutesLife = (meetingId: string) =>
  useAnswer('life', { meetingId }, `/api/meetings/${meetingId}/life`, minutesLife);

export const moveMinutes = (meetingId: string, part: Part, order: z.input<typeof moveOrder>) =>
  apiPost(`/api/meetings/${meetingId}/minutes/${part}/moves`, order);
