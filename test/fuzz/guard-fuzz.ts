import { yDocToProsemirrorJSON } from 'y-prosemirror';
import * as Y from 'yjs';
import { faultOfNew } from '#server/relay/guard/fault-of-new.ts';
import { judge, type Verdict } from '#server/relay/guard.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { minuteFault } from '#shared/document/document-fault.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT, minuteSchema } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { cpuMs } from '#test/harness/cpu-ms.ts';
import { type Dice, dice } from '#test/harness/dice.ts';
import { openHeadlessEditor } from '#test/harness/headless-editor.ts';
import { orderOf } from '#test/harness/order-of.ts';
import { type Knowledge, withBytesChanged, withFieldChanged } from './damage.ts';
import { rawDeed } from './raw-deeds.ts';

/** What a run of damaged updates came to. */
export interface FuzzRun {
  readonly frames: number;
  readonly verdicts: Readonly<Record<Verdict['state'], number>>;
  /** How often a damaged update was sound all the same, and was applied. */
  readonly applied: number;
  /** How often what came to be was not sound, and the document was put back. */
  readonly rebuilt: number;
  /** How often the document was saved, joined, opened, exported and written in. */
  readonly checks: number;
  readonly faults: readonly string[];
  readonly slowestMs: number;
}

type Kind = 'bytes' | 'fields';

interface Counts {
  frames: number;
  readonly verdicts: Record<Verdict['state'], number>;
  applied: number;
  rebuilt: number;
  checks: number;
  readonly faults: string[];
  slowestMs: number;
}

const VICTIM = 900;
const FRAMES_A_WORLD = 300;
const FRAMES_A_CHECK = 50;
const MAX_FAULTS = 20;

/** Sends so many damaged updates at documents in which somebody else is at work. */
export function fuzzGuard(count: number, seed: number, kind: Kind): FuzzRun {
  const run = emptyRun();
  for (let world = 0; run.frames < count && run.faults.length < MAX_FAULTS; world += 1) {
    const size = Math.min(FRAMES_A_WORLD, count - run.frames);
    createWorld(seed * 1013 + world, kind, run).attack(size);
  }
  return run;
}

/** One of those documents, by its own seed. */
export function fuzzWorld(seed: number, kind: Kind): FuzzRun {
  const run = emptyRun();
  createWorld(seed, kind, run).attack(FRAMES_A_WORLD);
  return run;
}

function emptyRun(): Counts {
  return {
    frames: 0,
    verdicts: { sound: 0, gap: 0, too_large: 0, malformed: 0, foreign: 0 },
    applied: 0,
    rebuilt: 0,
    checks: 0,
    faults: [],
    slowestMs: 0,
  };
}

function createWorld(seed: number, kind: Kind, run: Counts) {
  const chance = dice(seed);
  const victim = openMinute(VICTIM);
  for (let i = 0; i < 12; i += 1) rawDeed(victim, chance, new Y.UndoManager(victim));
  let server = openMinute(7);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(victim));
  const owners = new Map([[VICTIM, 'victim']]);
  /** Everything that the others would be told. */
  const told = [Y.encodeStateAsUpdate(victim)];
  let news: Uint8Array[] = [];
  const tell = (doc: Y.Doc) => doc.on('update', (update: Uint8Array) => news.push(update));
  tell(server);
  let mallory = 1000 + chance.below(1e6);

  const fault = (what: string, update: Uint8Array): void => {
    run.faults.push(`${what} (${kind}, world ${seed}) ${Buffer.from(update).toString('base64')}`);
  };

  /** Sound updates against the document as it is now. */
  function donors(): Uint8Array[] {
    const doc = openMinute(6);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    doc.clientID = mallory;
    const updates: Uint8Array[] = [];
    const before = Y.encodeStateVector(doc);
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const undo = new Y.UndoManager(doc.getXmlFragment(MINUTE_FRAGMENT), {
      captureTimeout: Number.POSITIVE_INFINITY,
    });
    for (let i = 0; i < 6; i += 1) rawDeed(doc, chance, undo);
    const first = updates[0] ?? Uint8Array.of(0, 0);
    doc.destroy();
    return [first, first, Y.encodeStateAsUpdate(doc, before), Y.encodeStateAsUpdate(doc)];
  }

  function knowledge(): Knowledge {
    const state = Y.decodeStateVector(Y.encodeStateVector(server));
    const clients = [...state.keys(), server.clientID, mallory, mallory + 1];
    return { clients, clocks: [0, ...state.values()] };
  }

  function send(update: Uint8Array): void {
    const held = Y.getState(server.store, VICTIM);
    const mayWriteAs = (client: number) => (owners.get(client) ?? 'mallory') === 'mallory';
    const began = cpuMs();
    const verdict = judge(update, {
      doc: server,
      grammar: minuteGrammar,
      limits: RELAY_LIMITS,
      mayWriteAs,
    });
    run.verdicts[verdict.state] += 1;
    run.frames += 1;
    if (verdict.state === 'sound' && verdict.news !== 'none') {
      const from = new Map(verdict.clients.map((id) => [id, Y.getState(server.store, id)]));
      for (const client of verdict.clients) owners.set(client, 'mallory');
      const saved = Y.encodeStateAsUpdate(server);
      news = [];
      Y.applyUpdate(server, update);
      run.applied += 1;
      if (faultOfNew(server, minuteGrammar, from) !== null) {
        run.rebuilt += 1;
        server = openMinute(7);
        Y.applyUpdate(server, saved);
        tell(server);
      } else told.push(...news);
    }
    run.slowestMs = Math.max(run.slowestMs, cpuMs() - began);
    if (Y.getState(server.store, VICTIM) !== held)
      fault('The victim is said to have written', update);
    if (server.store.pendingStructs !== null || server.store.pendingDs !== null) {
      fault('Something waits for ever', update);
    }
  }

  return {
    attack: (size: number): void => {
      let sound: Uint8Array[] = [];
      let knows = knowledge();
      for (let i = 0; i < size && run.faults.length < MAX_FAULTS; i += 1) {
        if (i % 10 === 0) {
          if (chance.chance(0.3)) mallory += 1;
          sound = donors();
          knows = knowledge();
        }
        const donor = chance.pick(sound);
        const update =
          kind === 'bytes'
            ? withBytesChanged(donor, chance)
            : withFieldChanged(donor, chance, knows);
        try {
          send(update);
          if ((i + 1) % FRAMES_A_CHECK === 0) {
            news = [];
            check(server, victim, chance, owners, run);
            told.push(...news);
          }
          if (i + 1 === size) checkOrder(server, told, chance);
        } catch (error) {
          fault(String(error), update);
          return;
        }
      }
    },
  };
}

function openMinute(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getXmlFragment(MINUTE_FRAGMENT);
  return doc;
}

/** Everything that must still be possible: save, join, export, open, and for the other to go on. */
function check(
  server: Y.Doc,
  victim: Y.Doc,
  chance: Dice,
  owners: ReadonlyMap<number, string>,
  run: Counts,
): void {
  run.checks += 1;
  const saved = Y.encodeStateAsUpdate(server);
  const joined = openMinute(8);
  Y.applyUpdate(joined, saved);
  must(isEqual(joined, server), 'A newcomer holds something else');
  must(minuteFault(joined) === null, `It would not open: ${minuteFault(joined)}`);
  const exported = JSON.stringify(readMinute(joined));
  const own = JSON.stringify(readMinute(server));
  must(exported === own, 'What is exported depends on who exports');
  // Throws at a block or a mark that the editor does not know.
  minuteSchema.nodeFromJSON(yDocToProsemirrorJSON(joined, MINUTE_FRAGMENT));
  openHeadlessEditor(joined).close();

  Y.applyUpdate(victim, Y.encodeStateAsUpdate(server, Y.encodeStateVector(victim)));
  must(victim.clientID === VICTIM, 'The victim had to take another id');
  must(orderOf(victim) === orderOf(server), 'Whoever was there sees another order');
  const words = `still here ${run.checks}`;
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  const before = Y.encodeStateVector(victim);
  victim.getXmlFragment(MINUTE_FRAGMENT).insert(0, [element]);
  for (let i = 0; i < 2; i += 1) rawDeed(victim, chance, new Y.UndoManager(victim));
  const update = Y.encodeStateAsUpdate(victim, before);
  const mayWriteAs = (client: number) => owners.get(client) === 'victim';
  const facts = { doc: server, grammar: minuteGrammar, limits: RELAY_LIMITS, mayWriteAs };
  const verdict = judge(update, facts);
  must(verdict.state === 'sound', `The victim is refused: ${JSON.stringify(verdict)}`);
  const from = new Map([[VICTIM, Y.getState(server.store, VICTIM)]]);
  Y.applyUpdate(server, update);
  const why = faultOfNew(server, minuteGrammar, from);
  must(why === null, `The victim has spoilt the document: ${why}`);
  // Both tidy up formatting, each on their own.
  Y.applyUpdate(victim, Y.encodeStateAsUpdate(server, Y.encodeStateVector(victim)));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(victim, Y.encodeStateVector(server)));
  must(isEqual(victim, server), 'The victim holds something else');
}

/** What everyone is told comes in one order; it must not matter in which. */
function checkOrder(server: Y.Doc, told: readonly Uint8Array[], chance: Dice): void {
  const stranger = openMinute(9);
  // In their order once more at the end: Yjs does not always look again at what had to wait.
  for (const update of [...shuffled(told, chance), ...told]) Y.applyUpdate(stranger, update);
  must(orderOf(stranger) === orderOf(server), 'Whoever hears of it otherwise sees another order');
}

function isEqual(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) && orderOf(a) === orderOf(b);
}

function shuffled<T>(list: readonly T[], chance: Dice): T[] {
  const rest = [...list];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(chance.below(rest.length), 1));
  return out;
}

function must(is: boolean, otherwise: string): void {
  if (!is) throw new Error(otherwise);
}
