import { shortShares } from '#test/harness/short-shares.ts';
import { trial as slowReader } from '#test/long/slow-reader.ts';
import { trial as soak } from '#test/long/soak.ts';
import { trial as storm } from '#test/long/storm.ts';

// These compare what is measured, so nothing else runs beside them.
await shortShares([
  [slowReader, 1],
  [storm, 1],
  [soak, 0.25],
]);
