import { expect, test } from 'vitest';
import {
  combinedSaveState,
  type DocumentProgress,
  newProgress,
  type ProgressEvent,
  progressAfter,
  type SaveState,
  saveStateOf,
} from '#client/connection/save-state.ts';
import {
  type Standing,
  saveWords,
  spokenWords,
  standingOf,
} from '#client/connection/save-words.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';

const opened: ProgressEvent = { type: 'opened' };
const changed: ProgressEvent = { type: 'changed' };
const step2: ProgressEvent = { type: 'sent', kind: 'step2' };
const update: ProgressEvent = { type: 'sent', kind: 'update' };
const lost: ProgressEvent = { type: 'closed', code: 1006 };
const saved = (frames: number, at = 1000): ProgressEvent => ({ type: 'acknowledged', frames, at });

function after(...events: ProgressEvent[]): DocumentProgress {
  return events.reduce(progressAfter, newProgress);
}

test('a document is saved once what it had at the start is acknowledged', () => {
  expect(saveStateOf(after(opened))).toEqual({ state: 'connecting' });
  expect(saveStateOf(after(opened, step2))).toEqual({ state: 'connecting' });
  expect(saveStateOf(after(opened, step2, saved(1)))).toEqual({ state: 'saved', at: 1000 });
});

test('each change is being saved until its own frame is acknowledged', () => {
  const typing = after(opened, step2, saved(1), changed, update, changed, update);
  expect(saveStateOf(typing)).toEqual({ state: 'saving', changes: 2 });
  const one = progressAfter(typing, saved(2));
  expect(saveStateOf(one)).toEqual({ state: 'saving', changes: 1 });
  expect(saveStateOf(progressAfter(one, saved(3, 2000)))).toEqual({ state: 'saved', at: 2000 });
});

test('words typed without a connection are unsaved until the whole of them is acknowledged', () => {
  const away = after(opened, step2, saved(1), lost, changed, changed, changed);
  expect(saveStateOf(away)).toEqual({ state: 'not_connected', code: 1006, changes: 3 });
  const back = [opened, step2].reduce(progressAfter, away);
  expect(saveStateOf(back)).toEqual({ state: 'saving', changes: 3 });
  expect(saveStateOf(progressAfter(back, saved(1, 9)))).toEqual({ state: 'saved', at: 9 });
});

test('an acknowledgement before the first step 2 saves nothing that was typed earlier', () => {
  const back = after(opened, step2, saved(1), lost, changed, opened, changed, update, step2);
  expect(saveStateOf(progressAfter(back, saved(1)))).toEqual({ state: 'saving', changes: 2 });
  expect(saveStateOf(progressAfter(back, saved(2, 5)))).toEqual({ state: 'saved', at: 5 });
});

test('what was sent and not acknowledged when the connection broke stays unsaved', () => {
  const broken = after(opened, step2, saved(1), changed, update, lost);
  expect(saveStateOf(broken)).toEqual({ state: 'not_connected', code: 1006, changes: 1 });
});

test('a final close code is a refusal, a passing one is not', () => {
  expect(saveStateOf(after(opened, { type: 'closed', code: CLOSE.sessionOver }))).toEqual({
    state: 'refused',
    code: CLOSE.sessionOver,
    changes: 0,
  });
  expect(saveStateOf(after(opened, { type: 'closed', code: CLOSE.restart }))).toEqual({
    state: 'not_connected',
    code: CLOSE.restart,
    changes: 0,
  });
});

test('a reader is told so, and so is somebody whose right to edit ended', () => {
  const reader = after(opened, { type: 'role', mayWrite: false }, step2);
  expect(saveStateOf(reader)).toEqual({ state: 'read_only', changes: 0 });
  const demoted = after(opened, step2, saved(1), changed, update, {
    type: 'role',
    mayWrite: false,
  });
  expect(saveStateOf(demoted)).toEqual({ state: 'read_only', changes: 1 });
});

test('a reader stays one while the connection is away: words typed then could never be sent', () => {
  const reader = after(opened, { type: 'role', mayWrite: false }, step2, lost);
  expect(saveStateOf(reader)).toEqual({ state: 'read_only', changes: 0 });
});

test('an open socket is no connection while the server says that it cannot open the document', () => {
  const damaged = after({ type: 'closed', code: CLOSE.storage }, opened);
  const says = { state: 'not_connected', code: CLOSE.storage, changes: 0 };
  expect(saveStateOf(damaged)).toEqual(says);
  expect(saveStateOf(progressAfter(damaged, step2))).toEqual({ state: 'connecting' });
});

test('a document that the server cannot open does not disturb what the others say', () => {
  const fine = after(opened, step2, saved(1, 50));
  const damaged = after(opened, { type: 'closed', code: CLOSE.storage });
  const says = { state: 'not_connected', code: CLOSE.storage };
  expect(combinedSaveState([fine, damaged])).toEqual({ state: 'saved', at: 50 });
  expect(combinedSaveState([damaged])).toBeNull();
  const withWords = after(opened, changed, { type: 'closed', code: CLOSE.storage });
  expect(combinedSaveState([fine, withWords])).toEqual({ ...says, changes: 1 });
});

test('after signing in again a document is on its way back with its words', () => {
  const over = after(opened, step2, changed, { type: 'closed', code: CLOSE.sessionOver });
  const again = progressAfter(over, { type: 'signed_in' });
  expect(saveStateOf(again)).toEqual({ state: 'not_connected', code: 1006, changes: 1 });
  const gone = after(opened, { type: 'closed', code: CLOSE.notFound }, { type: 'signed_in' });
  expect(saveStateOf(gone)).toEqual({ state: 'refused', code: CLOSE.notFound, changes: 0 });
});

test('a page says the worst that is true of its documents', () => {
  const fine = after(opened, step2, saved(1, 50));
  const finer = after(opened, step2, saved(1, 70));
  const busy = after(opened, step2, saved(1, 60), changed, update);
  const away = after(opened, step2, saved(1), lost, changed);
  const gone = after(opened, { type: 'closed', code: CLOSE.notFound });
  const kept = after(opened, step2, saved(1), changed, { type: 'role', mayWrite: false });
  expect(combinedSaveState([fine, kept])).toEqual({ state: 'read_only', changes: 1 });
  expect(combinedSaveState([])).toBeNull();
  expect(combinedSaveState([fine, finer])).toEqual({ state: 'saved', at: 70 });
  expect(combinedSaveState([fine, after(opened)])).toEqual({ state: 'saved', at: 50 });
  expect(combinedSaveState([fine, busy, busy])).toEqual({ state: 'saving', changes: 2 });
  expect(combinedSaveState([busy, away])).toEqual({
    state: 'not_connected',
    code: 1006,
    changes: 2,
  });
  expect(combinedSaveState([fine, away, gone])).toEqual({
    state: 'refused',
    code: CLOSE.notFound,
    changes: 1,
  });
});

test('the words say what is true, in plain English', () => {
  const at = Date.UTC(2026, 0, 5, 14, 3);
  expect(saveWords({ state: 'saved', at })).toBe('Saved 2:03pm');
  expect(saveWords({ state: 'saving', changes: 1 })).toBe('Saving 1 change');
  expect(saveWords({ state: 'saving', changes: 2 })).toBe('Saving 2 changes');
  expect(saveWords({ state: 'not_connected', code: 1006, changes: 4 })).toBe(
    'Not connected: keep typing, your words are kept here',
  );
  const gone = { state: 'refused', code: CLOSE.notFound } as const;
  expect(saveWords({ ...gone, changes: 0 })).toBe('Not connected: you can no longer open this.');
  expect(saveWords({ ...gone, changes: 1 })).toBe('Not saved: you can no longer open this.');
});

test('a listener hears of a lost connection, of an end for good and of the way back, each once', () => {
  const heard: string[] = [];
  let was: Standing = 'here';
  const becomes = (save: SaveState) => {
    const spoken = spokenWords(was, save);
    if (spoken !== null) heard.push(spoken);
    was = standingOf(save);
  };
  becomes({ state: 'saving', changes: 1 });
  for (const changes of [1, 2, 3]) becomes({ state: 'not_connected', code: 1006, changes });
  becomes({ state: 'saving', changes: 3 });
  becomes({ state: 'saved', at: 1000 });
  becomes({ state: 'not_connected', code: CLOSE.restart, changes: 0 });
  becomes({ state: 'refused', code: CLOSE.tooLarge, changes: 1 });
  expect(heard).toEqual([
    'Not connected: keep typing, your words are kept here',
    'Connected again',
    'Not connected: the service is starting again. Keep typing, your words are kept here.',
    'Not saved: your last change was too big to save. Load the page again and add it in parts.',
  ]);
});

test('a listener hears once that the connection is slow', () => {
  const slow = { state: 'saving', changes: 12, slow: true } as const;
  const words =
    'Saving 12 changes. The connection is slow: leave this page open until it says “Saved”.';
  expect(saveWords(slow)).toBe(words);
  expect(spokenWords('here', slow)).toBe(words);
  expect(spokenWords(standingOf(slow), { ...slow, changes: 13 })).toBeNull();
  expect(spokenWords(standingOf(slow), { state: 'saved', at: 1 })).toBeNull();
  expect(spokenWords(standingOf(slow), { state: 'not_connected', code: 1006, changes: 12 })).toBe(
    'Not connected: keep typing, your words are kept here',
  );
});

test('a listener hears once that all texts can only be read from here', () => {
  const over = { state: 'read_only', changes: 0 } as const;
  expect(spokenWords('here', over)).toBe('You can read this but not edit it');
  expect(spokenWords('away', { ...over, changes: 1 })).toBe(
    'You can no longer edit this. Your last words are not saved',
  );
  expect(spokenWords(standingOf(over), over)).toBeNull();
  expect(spokenWords(standingOf(over), { state: 'saved', at: 1 })).toBe('You can edit this again');
});

test('of a sign-in that is over the page speaks, and not the save state too', () => {
  const over = { state: 'refused', code: CLOSE.sessionOver, changes: 1 } as const;
  expect(spokenWords('away', over)).toBeNull();
  const back = { state: 'not_connected', code: 1006, changes: 1 } as const;
  expect(spokenWords(standingOf(over), back)).toBeNull();
  expect(spokenWords(standingOf(back), { state: 'saved', at: 1 })).toBe('Connected again');
});
