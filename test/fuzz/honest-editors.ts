import * as Y from 'yjs';
import { ownUndoOf } from '#client/editor/own-undo.ts';
import { SoundUndo } from '#client/editor/sound-undo.ts';
import { faultOfNew } from '#server/relay/guard/fault-of-new.ts';
import { judge } from '#server/relay/guard.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { minuteFault } from '#shared/document/document-fault.ts';
import { minuteGrammar } from '#shared/document/minute-grammar.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { cpuMs } from '#test/harness/cpu-ms.ts';
import { type Dice, dice } from '#test/harness/dice.ts';
import { type HeadlessEditor, openHeadlessEditor } from '#test/harness/headless-editor.ts';
import { orderOf } from '#test/harness/order-of.ts';
import { editorDeed } from './editor-deeds.ts';
import { rawDeed } from './raw-deeds.ts';

/** What a run of honest people came to. */
export interface HonestRun {
  readonly updates: number;
  /** How often the guard said that something is missing. */
  readonly gaps: number;
  readonly refused: readonly string[];
  /** What came to be that no grammar allows, or does not agree in the end. */
  readonly faults: readonly string[];
  readonly slowestMs: number;
}

interface Person {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  readonly editor: HeadlessEditor | null;
  isAway: boolean;
  /** What went out and is still on its way to the server. */
  readonly out: Uint8Array[];
  /** What the server sent and is still on its way. */
  readonly in: Uint8Array[];
  /** The server's state when it last asked: older than what it has when the answer arrives. */
  asked: Uint8Array | null;
}

const FROM_AFAR = 'from afar';

/** Four people, two in the real editor and two with Yjs alone, write, delete, undo, go away and come back, until
 *  the guard has judged so many updates. Each must be sound. */
export function runHonestEditors(count: number, seed: number): HonestRun {
  const run = emptyRun();
  for (let world = 0; run.updates < count; world += 1) liveOnce(seed * 1009 + world, run, count);
  return run;
}

/** One meeting of the four, by its own seed. */
export function runHonestMeeting(seed: number): HonestRun {
  const run = emptyRun();
  liveOnce(seed, run, Number.POSITIVE_INFINITY);
  return run;
}

function emptyRun() {
  return {
    updates: 0,
    gaps: 0,
    refused: [] as string[],
    faults: [] as string[],
    slowestMs: 0,
  };
}

function liveOnce(
  seed: number,
  run: {
    -readonly [K in keyof HonestRun]: HonestRun[K] extends readonly string[]
      ? string[]
      : HonestRun[K];
  },
  count: number,
): void {
  const chance = dice(seed);
  const server = new Y.Doc();
  server.clientID = 1;
  const fragment = server.getXmlFragment(MINUTE_FRAGMENT);
  fragment.insert(0, [new Y.XmlElement('paragraph')]);
  const owners = new Map<number, string>([[server.clientID, 'server']]);
  server.clientID = 2;
  const people = ['secretary', 'chair', 'program', 'keeper'].map((name, index) =>
    join(name, index < 2, index === 3, server, chance),
  );

  const take = (person: Person, update: Uint8Array): void => {
    const mayWriteAs = (client: number) => (owners.get(client) ?? person.name) === person.name;
    const began = cpuMs();
    const verdict = judge(update, {
      doc: server,
      grammar: minuteGrammar,
      limits: RELAY_LIMITS,
      mayWriteAs,
    });
    run.slowestMs = Math.max(run.slowestMs, cpuMs() - began);
    run.updates += 1;
    if (verdict.state === 'gap') {
      run.gaps += 1;
      person.asked = Y.encodeStateVector(server);
      return;
    }
    if (verdict.state !== 'sound') {
      run.refused.push(
        `${JSON.stringify(verdict)} seed ${seed} ${Buffer.from(update).toString('base64')}`,
      );
      return;
    }
    if (verdict.news === 'none') return;
    const from = new Map(verdict.clients.map((id) => [id, Y.getState(server.store, id)]));
    for (const client of verdict.clients) owners.set(client, person.name);
    const before = Y.encodeStateVector(server);
    const wrote: Uint8Array[] = [];
    const keep = (one: Uint8Array) => wrote.push(one);
    server.on('update', keep);
    Y.applyUpdate(server, update);
    server.off('update', keep);
    const fault = faultOfNew(server, minuteGrammar, from);
    if (fault !== null) run.faults.push(`${fault} seed ${seed}`);
    if (server.store.pendingStructs !== null || server.store.pendingDs !== null) {
      run.faults.push(`Something waits for ever, seed ${seed}, ${before.byteLength}`);
    }
    // Those who are away hear of it when they ask.
    for (const other of people) {
      if (other === person || other.isAway) continue;
      if (verdict.exact) other.in.push(update);
      else other.in.push(...wrote);
    }
  };

  for (let turn = 0; turn < 400 && run.updates < count && run.refused.length === 0; turn += 1) {
    const person = chance.pick(people);
    const choice = chance.below(20);
    if (choice < 12) {
      if (chance.chance(0.2)) person.undo.stopCapturing();
      if (person.editor !== null) editorDeed(person.editor, chance, person.doc);
      else rawDeed(person.doc, chance, person.undo);
    } else if (choice < 15) {
      const update = person.isAway ? undefined : person.out.shift();
      if (update !== undefined) take(person, update);
    } else if (choice < 18) {
      for (let n = chance.below(4); n > 0 && !person.isAway; n -= 1) hear(person);
    } else if (choice === 18) leave(person);
    else comeBack(person, server, chance, take);
  }
  settle(people, server, chance, take);
  const fault = minuteFault(server);
  if (fault !== null) run.faults.push(`${fault} seed ${seed}`);
  for (const { editor } of people) editor?.close();
  if (run.refused.length > 0) return;
  const newcomer = new Y.Doc();
  Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(server));
  for (const { doc, name } of [...people, { doc: newcomer, name: 'newcomer' }]) {
    if (!isEqual(doc, server)) run.faults.push(`${name} holds something else, seed ${seed}`);
  }
}

function join(
  name: string,
  inEditor: boolean,
  keeps: boolean,
  server: Y.Doc,
  chance: Dice,
): Person {
  const doc = new Y.Doc({ gc: !keeps });
  doc.clientID = 1000 + chance.below(0xffff_0000);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), FROM_AFAR);
  const person: Person = {
    name,
    doc,
    undo: inEditor ? ownUndoOf(doc) : new SoundUndo(doc.getXmlFragment(MINUTE_FRAGMENT)),
    editor: inEditor ? openHeadlessEditor(doc) : null,
    isAway: false,
    out: [],
    in: [],
    asked: null,
  };
  person.undo.trackedOrigins.add(person.undo);
  // What is undone in one go is for the dice to say, and not for the clock: a meeting can be played again.
  person.undo.captureTimeout = Number.POSITIVE_INFINITY;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_AFAR && !person.isAway) person.out.push(update);
  });
  return person;
}

function hear(person: Person): void {
  const update = person.in.shift();
  if (update !== undefined) Y.applyUpdate(person.doc, update, FROM_AFAR);
}

/** What was on its way is lost with the connection. */
function leave(person: Person): void {
  person.isAway = true;
  person.out.length = 0;
  person.in.length = 0;
}

/** They exchange what the other lacks, as step 1 and step 2 do; what both know already may come along. */
function comeBack(
  person: Person,
  server: Y.Doc,
  chance: Dice,
  take: (person: Person, update: Uint8Array) => void,
): void {
  const stale = person.asked ?? Y.encodeStateVector(server);
  const whole = chance.chance(0.2);
  const answer = whole
    ? Y.encodeStateAsUpdate(person.doc)
    : Y.encodeStateAsUpdate(person.doc, stale);
  const queued = person.out.splice(0);
  // Some gather what they send, and send it as one.
  const sent = queued.length > 1 && chance.chance(0.3) ? [Y.mergeUpdates(queued)] : queued;
  for (const update of sent) take(person, update);
  person.asked = null;
  person.isAway = false;
  take(person, answer);
  person.in.length = 0;
  const missing = Y.encodeStateAsUpdate(server, Y.encodeStateVector(person.doc));
  Y.applyUpdate(person.doc, missing, FROM_AFAR);
}

function settle(
  people: readonly Person[],
  server: Y.Doc,
  chance: Dice,
  take: (person: Person, update: Uint8Array) => void,
): void {
  for (let round = 0; round < 6; round += 1) {
    for (const person of people) comeBack(person, server, chance, take);
  }
}

function isEqual(a: Y.Doc, b: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b)) && orderOf(a) === orderOf(b);
}
