import { expect, test } from 'vitest';
import { trial } from '#test/long/kills.ts';
import { shortly } from './shortly.ts';

test('no acknowledged insertion or deletion is lost or doubled in ten SIGKILLs', async () => {
  const { failures } = await shortly(trial, 10);
  expect(failures).toEqual([]);
});
