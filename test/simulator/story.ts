import type { Cast, Seat } from './cast.ts';
import type { Chance } from './chance.ts';
import type { Stamp } from './checks.ts';
import { edit, stamp } from './editing.ts';
import { type Rogue, sendRogue } from './rogues.ts';
import type { SimulatedDisk } from './simulated-journal.ts';
import type { SimulatedServer } from './simulated-server.ts';
import type { Tally } from './tally.ts';
import { STAMP } from './text-blocks.ts';
import { kindOf } from './texts.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

export interface StoryDeps {
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly disk: SimulatedDisk;
  readonly server: SimulatedServer;
  readonly cast: Cast;
  readonly witness: Witness;
  readonly stamps: Stamp[];
  /** Who did what, for whoever reads a failure. */
  readonly note: (what: string) => void;
  readonly tally: Tally;
  readonly fault: (what: string) => void;
}

const HOUR = 3_600_000;

/** Whoever was refused loads the page again, unless they may not see it; so do those whose program does not know
 *  what it is to be told that the document was replaced. */
export function hasToLoadAnew(
  { member, document, person }: Seat,
  { cast, witness }: Pick<StoryDeps, 'cast' | 'witness'>,
): boolean {
  const isDone = member.refused !== null || witness.isReplaced(document);
  return isDone && cast.rightOf(person) !== 'none';
}

/** Lets the next thing happen, whatever chance says. */
export type Storyteller = () => Promise<void>;

export function createStoryteller(deps: StoryDeps): Storyteller {
  const { timeline, chance, disk, server, cast, witness, stamps, note, tally, fault } = deps;

  const mayType = ({ person, member, isReader }: Seat) =>
    !isReader && member.mayWrite && member.refused === null && cast.rightOf(person) === 'edit';

  function types(seat: Seat): void {
    if (!mayType(seat)) return;
    for (let keys = 1 + chance.below(4); keys > 0; keys -= 1) {
      note(`${seat.name} ${edit(kindOf(seat.document), seat.member.doc, chance)}`);
    }
  }

  function stampsIn(seat: Seat): void {
    if (!mayType(seat) || kindOf(seat.document) === 'agenda') return;
    const id = chance.name(STAMP);
    stamp(seat.member.doc, id, chance);
    stamps.push({ id, document: seat.document, by: seat.member, isSaved: false });
    note(`${seat.name} writes ${id}`);
  }

  function points(seat: Seat): void {
    seat.member.pointAt(chance.below(50));
    seat.points = true;
    note(`${seat.name} points`);
  }

  function goesOrComes(seat: Seat): void {
    seat.isAway = !seat.isAway;
    if (seat.isAway) seat.member.leave();
    else seat.member.comeBack();
    note(`${seat.name} ${seat.isAway ? 'goes offline' : 'comes back'}`);
  }

  function breaks(seat: Seat): void {
    const serverLearns = chance.once(2) ? chance.below(3000) : null;
    seat.hasBroken = true;
    seat.link?.breakOff(chance.below(2000), serverLearns);
    tally.add('connections broken');
    note(`${seat.name} loses the connection`);
  }

  function parts(seat: Seat): void {
    const { link } = seat;
    link?.part();
    timeline.later(chance.below(8000), () => link?.heal());
    tally.add('partitions');
    note(`${seat.name} is cut off for a while`);
  }

  function stalls(seat: Seat): void {
    const { link } = seat;
    link?.stall();
    timeline.later(chance.below(15_000), () => link?.readOn());
    tally.add('slow readers');
    note(`${seat.name} stops reading for a while`);
  }

  function repeats(seat: Seat): void {
    seat.member.repeat();
    note(`${seat.name} says things twice`);
  }

  function reloads(seat: Seat): void {
    cast.reload(seat);
    note(`${seat.name} loads the page anew`);
  }

  function changesRight(seat: Seat): void {
    if (seat.isReader) return;
    const right =
      cast.rightOf(seat.person) === 'edit'
        ? chance.must(['view', 'view', 'none'] as const)
        : 'edit';
    cast.changeRight(seat.person, right);
    note(`${seat.person} gets the right: ${right}`);
  }

  async function crashes(): Promise<void> {
    if (server.relay === null) return;
    const written = chance.once(2);
    server.crash(written);
    cast.breakAll(() => chance.below(1500));
    tally.add('kills of the server');
    note(`The server crashes${written ? ' right after writing' : ''}`);
    await timeline.pass(chance.below(3000));
    await comesBack();
  }

  async function restarts(): Promise<void> {
    if (server.relay === null) return;
    tally.add('restarts');
    note('The server is restarted');
    const stopped = server.stop();
    await timeline.pass(6000);
    await stopped;
    await comesBack();
  }

  async function comesBack(): Promise<void> {
    if (chance.once(4)) setsClock();
    await server.start();
    note('The server is up');
  }

  function setsClock(): void {
    const by = chance.must([-HOUR, -5000, HOUR, 24 * HOUR]);
    server.jump(by);
    tally.add('clock jumps');
    note(`The server's clock is set by ${by} ms`);
  }

  function fillsDisk(): void {
    disk.full = true;
    timeline.later(chance.below(3000), () => {
      disk.full = false;
    });
    tally.add('full disks');
    note('The disk is full for a while');
  }

  function slowsDisk(): void {
    const usual = disk.delay;
    disk.delay = () => 200 + chance.below(800);
    timeline.later(chance.below(4000), () => {
      disk.delay = usual;
    });
    note('The disk is slow for a while');
  }

  async function everybodyLeaves(): Promise<void> {
    const document = chance.must(server.texts.current());
    const there = cast.seats.filter((one) => one.document === document && !one.isAway);
    for (const seat of there) goesOrComes(seat);
    await timeline.pass(3000 + chance.below(6000));
    for (const seat of there) if (seat.isAway) goesOrComes(seat);
  }

  function serverEdits(): void {
    const document = chance.must(server.texts.current());
    void server.relay
      ?.edit(document, 'server', (doc) => {
        edit(kindOf(document), doc, chance);
      })
      .catch(() => {});
    note(`The server edits ${document}`);
  }

  function purges(): void {
    const document = chance.must(server.texts.current());
    void server.purge(document).catch(() => {});
    note(`The history of ${document} is deleted`);
  }

  function rogue(seat: Seat): void {
    const deed = chance.must<Rogue>([
      'spoils the document',
      'writes under the id of somebody else',
    ]);
    sendRogue(deed, seat, { timeline, chance, cast, witness }, fault);
    tally.add('rogues');
    note(`Somebody ${deed}: ${seat.name}`);
  }

  async function timePasses(): Promise<void> {
    note('Time passes');
    await timeline.pass(chance.below(40_000));
  }

  const deeds: readonly (readonly [number, (seat: Seat) => void | Promise<void>])[] = [
    [60, types],
    [3, stampsIn],
    [4, points],
    [4, goesOrComes],
    [3, breaks],
    [3, parts],
    [2, stalls],
    [2, repeats],
    [1, reloads],
    [3, changesRight],
    [1, crashes],
    [0.4, restarts],
    [0.7, everybodyLeaves],
    [1, fillsDisk],
    [1, slowsDisk],
    [1, serverEdits],
    [0.5, purges],
    [0.3, setsClock],
    [0.7, rogue],
    [0.7, timePasses],
  ];

  return async () => {
    const seat = chance.must(cast.seats);
    if (hasToLoadAnew(seat, { cast, witness })) reloads(seat);
    const [, deed] = chance.weighted(deeds);
    await deed(seat);
    await timeline.pass(chance.once(3) ? chance.below(400) : chance.below(12));
  };
}
