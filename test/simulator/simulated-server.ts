import type { OurDocumentRules } from '#server/app/document-rules.ts';
import type { PurgeDocument } from '#server/commands/purge-document.ts';
import type { Projector } from '#server/projector/projector.ts';
import type { Clock } from '#server/relay/clock.ts';
import type { DocumentRight } from '#server/relay/gate.ts';
import { RELAY_LIMITS, type RelayLimits } from '#server/relay/limits.ts';
import type { Line } from '#server/relay/line.ts';
import { createRelay, type Relay } from '#server/relay/relay.ts';
import { type DocumentId, toPersonId } from '#shared/ids.ts';
import type { FakeGate } from '#test/harness/fake-gate.ts';
import { openBench, type ProjectionBench } from '#test/harness/projection-bench.ts';
import type { Chance } from './chance.ts';
import { createPurging } from './purging.ts';
import { createSimulatedFarJudge } from './simulated-far-judge.ts';
import type { SimulatedDisk } from './simulated-journal.ts';
import type { Tally } from './tally.ts';
import { createTexts, kindOf, type Texts } from './texts.ts';
import type { Timeline } from './timeline.ts';

/** A server that can crash and start again on the same disk. */
export interface SimulatedServer {
  readonly relay: Relay | null;
  readonly bench: ProjectionBench;
  readonly projector: Projector;
  /** Its clock is set to another time, ahead or back. */
  jump(ms: number): void;
  /** It was set back at some time. */
  readonly wentBack: boolean;
  readonly logged: string[];
  start(): Promise<void>;
  /** From one moment to the next it is not there any more. */
  crash(written: boolean): void;
  /** Lets everyone go and stops, when all is written. */
  stop(): Promise<void>;
  readonly texts: Texts;
  /** Deletes a document's history; another takes its place. */
  purge(document: DocumentId): Promise<void>;
  /** Takes in a connection that has passed the door. */
  accept(
    line: Line,
    person: string,
    document: DocumentId,
    query: URLSearchParams,
  ): Promise<boolean>;
  close(): Promise<void>;
}

/** Small, so that a short story comes to all of them. */
const LIMITS: Partial<RelayLimits> = {
  idleRoomMs: 3000,
  reluctantBytes: 512,
  bufferedBytes: 16 * 1024,
  nearBytes: 300,
};

export async function createSimulatedServer(deps: {
  readonly timeline: Timeline;
  readonly disk: SimulatedDisk;
  readonly gate: FakeGate;
  readonly rules: OurDocumentRules;
  readonly chance: Chance;
  readonly tally: Tally;
  /** The letters of the minutes that there are. */
  readonly letters: readonly string[];
}): Promise<SimulatedServer> {
  const { timeline, disk, gate, rules, chance, tally } = deps;
  const logged: string[] = [];
  let relay: Relay | null = null;
  let skew = Date.UTC(2018, 2, 1, 9);
  let wentBack = false;
  let endLife: () => void = () => {};
  const first = begin();
  const bench = await openBench(deps.letters, {
    journal: first.journal,
    clock: { now: first.clock.now, schedule: first.clock.later, pass: () => {} },
  });
  const { db } = bench;
  let projector = bench.projector;
  let purging = purgingOf(first);
  let book = first.journal;

  /** What lives and dies with one process. */
  function begin() {
    let alive = true;
    endLife = () => {
      alive = false;
    };
    const isAlive = () => alive;
    const clock: Clock = {
      now: () => timeline.now() + skew,
      soon: (work) => timeline.soon(() => isAlive() && work()),
      next: (work) => timeline.soon(() => isAlive() && work()),
      later: (ms, work) => timeline.later(ms, () => isAlive() && work()),
    };
    return { clock, isAlive, journal: disk.open(clock, isAlive) };
  }

  function purgingOf({ clock, journal, isAlive }: ReturnType<typeof begin>): PurgeDocument {
    const deed = { relay: () => relay, projector: () => projector };
    return createPurging({ db, journal, rules, isAlive, now: clock.now, ...deed });
  }

  function startRelay({ clock, journal }: ReturnType<typeof begin>): void {
    relay = createRelay({
      journal: {
        ...journal,
        load: async (document) => {
          await new Promise<void>((resolve) => {
            clock.later(disk.delay(), resolve);
          });
          return journal.load(document);
        },
      },
      gate,
      rules,
      limits: LIMITS,
      farJudge: createSimulatedFarJudge({
        clock,
        chance,
        limits: { ...RELAY_LIMITS, ...LIMITS },
        onJudged: () => tally.add('updates looked at elsewhere'),
      }),
      now: clock.now,
      clock,
      log: (message, facts) => logged.push(`${message} ${JSON.stringify(facts ?? {})}`),
    });
  }

  const server: SimulatedServer = {
    get relay() {
      return relay;
    },
    bench,
    get projector() {
      return projector;
    },
    get wentBack() {
      return wentBack;
    },
    jump: (ms) => {
      skew += ms;
      wentBack ||= ms < 0;
    },
    logged,
    texts: createTexts(db),
    purge: (documentId) =>
      purging({ documentId, reason: 'Wrong words', by: toPersonId('secretary') }),
    start: async () => {
      const life = begin();
      purging = purgingOf(life);
      book = life.journal;
      await purging.finishAll();
      for (const document of server.texts.current()) rules.know(document, kindOf(document));
      projector = bench.again({
        journal: life.journal,
        now: life.clock.now,
        schedule: life.clock.later,
      });
      await projector.start();
      startRelay(life);
    },
    crash: (written) => {
      relay = null;
      endLife();
      disk.crash(written);
    },
    stop: async () => {
      const stopping = relay;
      relay = null;
      await stopping?.close();
      await projector.stop();
      await book.close();
      endLife();
    },
    accept: async (line, person, document, query) => {
      const personId = toPersonId(person);
      const right: DocumentRight = await gate.right(personId, document);
      if (relay === null || right === 'none' || !(await rules.knows(document))) return false;
      const schema = query.get('schema');
      relay.accept(line, {
        document,
        identity: { personId, name: person, colour: '#005eb8', sessionKey: person },
        right,
        wantsNotices: query.get('ack') === '1',
        pageIsCurrent: schema === null || schema === String(rules.schemaVersion),
      });
      return true;
    },
    close: async () => {
      endLife();
      await bench.close();
    },
  };
  startRelay(first);
  return server;
}
