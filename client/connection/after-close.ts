import { CLOSE, type CloseCode, isFinal } from '#shared/protocol/close-codes.ts';

/** What a page does when a text's connection has ended, and what it says. */
export interface AfterClose {
  readonly next: Next;
  /** Why, and what becomes of it, in the words that follow “Not connected: ” or “Not saved: ”. */
  readonly words: string;
}

/** Whatever the page does, words that were not saved stay on it until somebody gives them up. */
export type Next =
  /** It comes back by itself and sends what was typed meanwhile. The first wait is at most `firstWait`
   *  milliseconds, each further one up to twice as long, never more than `longestWait`. */
  | { readonly does: 'comes_back'; readonly firstWait: number; readonly longestWait: number }
  /** It waits until the same person is signed in again, and comes back with what was typed. */
  | { readonly does: 'waits_for_sign_in' }
  /** It asks where the text is now and opens that; words that were not saved are offered for copying. */
  | { readonly does: 'asks_anew' }
  /** It stays away. Words that were not saved are offered for copying beside the text as records have it. */
  | { readonly does: 'stops' }
  /** It stays away and shows nothing of the text any more. */
  | { readonly does: 'stops_unseen' };

const KEPT = 'Keep typing, your words are kept here.';

const comesBack = (firstWait: number, longestWait: number): Next => ({
  does: 'comes_back',
  firstWait,
  longestWait,
});

/** A connection that broke or could not be made says 1006, a page that gives up on a silent one too. */
export const BROKEN = 1006;

const NETWORK: AfterClose = {
  next: comesBack(400, 5_000),
  words: 'keep typing, your words are kept here',
};

/** Every code of the relay. */
export const AFTER_CLOSE: Readonly<Record<CloseCode, AfterClose>> = {
  [CLOSE.badFrame]: {
    next: { does: 'stops' },
    words: 'the server could not read what this page sent. Load the page again to carry on.',
  },
  [CLOSE.sessionOver]: {
    next: { does: 'waits_for_sign_in' },
    words: 'you are signed out. Sign in again in another tab: then this page goes on.',
  },
  [CLOSE.readOnly]: {
    next: { does: 'stops' },
    words: 'you can read this but you can no longer edit it.',
  },
  [CLOSE.notFound]: {
    next: { does: 'stops_unseen' },
    words: 'you can no longer open this.',
  },
  [CLOSE.wrongEpoch]: {
    next: { does: 'asks_anew' },
    words: 'this text was replaced, because deleted words were removed from it for good.',
  },
  [CLOSE.tooLarge]: {
    next: { does: 'stops' },
    words: 'your last change was too big to save. Load the page again and add it in parts.',
  },
  [CLOSE.pageTooOld]: {
    next: { does: 'stops' },
    words: 'this page is out of date. Load the page again to carry on.',
  },
  [CLOSE.restart]: {
    next: comesBack(1_500, 5_000),
    words: `the service is starting again. ${KEPT}`,
  },
  [CLOSE.overload]: {
    next: comesBack(2_000, 15_000),
    words: `the service is too busy to save just now. ${KEPT}`,
  },
  [CLOSE.storage]: {
    next: comesBack(2_000, 30_000),
    words:
      'the server cannot open a text just now. Leave this page open, your words are kept here.',
  },
  [CLOSE.slowReader]: {
    next: comesBack(2_000, 15_000),
    words: `your connection is too slow to keep up. ${KEPT}`,
  },
  [CLOSE.tooMany]: {
    next: comesBack(4_000, 30_000),
    words: `this page sent too much at once. It goes on in a moment. ${KEPT}`,
  },
};

const UNKNOWN_END: AfterClose = {
  next: { does: 'stops' },
  words: 'the server has closed this text. Load the page again to carry on.',
};

/** Codes that are not the relay's come from a browser, a proxy or the network. */
export function afterClose(code: number): AfterClose {
  const known = (AFTER_CLOSE as Readonly<Record<number, AfterClose>>)[code];
  return known ?? (isFinal(code) ? UNKNOWN_END : NETWORK);
}

/** How long to wait before coming back, in milliseconds; `null`: it does not come back by itself. Spread
 *  wide by chance, so that a restart does not bring all pages of a meeting back in the same instant. */
export function waitAfter(code: number, failures: number, chance: number): number | null {
  const { next } = afterClose(code);
  if (next.does !== 'comes_back') return null;
  const most = Math.min(next.longestWait, next.firstWait * 2 ** failures);
  return most * (0.25 + 0.75 * chance);
}
