import type { SessionState } from '#shared/protocol/http/accounts.ts';

const MINUTE_MS = 60_000;
/** A warning comes this long before a session ends, or earlier than half-way where sessions are short. */
const WARN_MS = 10 * MINUTE_MS;
/** How often, at most, the server is told that somebody is here. */
const REPORT_MS = 5 * MINUTE_MS;

export interface SessionTimes {
  readonly warnMs: number;
  readonly reportMs: number;
}

/** Worked out once, from how long a session lasts that was used just now. */
export function timesOf({ endsInMs }: SessionState): SessionTimes {
  return { warnMs: Math.min(WARN_MS, endsInMs / 2), reportMs: Math.min(REPORT_MS, endsInMs / 4) };
}

export type Warning =
  | { readonly kind: 'none'; readonly lookAgainMs: number }
  /** Nobody did anything for a long time; saying that somebody is here puts the end off. */
  | { readonly kind: 'idle'; readonly minutes: number }
  /** No sign-in lasts longer; nothing puts the end off. */
  | { readonly kind: 'longest'; readonly minutes: number };

/** What to say to somebody whose session is to end so soon. */
export function warningOf(state: SessionState, { warnMs }: SessionTimes): Warning {
  const { endsInMs, longestMs } = state;
  if (endsInMs > warnMs) return { kind: 'none', lookAgainMs: endsInMs - warnMs };
  const minutes = Math.max(1, Math.ceil(endsInMs / MINUTE_MS));
  return { kind: longestMs <= warnMs ? 'longest' : 'idle', minutes };
}

export const minutesInWords = (minutes: number) =>
  minutes === 1 ? 'one minute' : `${minutes} minutes`;
