import { nextDayInLondon } from '#shared/domain/calendar.ts';

export interface TurnOfDayDeps {
  readonly newDay: () => void;
  readonly now: () => number;
}

/** Has the new day told in the instant it begins in London, whenever the clocks change. To be looked at now
 *  and then, because a timer set hours ahead does not hear of a clock that was put right. */
export function createTurnOfDay({ newDay, now }: TurnOfDayDeps) {
  let timer: NodeJS.Timeout | undefined;
  return {
    /** `until`: when it is looked at next, in milliseconds from now. */
    look(until: number): void {
      newDay();
      clearTimeout(timer);
      const left = Math.ceil(nextDayInLondon(now()) - now()) + 1;
      if (left > until * 2) return;
      timer = setTimeout(newDay, left);
      timer.unref();
    },
    stop: () => clearTimeout(timer),
  };
}
