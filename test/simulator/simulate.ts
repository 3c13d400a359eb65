import './mastered.ts';

import type { DocumentId } from '#shared/ids.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { createFakeGate } from '#test/harness/fake-gate.ts';
import { AGENDA, minuteOf, NOTES } from '#test/harness/projection-bench.ts';
import { type Cast, createCast, type Program } from './cast.ts';
import { createChance } from './chance.ts';
import { type ChecksDeps, faultsAtRest, faultsOfRecords, ghosts, type Stamp } from './checks.ts';
import { putInCharge } from './mastered.ts';
import { createSimulatedDisk } from './simulated-journal.ts';
import { createSimulatedRules } from './simulated-rules.ts';
import { createSimulatedServer } from './simulated-server.ts';
import { createStoryteller, hasToLoadAnew, type StoryDeps } from './story.ts';
import { createTally } from './tally.ts';
import { createTimeline } from './timeline.ts';
import { createWitness } from './witness.ts';

export interface Simulation {
  readonly seed: number;
  readonly operations: number;
  /** At most so many people. */
  readonly people: number;
  /** Every message is part of the story. */
  readonly withMessages?: boolean;
}

export interface Outcome {
  readonly faults: readonly string[];
  /** What happened, line by line. */
  readonly story: readonly string[];
  /** What happened how often. */
  readonly counts: Readonly<Record<string, number>>;
  /** How much of it was told: less than asked for only when it ended at a fault. */
  readonly operations: number;
}

const LETTERS = ['a', 'b'];
const [A, B] = LETTERS.map(minuteOf) as [DocumentId, DocumentId];
/** What people have open, the likelier the more often it is named. */
const OPENED: readonly DocumentId[] = [A, A, A, B, B, AGENDA, AGENDA, NOTES];
const PROGRAMS: readonly Program[] = ['page', 'page', 'plain', 'plain', 'stock'];

/** Tells one story: everything in it follows from its seed. It ends at the first fault. */
export async function simulate({
  seed,
  operations,
  people,
  withMessages = false,
}: Simulation): Promise<Outcome> {
  const timeline = createTimeline();
  const chance = createChance(seed);
  const elsewhere = createChance(seed + 1_000_003);
  const discharge = putInCharge({
    now: timeline.now,
    later: timeline.later,
    chance: elsewhere.next,
  });
  const story: string[] = [];
  const witness = createWitness();
  const note = (what: string) => story.push(`${timeline.now()} ms  ${what}`);
  const gate = createFakeGate();
  const disk = createSimulatedDisk(timeline.now);
  disk.delay = () => 1 + chance.below(8);
  disk.onKept = (document, place, entry) => {
    witness.kept(document, place, entry);
    note(`   entry ${place} of ${document} by ${entry.author}, ${entry.update.length} bytes`);
  };
  disk.onReplaced = (old, fresh, first) => {
    witness.replaced(old, fresh, first);
    tally.add('documents replaced');
    note(`   ${fresh} takes the place of ${old}`);
  };
  disk.onRefused = (document, why) => witness.faults.push(`The journal of ${document}: ${why}`);
  const tally = createTally();
  const server = await createSimulatedServer({
    timeline,
    disk,
    gate,
    rules: createSimulatedRules(),
    chance,
    tally,
    letters: LETTERS,
  });
  const cast = createCast({
    timeline,
    chance,
    gate,
    server,
    witness,
    onMessage: withMessages ? (what) => note(`      ${what}`) : null,
  });
  const stamps: Stamp[] = [];
  const deps = { timeline, chance, disk, server, cast, witness, stamps, note, tally };
  const next = createStoryteller({ ...deps, fault: (what) => witness.faults.push(what) });
  const goesOn = () => witness.faults.length === 0;
  let told = 0;
  try {
    seatPeople(cast, 2 + chance.below(people - 1), chance.pick);
    await timeline.pass(500);
    const restEvery = 60 + chance.below(150);
    while (told < operations && goesOn()) {
      await next();
      told += 1;
      askWhatIsSaved(deps);
      if (told % restEvery === 0) await rest(deps);
    }
    if (goesOn()) await end(deps);
  } catch (error) {
    witness.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    cast.end();
    await server.close();
    discharge();
  }
  tally.add('people', cast.seats.length);
  tally.add('entries', witness.entries);
  return { faults: [...witness.faults], story, operations: told, counts: tally.all() };
}

type TellingDeps = ChecksDeps & Pick<StoryDeps, 'note' | 'tally'>;

/** Two tabs in a row may be one person's; the last is of somebody who only reads. */
function seatPeople(
  cast: Cast,
  count: number,
  pick: <T>(list: readonly T[]) => T | undefined,
): void {
  for (let n = 1; n < count; n += 1) {
    const person = `person-${n % 5 === 4 ? n - 1 : n}`;
    cast.join(person, pick(PROGRAMS) ?? 'plain', pick(OPENED) ?? AGENDA);
  }
  cast.join('reader', pick(PROGRAMS) ?? 'plain', pick(OPENED) ?? AGENDA, true);
}

/** Nobody here has an old page, writes too much at once or says what cannot be read. */
const NOT_FOR_THE_HONEST: ReadonlySet<number> = new Set([
  CLOSE.badFrame,
  CLOSE.tooLarge,
  CLOSE.pageTooOld,
]);

/** Whoever is told "saved" must find everything on the disk, whatever happens next. */
function askWhatIsSaved({ cast, server, witness, stamps }: ChecksDeps): void {
  for (const seat of cast.seats) {
    const { refused } = seat.member;
    const isReplaced = witness.isReplaced(seat.document);
    if (NOT_FOR_THE_HONEST.has(refused ?? 0) || (refused === CLOSE.wrongEpoch && !isReplaced)) {
      const why = server.logged.findLast((line) => line.includes(`"${seat.person}","why"`));
      witness.faults.push(`${seat.name} did nothing wrong and is refused: ${refused} ${why ?? ''}`);
    }
    if (seat.member.saysSaved !== true) continue;
    for (const one of stamps) if (one.by === seat.member) one.isSaved = true;
    for (const content of seat.unsaved.splice(0)) {
      if (witness.isKept(seat.document, content)) continue;
      witness.faults.push(`${seat.name} says "saved", and the disk lacks something`);
    }
  }
}

/** Lets everything come to rest and looks at it. */
async function rest(deps: TellingDeps): Promise<void> {
  const { timeline, disk, server, cast, witness, note } = deps;
  note('Everything comes to rest');
  disk.full = false;
  if (server.relay === null) await server.start();
  for (const seat of cast.seats) {
    seat.link?.heal();
    seat.link?.readOn();
  }
  loadAnew(deps);
  await timeline.pass(8000);
  witness.faults.push(...ghosts(cast));
  for (const seat of cast.seats) {
    if (seat.isAway) seat.member.comeBack();
    seat.isAway = false;
  }
  await timeline.pass(5000);
  loadAnew(deps);
  await timeline.pass(85_000);
  askWhatIsSaved(deps);
  witness.faults.push(...(await faultsAtRest(deps)));
}

function loadAnew(deps: ChecksDeps): void {
  for (const seat of deps.cast.seats) if (hasToLoadAnew(seat, deps)) deps.cast.reload(seat);
}

/** At the end everybody may write again; then the server crashes once more, and all must still be there. */
async function end(deps: TellingDeps): Promise<void> {
  const { cast, server, timeline, witness, tally } = deps;
  for (const seat of cast.seats) {
    if (!seat.isReader && cast.rightOf(seat.person) !== 'edit')
      cast.changeRight(seat.person, 'edit');
  }
  await rest(deps);
  if (witness.faults.length === 0) witness.faults.push(...(await faultsOfRecords(deps)));
  if (witness.faults.length > 0) return;
  tally.add('kills of the server');
  server.crash(false);
  cast.breakAll(() => 0);
  await timeline.pass(100);
  await server.start();
  await rest(deps);
}
