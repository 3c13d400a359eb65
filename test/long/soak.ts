import * as Y from 'yjs';
import { must } from '#shared/lang/must.ts';
import { INSPECTED, inspect } from '#test/harness/inspected.ts';
import { practiceTable, readDocument } from '#test/harness/practice-table.ts';
import { growth, openFiles, residentMb, whyNoFigures } from '#test/harness/process-facts.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { until } from '#test/harness/until.ts';
import { rawClient, stockWritingClient, type WritingClient } from '#test/harness/writing-client.ts';
import type { Trial } from './trial.ts';

const ROOMS = 25;
const WRITERS_A_ROOM = 2;
const READERS_A_ROOM = 2;
/** Words that stand in a writer's paragraph before they take all of them out and begin again: what is open
 *  must not grow, so that growth is the server's. */
const WORDS = 10;
/** The first ten minutes of an hour warm up. */
const WARM_UP = 1 / 6;
const MOST_MB_AN_HOUR = 1;
const MOST_MORE_FILES = 10;
/** Below this many minutes the slope is a matter of chance: it is told and not judged. */
const ENOUGH_MINUTES = 30;

export const trial: Trial = {
  name: 'soak',
  what: 'An hour of 25 rooms and 100 sockets, with people coming and going: memory and open files do not grow, and nothing unexplained is logged.',
  length: { variable: 'SOAK_MINUTES', unit: 'minutes', whole: 60 },
  canRun: whyNoFigures,
  run: async ({ length, seed, log }) => {
    const random = seededRandom(seed);
    // Every y-websocket client listens for the end of the process.
    process.setMaxListeners(ROOMS * WRITERS_A_ROOM + 10);
    const server = await runServer(INSPECTED, { keepsLog: true });
    try {
      const memory = await inspect(server);
      const rooms = await openRooms(server);
      const quietLog = server.logged().length;
      const samples: Sample[] = [];
      const began = performance.now();
      const minutes = () => (performance.now() - began) / 60_000;
      let files: number | null = null;
      let joins = 0;
      for (let second = 0; minutes() < length; second += 1) {
        for (const room of rooms) for (const writer of room.writers) writer.write();
        await comeAndGo(rooms, random);
        joins += 2;
        if (minutes() > length * WARM_UP && second % 5 === 0) {
          files ??= openFiles(server.pid());
          const kept = await memory.kept();
          samples.push({ hours: minutes() / 60, kept, resident: residentMb(server.pid()) });
        }
        if (second % 300 === 299) {
          const { kept = 0, resident = 0 } = samples.at(-1) ?? {};
          log(
            `${minutes().toFixed(0)} minutes, ${kept.toFixed(1)} of ${resident.toFixed(1)} MB kept`,
          );
        }
        await new Promise((resolve) =>
          setTimeout(resolve, Math.max(0, began + (second + 1) * 1000 - performance.now())),
        );
      }
      memory.close();
      return await judge({ server, rooms, samples, files, joins, length, quietLog });
    } finally {
      await server.dispose();
    }
  },
};

interface Sample {
  readonly hours: number;
  /** After a collection of garbage, in MB. */
  readonly kept: number;
  /** What the process occupies, in MB. */
  readonly resident: number;
}

interface Room {
  readonly document: string;
  readonly writers: readonly Writer[];
  readonly readers: WritingClient[];
  /** One more reader. */
  open(): WritingClient;
}

interface Writer {
  readonly client: WritingClient;
  write(): void;
}

async function openRooms(server: RunningServer): Promise<Room[]> {
  const table = await practiceTable(server);
  const rooms: Room[] = [];
  let next = 0;
  for (let number = 1; number <= ROOMS; number += 1) {
    const { document } = await table.newMinute(`Soak ${number}`);
    const open = (make = rawClient) => {
      next += 1;
      const cookie = must(table.cookies[next % table.cookies.length], 'a cookie');
      return make({ origin: server.origin, document, cookie });
    };
    const writers: Writer[] = [];
    for (let i = 0; i < WRITERS_A_ROOM; i += 1) {
      const client = open(i % 2 === 0 ? rawClient : stockWritingClient);
      await until('a writer synced', () => client.synced());
      writers.push(writerOf(client));
    }
    const readers = Array.from({ length: READERS_A_ROOM }, () => open());
    rooms.push({ document, writers, readers, open: () => open() });
  }
  return rooms;
}

function writerOf(client: WritingClient): Writer {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  client.content.push([paragraph]);
  let words = 0;
  return {
    client,
    write: () => {
      if (words === WORDS) text.delete(0, text.length);
      else text.insert(text.length, `word${words} `);
      words = (words + 1) % (WORDS + 1);
    },
  };
}

/** Each second one reader leaves and another comes, and one writer loses their connection. */
async function comeAndGo(rooms: readonly Room[], random: () => number): Promise<void> {
  const room = must(rooms[Math.floor(random() * rooms.length)], 'a room');
  room.readers.shift()?.destroy();
  room.readers.push(room.open());
  const other = must(rooms[Math.floor(random() * rooms.length)], 'a room');
  must(other.writers[Math.floor(random() * other.writers.length)], 'a writer').client.drop();
}

interface Soaked {
  readonly server: RunningServer;
  readonly rooms: readonly Room[];
  readonly samples: readonly Sample[];
  readonly files: number | null;
  readonly joins: number;
  readonly length: number;
  readonly quietLog: number;
}

async function judge({ server, rooms, samples, files, joins, length, quietLog }: Soaked) {
  const failures: string[] = [];
  const grows = {
    kept: growth(samples.map(({ hours, kept }) => ({ x: hours, y: kept }))),
    resident: growth(samples.map(({ hours, resident }) => ({ x: hours, y: resident }))),
  };
  for (const [memory, { slope, error }] of Object.entries(grows)) {
    // Twice the standard error: only what is not chance is a fault.
    if (length >= ENOUGH_MINUTES && slope - 2 * error > MOST_MB_AN_HOUR) {
      failures.push(`Memory (${memory}) grows by ${slope.toFixed(2)} MB an hour`);
    }
  }
  const filesNow = openFiles(server.pid());
  if (files !== null && filesNow !== null && filesNow > files + MOST_MORE_FILES) {
    failures.push(`${filesNow} files are open, ${files} were`);
  }
  const lines = server.logged().slice(quietLog).filter(isUnexplained);
  failures.push(...lines.map((line) => `The log says: ${line}`));
  for (const room of rooms) {
    const [first] = room.writers;
    await until('the writers agree', async () => {
      const { text } = await readDocument(server, room.document);
      return room.writers.every((one) => one.client.content.toString() === text);
    }).catch(() => failures.push(`A writer’s screen differs: ${first?.client.content.toString()}`));
    for (const writer of room.writers) writer.client.destroy();
    for (const reader of room.readers) reader.destroy();
  }
  const [first] = samples;
  const end = samples.at(-1);
  const told = ({ slope, error }: { slope: number; error: number }) =>
    `${slope.toFixed(2)} ± ${error.toFixed(2)}`;
  return {
    done: length,
    figures: {
      'kept in memory by the main thread grows by, MB an hour': told(grows.kept),
      'memory of the process grows by, MB an hour': told(grows.resident),
      'kept after warming up and at the end, MB': `${first?.kept.toFixed(1)} and ${end?.kept.toFixed(1)}`,
      'memory after warming up and at the end, MB': `${first?.resident.toFixed(1)} and ${end?.resident.toFixed(1)}`,
      'open files after warming up and at the end': `${files ?? 'not told'} and ${filesNow ?? 'not told'}`,
      'comings, goings and drops': joins,
    },
    failures,
  };
}

/** Who comes and goes is logged (pino's level 30); a warning or anything else has to be explained. */
function isUnexplained(line: string): boolean {
  return !/^\{"level":(10|20|30),/.test(line) && !line.startsWith('Debugger');
}
