import type { Clock } from '#server/relay/clock.ts';
import type { FarJudge } from '#server/relay/far-judge.ts';
import { farWordOn } from '#server/relay/guard/far-word.ts';
import type { UpdateLimits } from '#server/relay/guard/read-update.ts';
import type { Chance } from './chance.ts';

export interface FarDeps {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly limits: UpdateLimits;
  /** Told of each update that is looked at. */
  readonly onJudged: () => void;
}

const SLOWEST_MS = 80;
const BUSY_ONCE_IN = 40;

/** The thread that looks at large updates, without the thread: it takes its time, it can overtake nobody and
 *  keep anybody waiting, and now and then it has too much to do. */
export function createSimulatedFarJudge({ clock, chance, limits, onJudged }: FarDeps): FarJudge {
  return {
    judge: (update) =>
      new Promise((tell) => {
        onJudged();
        clock.later(1 + chance.below(SLOWEST_MS), () => {
          tell(chance.once(BUSY_ONCE_IN) ? 'busy' : farWordOn(update, limits));
        });
      }),
    close: async () => {},
  };
}
