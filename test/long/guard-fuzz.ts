import { fuzzGuard } from '#test/fuzz/guard-fuzz.ts';
import { anywhere, type Trial } from './trial.ts';

export const trial: Trial = {
  name: 'guard-fuzz',
  what: 'Damaged updates, half of them byte by byte and half field by field, harm nobody.',
  length: { variable: 'FRAMES', unit: 'frames', whole: 1_000_000 },
  canRun: anywhere,
  run: async ({ length, seed }) => {
    const half = Math.ceil(length / 2);
    const bytes = fuzzGuard(half, seed, 'bytes');
    const fields = fuzzGuard(length - half, seed, 'fields');
    const said = (state: keyof typeof bytes.verdicts) =>
      String(bytes.verdicts[state] + fields.verdicts[state]);
    return {
      done: bytes.frames + fields.frames,
      figures: {
        malformed: said('malformed'),
        'too large': said('too_large'),
        foreign: said('foreign'),
        gap: said('gap'),
        'sound all the same': said('sound'),
        applied: String(bytes.applied + fields.applied),
        'put back': String(bytes.rebuilt + fields.rebuilt),
        'saved, joined, opened, exported, gone on': String(bytes.checks + fields.checks),
        'slowest, judged and applied': `${Math.max(bytes.slowestMs, fields.slowestMs).toFixed(1)} ms`,
      },
      failures: [...bytes.faults, ...fields.faults],
    };
  },
};
