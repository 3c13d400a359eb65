// One story again, by the number that a long trial has named:
//
//   node test/fuzz/replay.ts meeting 3363
//   node test/fuzz/replay.ts fields 1771
//   node test/fuzz/replay.ts bytes 1106

import { fuzzWorld } from './guard-fuzz.ts';
import { runHonestMeeting } from './honest-editors.ts';

const [kind, ...numbers] = process.argv.slice(2);
for (const number of numbers.map(Number)) {
  const run =
    kind === 'bytes' || kind === 'fields' ? fuzzWorld(number, kind) : runHonestMeeting(number);
  process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
}
