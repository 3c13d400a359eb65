import { expect, test } from 'vitest';
import { confirmationState, seatSpeaking } from '#shared/domain/confirmation.ts';

const said = { voice: 'seat:healthwatch', seatId: null, text: 'Buses are late.' };

test('a contribution of a seat waits until its wording is confirmed, and again when it changes', () => {
  expect(confirmationState(said, null)).toBe('waiting');
  expect(confirmationState(said, { wording: 'Buses are late.' })).toBe('confirmed');
  expect(confirmationState(said, { wording: 'Buses are slow.' })).toBe('changed_since');
});

test('one that is put down to nobody’s seat needs nobody', () => {
  for (const voice of ['lay', 'public', null]) {
    expect(seatSpeaking({ voice, seatId: null })).toBe(null);
    expect(confirmationState({ ...said, voice }, null)).toBe('not_needed');
  }
  expect(seatSpeaking({ voice: null, seatId: 'healthwatch' })).toBe('healthwatch');
});
