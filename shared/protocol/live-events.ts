import * as z from 'zod';
import { presence } from './http/meeting.ts';

/** What the server-sent stream at `/api/live` carries: ids only, so a page asks again for what it shows
 *  and the answer passes the policy. Presence is the one exception: a small table of its own (decision 26). */

/** The name of an event without content that comes at least every 15 seconds. A page that misses it for long
 *  knows that its stream is dead, which a browser by itself does not. */
export const LIVE_BEAT = 'beat';

/** What changed. A page that shows such things of that meeting or committee asks for them again. */
export const CHANGE_TOPICS = [
  'agenda',
  'minutes',
  'actions',
  'decisions',
  'contributions',
  'proposals',
  'comments',
  'meeting',
  'committee',
] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];

export const liveEvent = z.discriminatedUnion('type', [
  /** First on every stream. A page that sees it after a break asks for everything again. */
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('changed'),
    topic: z.enum(CHANGE_TOPICS),
    committeeId: z.string(),
    meetingId: z.string().nullable(),
    ids: z.array(z.string()),
  }),
  /** What the reader may do has changed somewhere. A page asks for everything again, and the answers say. */
  z.object({ type: z.literal('rights') }),
  z.object({ type: z.literal('presence'), meetingId: z.string(), people: presence }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
