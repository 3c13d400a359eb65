import Database from 'better-sqlite3';
import * as decoding from 'lib0/decoding';
import { afterAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import { must } from '#shared/lang/must.ts';
import { FRAME, RELAY } from '#shared/protocol/frame.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { seededRandom } from '#test/harness/seeded-random.ts';
import { type StockClient, stockClient, synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';

const KILLS = Number(process.env.KILLS ?? 20);
const SEED = Number(process.env.SEED ?? 20_180_301);
const PEOPLE = ['secretary', 'chair', 'member-brent'];

/** One deed of a typist, numbered: a word put in, or a word of theirs taken out again. */
interface Deed {
  readonly kind: 'insertion' | 'deletion';
  readonly word: string;
}

/** Types and deletes whole words of their own in one paragraph, and knows which the server has on disk. */
class Typist {
  readonly client: StockClient;
  readonly acknowledged: Deed[] = [];
  readonly #name: string;
  readonly #text: Y.XmlText;
  /** What is not acknowledged yet, by the number of the frame that carried it; a reconnect resends all. */
  #waiting: Deed[] = [];
  #standing: string[] = [];
  #count = 0;

  constructor(name: string, client: StockClient) {
    this.#name = name;
    this.client = client;
    this.#text = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('id', name);
    paragraph.insert(0, [this.#text]);
    client.content.push([paragraph]);
  }

  act(random: () => number): void {
    const word = this.#standing[Math.floor(random() * this.#standing.length)];
    if (word !== undefined && random() < 0.3) this.#remove(word);
    else this.#insert();
  }

  /** Everything sent so far is on disk. */
  allSaved(): void {
    this.acknowledged.push(...this.#waiting);
    this.#waiting = [];
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  #insert(): void {
    this.#count += 1;
    const word = `${this.#name}${this.#count};`;
    this.#text.insert(this.#text.length, word);
    this.#standing.push(word);
    this.#waiting.push({ kind: 'insertion', word });
  }

  #remove(word: string): void {
    this.#text.delete(this.#text.toString().indexOf(word), word.length);
    this.#standing = this.#standing.filter((one) => one !== word);
    this.#waiting.push({ kind: 'deletion', word });
  }
}

/** Tells a typist when the count of frames sent and acknowledged agree (decision 24). */
function followAcknowledgements(typist: Typist, sent: () => number): void {
  const handlers = typist.client.provider.messageHandlers;
  handlers[FRAME.relay] = (_encoder, decoder) => {
    if (decoding.readVarUint(decoder) !== RELAY.saved) return;
    if (decoding.readVarUint(decoder) === sent()) typist.allSaved();
  };
}

let server: RunningServer | null = null;
afterAll(() => server?.dispose());

test(`no acknowledged insertion or deletion is lost in ${KILLS} SIGKILLs (seed ${SEED})`, async () => {
  const random = seededRandom(SEED);
  const running = await runServer();
  server = running;
  const cookie = await running.signIn('secretary');
  const meeting = await (
    await fetch(`${running.origin}/api/meetings/practice`, { headers: { cookie } })
  ).json();
  const document: string = meeting.items[3].documentId;

  const typists: Typist[] = [];
  for (const person of PEOPLE) {
    const client = stockClient(running.origin, document, await running.signIn(person), {
      ack: '1',
      schema: String(SCHEMA_VERSION),
    });
    await synced(client);
    const typist = new Typist(person, client);
    followAcknowledgements(typist, client.sent);
    typists.push(typist);
  }

  for (let kill = 0; kill < KILLS; kill += 1) {
    const strokes = 10 + Math.floor(random() * 60);
    for (let stroke = 0; stroke < strokes; stroke += 1) {
      for (const typist of typists) typist.act(random);
      await new Promise((resolve) => setTimeout(resolve, 1 + random() * 8));
    }
    const promised = typists.map((typist) => [...typist.acknowledged]);
    await running.kill();
    expectWhole(`${running.folder}/journal.db`);
    await running.start();

    const reader = stockClient(running.origin, document, cookie);
    await synced(reader);
    const words = reader.content.toString();
    reader.provider.destroy();
    for (const [index, deeds] of promised.entries()) {
      const taken = new Set(deeds.filter((one) => one.kind === 'deletion').map((one) => one.word));
      for (const { kind, word } of deeds) {
        if (kind === 'deletion') expect(words).not.toContain(word);
        else if (!taken.has(word))
          expect(stands(words, word, must(typists[index], 'a typist'))).toBe(true);
      }
    }
  }

  await until('everybody saved again', () => typists.every((one) => one.waiting === 0), 20_000);
  await until('all three screens agree', () => {
    const texts = typists.map((one) => one.client.content.toString());
    return new Set(texts).size === 1;
  });
  expect(typists.every((one) => one.acknowledged.length > KILLS * 5)).toBe(true);
  for (const typist of typists) typist.client.provider.destroy();
});

/** A word stands, or its own author has taken it out since (and was not yet told that this is saved). */
function stands(words: string, word: string, typist: Typist): boolean {
  return words.includes(word) || !typist.client.content.toString().includes(word);
}

function expectWhole(file: string): void {
  const database = new Database(file, { readonly: true });
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
}
