import { shortShares } from '#test/harness/short-shares.ts';
import { trial as clocks } from '#test/long/clocks.ts';
import { trial as diskFull } from '#test/long/disk-full.ts';
import { trial as ioErrors } from '#test/long/io-errors.ts';
import { trial as kills } from '#test/long/kills.ts';
import { trial as powerCuts } from '#test/long/power-cuts.ts';

await shortShares([
  [kills, 10],
  [powerCuts, 6],
  [diskFull, 1],
  [ioErrors, 2],
  [clocks, 2],
]);
