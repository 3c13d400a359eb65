import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDrafts } from '#client/connection/drafts.ts';
import { createFieldDraft } from '#client/editor/field-draft.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function ownerField() {
  const written: string[] = [];
  let held = 0;
  const drafts = createDrafts((count) => {
    held = count;
  });
  const draft = createFieldDraft({
    recorded: '',
    write: (words) => {
      expect(held, 'owed until it is written').toBe(1);
      written.push(words);
      draft.recorded(words.trim());
    },
    hold: drafts.hold,
    rest: () => 700,
  });
  draft.enter();
  return { draft, drafts, written, owes: () => held > 0 };
}

test('what is typed is owed from its first letter until it is written', () => {
  const { draft, written, owes } = ownerField();
  draft.type('S');
  expect(owes()).toBe(true);
  draft.type('Somebody');
  expect(written).toEqual([]);
  vi.advanceTimersByTime(700);
  expect(written).toEqual(['Somebody']);
  expect(owes()).toBe(false);
  draft.leave();
  expect(written, 'nothing twice').toEqual(['Somebody']);
});

test('it is written when the field is left, and when the page is', () => {
  const left = ownerField();
  left.draft.type('Somebody');
  left.draft.leave();
  expect(left.written).toEqual(['Somebody']);
  expect(left.owes()).toBe(false);
  const gone = ownerField();
  gone.draft.type('Somebody');
  gone.drafts.keepAll();
  expect(gone.written).toEqual(['Somebody']);
  vi.runAllTimers();
  expect(gone.written, 'nothing twice').toEqual(['Somebody']);
});

test('what is given up is not owed and not written', () => {
  const { draft, written, owes } = ownerField();
  draft.type('Somebody');
  draft.giveUp();
  draft.leave();
  vi.runAllTimers();
  expect(owes()).toBe(false);
  expect(written).toEqual([]);
  expect(draft.shown.get()).toBe('');
});

test('words chosen from the list are not written a second time', () => {
  const { draft, written, owes } = ownerField();
  draft.type('An');
  draft.chosen('Anna Lee');
  draft.leave();
  vi.runAllTimers();
  expect(owes()).toBe(false);
  expect(written).toEqual([]);
});

test('a field that was only entered shows what others write, and never takes it back', () => {
  const { draft, written } = ownerField();
  draft.recorded('Their words');
  expect(draft.shown.get()).toBe('Their words');
  draft.leave();
  vi.runAllTimers();
  expect(written).toEqual([]);
});

test('a blank that the document drops does not move the words under the hands', () => {
  const { draft } = ownerField();
  draft.type('Somebody at ');
  vi.advanceTimersByTime(700);
  expect(draft.shown.get()).toBe('Somebody at ');
  draft.leave();
  vi.runAllTimers();
  expect(draft.shown.get()).toBe('Somebody at');
});
