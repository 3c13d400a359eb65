// Imported before a program to shift its clock: the hours are read from CLOCK_FILE at each SIGUSR2. Only
// what the clock on the wall says is shifted, as when somebody sets it; timers and performance.now() go on.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const WallDate = Date;
let shift = 0;

globalThis.Date = class extends WallDate {
  constructor(...words) {
    if (words.length === 0) super(WallDate.now() + shift);
    else super(...words);
  }

  static now() {
    return WallDate.now() + shift;
  }
};

if (isMainThread) {
  process.on('SIGUSR2', () => {
    shift = Number(readFileSync(process.env.CLOCK_FILE, 'utf8')) * 60 * 60 * 1000;
  });
}
