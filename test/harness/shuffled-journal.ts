import type { Journal } from '#server/journal/journal.ts';
import type { Dice } from './dice.ts';

/** A journal that takes a while for everything, now shorter and now longer: what is asked of a server at the same
 *  time comes in between. */
export function shuffledJournal(journal: Journal, chance: Dice): Journal {
  const aWhile = async () => {
    for (let turns = chance.below(4); turns > 0; turns -= 1) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return new Proxy(journal, {
    get: (target, name: keyof Journal) => {
      const method = (target[name] as (...of: unknown[]) => unknown).bind(target);
      return (...order: unknown[]) => {
        if (!SLOW.has(name)) return method(...order);
        return (async () => {
          await aWhile();
          const done = await method(...order);
          await aWhile();
          return done;
        })();
      };
    },
  });
}

const SLOW: ReadonlySet<string> = new Set(['append', 'load', 'entriesAfter', 'hashAt', 'purge']);
