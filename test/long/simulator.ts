import { simulate } from '#test/simulator/simulate.ts';
import { createTally } from '#test/simulator/tally.ts';
import { tellFailure } from '#test/simulator/tell-failure.ts';
import { anywhere, type Trial } from './trial.ts';

const OPERATIONS = 500;
const PEOPLE = 16;
const SAY_EVERY = 50;
/** With so many failures something is wrong with everything. */
const ENOUGH = 5;

export const trial: Trial = {
  name: 'simulator',
  what: 'Whatever happens to up to 16 people, the server and its disk, all agree in the end, and nothing saved is lost.',
  length: { variable: 'STORIES', unit: 'stories', whole: 2000 },
  canRun: anywhere,
  run: async ({ length, seed: first, log }) => {
    const failures: string[] = [];
    const tally = createTally();
    let done = 0;
    for (let seed = first; seed < first + length && failures.length < ENOUGH; seed += 1) {
      const story = { seed, operations: OPERATIONS, people: PEOPLE };
      const { faults, operations, counts, ...rest } = await simulate(story);
      done += 1;
      tally.add('operations', operations);
      tally.add('stories that ended early', operations < OPERATIONS ? 1 : 0);
      for (const [what, times] of Object.entries(counts)) tally.add(what, times);
      if (faults.length > 0) {
        failures.push(tellFailure(story, { faults, ...rest }));
        log(failures.at(-1) ?? '');
      }
      if (done % SAY_EVERY === 0) log(`${done} stories, the last with seed ${seed}`);
    }
    return { done, figures: { 'first seed': first, ...tally.all() }, failures };
  },
};
