import { CLOSE } from '#shared/protocol/close-codes.ts';
import { afterClose, BROKEN } from './after-close.ts';

/** How one document's connection stands: counts of what left and what the server has on disk. Counts are
 *  of one socket and begin again with the next (decision 24). */
export interface DocumentProgress {
  readonly link: 'connecting' | 'open' | 'lost';
  /** Sync frames with content (step 2 and update) sent and acknowledged on this socket. */
  readonly sent: number;
  readonly acknowledged: number;
  /** Which of the sent frames was the first step 2: it carries everything the server had not seen. */
  readonly firstStep2: number | null;
  /** Changes made here that the server has not acknowledged, on this socket or an earlier one. */
  readonly changes: number;
  /** The server has been silent about some of them for long although the connection stands. */
  readonly slow: boolean;
  /** Fields with typed words that are not yet in the document. */
  readonly drafts: number;
  /** When the last acknowledgement came, in milliseconds. */
  readonly savedAt: number | null;
  readonly mayWrite: boolean;
  /** The code with which the last connection ended, until the server has the document open for us again. */
  readonly away: number | null;
  /** The close code after which this page does not come back by itself. */
  readonly refused: number | null;
}

export type ProgressEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'changed' }
  | { readonly type: 'slow' }
  | { readonly type: 'drafts'; readonly held: number }
  | { readonly type: 'sent'; readonly kind: 'step2' | 'update' }
  | { readonly type: 'acknowledged'; readonly frames: number; readonly at: number }
  | { readonly type: 'role'; readonly mayWrite: boolean }
  | { readonly type: 'closed'; readonly code: number }
  | { readonly type: 'signed_in' };

export const newProgress: DocumentProgress = {
  link: 'connecting',
  sent: 0,
  acknowledged: 0,
  firstStep2: null,
  changes: 0,
  slow: false,
  drafts: 0,
  savedAt: null,
  mayWrite: true,
  away: null,
  refused: null,
};

export function progressAfter(was: DocumentProgress, event: ProgressEvent): DocumentProgress {
  switch (event.type) {
    case 'opened':
      return { ...was, link: 'open', sent: 0, acknowledged: 0, firstStep2: null };
    case 'changed':
      return { ...was, changes: was.changes + 1 };
    case 'slow':
      return { ...was, slow: was.link === 'open' && was.changes > 0 };
    case 'drafts':
      return { ...was, drafts: event.held };
    case 'sent': {
      const sent = was.sent + 1;
      const firstStep2 = was.firstStep2 ?? (event.kind === 'step2' ? sent : null);
      return { ...was, sent, firstStep2, away: firstStep2 === null ? was.away : null };
    }
    case 'acknowledged': {
      const now = { ...was, acknowledged: Math.min(event.frames, was.sent), savedAt: event.at };
      if (!upToDate(now)) return now;
      const changes = Math.min(now.changes, now.sent - now.acknowledged);
      return { ...now, changes, slow: now.slow && changes > 0 };
    }
    case 'role':
      return { ...was, mayWrite: event.mayWrite };
    case 'closed': {
      const comesBack = afterClose(event.code).next.does === 'comes_back';
      return {
        ...was,
        link: 'lost',
        slow: false,
        away: event.code,
        refused: comesBack ? was.refused : event.code,
      };
    }
    case 'signed_in':
      return was.refused === CLOSE.sessionOver ? { ...was, refused: null, away: BROKEN } : was;
  }
}

/** The server has taken what was written before this socket opened: only frames in flight remain. */
function upToDate(progress: DocumentProgress): boolean {
  return (
    progress.link === 'open' &&
    progress.firstStep2 !== null &&
    progress.acknowledged >= progress.firstStep2
  );
}

/** Nothing of this document would be lost if the page closed now. */
export function isSettled(progress: DocumentProgress): boolean {
  return owed(progress) === 0;
}

/** Changes made here, or begun in a field, that the server does not have. */
function owed({ changes, drafts }: DocumentProgress): number {
  return changes + drafts;
}

/** The server cannot open it: its item says so, and the page keeps trying. */
export function isDamaged(progress: DocumentProgress): boolean {
  return progress.refused === null && progress.away === CLOSE.storage;
}

/** What the page says about its documents together. */
export type SaveState =
  | { readonly state: 'connecting' }
  | { readonly state: 'saved'; readonly at: number }
  /** `slow`: sent, but the server has not answered for long. */
  | { readonly state: 'saving'; readonly changes: number; readonly slow?: true }
  /** Away, and coming back by itself. */
  | { readonly state: 'not_connected'; readonly code: number; readonly changes: number }
  | { readonly state: 'read_only'; readonly changes: number }
  | { readonly state: 'refused'; readonly code: number; readonly changes: number };

export function saveStateOf(progress: DocumentProgress): SaveState {
  const { refused } = progress;
  const changes = owed(progress);
  if (refused !== null) return { state: 'refused', code: refused, changes };
  // A reader stays one while the connection is away: what they typed could never be sent.
  if (!progress.mayWrite) return { state: 'read_only', changes };
  // An open socket is not yet an open document: the server may say at once that it cannot open this one.
  if (progress.away !== null) return { state: 'not_connected', code: progress.away, changes };
  if (progress.link === 'connecting' || !upToDate(progress)) {
    if (changes > 0) return saving(changes, progress.slow);
    return { state: 'connecting' };
  }
  if (progress.sent > progress.acknowledged || changes > 0) {
    return saving(Math.max(changes, 1), progress.slow);
  }
  return { state: 'saved', at: progress.savedAt ?? 0 };
}

function saving(changes: number, slow: boolean): SaveState {
  return slow ? { state: 'saving', changes, slow } : { state: 'saving', changes };
}

/** One answer for a page of many documents: the worst that is true of any of them. A document that is
 *  only just being opened, with nothing of ours in it, does not disturb what the others say. One that the
 *  server cannot open says so in its own place; `null` when there are no others. */
export function combinedSaveState(every: readonly DocumentProgress[]): SaveState | null {
  const all = every.filter((one) => !isDamaged(one) || !isSettled(one));
  if (all.length === 0) return null;
  const states = all.map(saveStateOf);
  const changes = all.reduce((sum, one) => sum + owed(one), 0);
  const refused = states.find((one) => one.state === 'refused');
  if (refused?.state === 'refused') return { ...refused, changes };
  const kept = states.find((one) => one.state === 'read_only' && one.changes > 0);
  if (kept !== undefined) return kept;
  const away = states.filter((one) => one.state === 'not_connected');
  const broken = away.find((one) => one.code === BROKEN) ?? away[0];
  if (broken !== undefined) return { ...broken, changes };
  const busy = states.filter((one) => one.state === 'saving');
  if (busy.length > 0) {
    return saving(
      busy.reduce((sum, one) => sum + one.changes, 0),
      busy.some((one) => one.slow),
    );
  }
  const savedAt = all.map((one) => one.savedAt ?? 0).reduce((a, b) => Math.max(a, b), 0);
  if (states.some((one) => one.state === 'saved')) return { state: 'saved', at: savedAt };
  if (states.some((one) => one.state === 'read_only')) return { state: 'read_only', changes };
  return { state: 'connecting' };
}
