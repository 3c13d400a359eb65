import { runHonestEditors } from '#test/fuzz/honest-editors.ts';
import { anywhere, type Trial } from './trial.ts';

export const trial: Trial = {
  name: 'honest-editors',
  what: 'Four people write honestly, together and apart, in the real editor and with Yjs alone: all is taken in.',
  length: { variable: 'UPDATES', unit: 'updates', whole: 100_000 },
  canRun: anywhere,
  run: async ({ length, seed }) => {
    const { updates, gaps, refused, faults, slowestMs } = runHonestEditors(length, seed);
    return {
      done: updates,
      figures: {
        'said to lack something': String(gaps),
        'slowest judgement': `${slowestMs.toFixed(1)} ms`,
      },
      failures: [...refused, ...faults],
    };
  },
};
