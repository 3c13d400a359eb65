import { expect, test } from 'vitest';
import { stillToComeInWords } from '#client/pages/approval/approval-words.ts';

test('whoever records the approval of a meeting that is still to come is asked to check', () => {
  expect(stillToComeInWords('2030-05-10', '2030-05-09')).toContain('10 May 2030');
  expect(stillToComeInWords('2030-05-10', '2030-05-10')).toBeNull();
  expect(stillToComeInWords('2030-05-10', '2030-05-11')).toBeNull();
});
