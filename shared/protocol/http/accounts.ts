import * as z from 'zod';
import { instant, personId } from './ids.ts';

/** Shapes of accounts: one's own, and everybody's for who looks after them. */

/** `GET /api/session`, and the answer to `POST /api/session/stay`. Spans, because clocks differ. */
export const sessionState = z.object({
  /** Until the session ends if nobody uses it. */
  endsInMs: z.number(),
  /** The longest that using it can put that off. */
  longestMs: z.number(),
});
export type SessionState = z.infer<typeof sessionState>;

export const sessionId = z.string().regex(/^[\w-]{1,80}$/, 'Not an id');

/** `GET /api/account`. */
export const ownAccount = z.object({
  name: z.string(),
  email: z.string().nullable(),
  sessions: z.array(
    z.object({
      id: sessionId,
      /** “Firefox on Windows”. */
      device: z.string(),
      since: instant,
      lastUsed: instant,
      /** It is the one that asks. */
      current: z.boolean(),
    }),
  ),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** `GET /api/accounts`: one of them. */
export const account = z.object({
  id: personId,
  name: z.string(),
  email: z.string().nullable(),
  administrator: z.boolean(),
  closedAt: instant.nullable(),
  invitedAt: instant.nullable(),
  lastSignedInAt: instant.nullable(),
  /** Where they are signed in now. */
  sessions: z.number(),
});
export type Account = z.infer<typeof account>;

/** `POST /api/accounts`. */
export const addAccount = z.object({
  name: z.string().max(200, 'This is too long'),
  email: z.string().max(254, 'This is too long'),
  administrator: z.boolean(),
  /** Send them an invitation. */
  invite: z.boolean(),
});
export type AddAccount = z.infer<typeof addAccount>;
export const accountAdded = z.object({ id: personId });

/** `POST /api/accounts/{id}/address`. */
export const changeAddress = z.object({ email: z.string().max(254, 'This is too long') });

/** `POST /api/accounts/{id}/closure`. */
export const closeAccount = z.object({ reason: z.string().max(2000, 'This is too long') });
