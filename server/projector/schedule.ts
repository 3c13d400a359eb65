/** Does something later; the answer calls it off. */
export type Schedule = (ms: number, work: () => void) => () => void;

/** By the clock, without keeping the process alive. */
export const byTimer: Schedule = (ms, work) => {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
};
