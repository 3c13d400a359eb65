import * as Y from 'yjs';
import { must } from '#shared/lang/must.ts';
import { until } from './until.ts';
import {
  rawClient,
  stockWritingClient,
  type WritingClient,
  type WritingClientPlace,
} from './writing-client.ts';

/** One deed of a typist: a word put in, or a word of theirs taken out again. Words are never used twice. */
export interface Deed {
  readonly kind: 'insertion' | 'deletion';
  readonly word: string;
  /** The server has said that it is on disk. */
  readonly saved: boolean;
  /** When it was done, in milliseconds since 1970. */
  readonly at: number;
}

/** One connection of a typist: which deeds (by number) each of its frames with content carried. */
export interface TypistConnection {
  readonly port: number;
  readonly frames: readonly (readonly number[])[];
}

/** Somebody who types and deletes whole words of their own, in a paragraph of their own and in one shared by
 *  all, and remembers what the server has promised. */
export interface Typist {
  readonly name: string;
  readonly client: WritingClient;
  readonly deeds: readonly Deed[];
  readonly connections: readonly TypistConnection[];
  /** The codes with which connections ended. */
  readonly closes: readonly number[];
  act(random: () => number): void;
  /** Is everything done so far on disk? */
  allSaved(): boolean;
  leave(): void;
}

export interface TypistSettings extends WritingClientPlace {
  /** Letters only: words are `name-1;`, `name-2;` … */
  readonly name: string;
  readonly kind: 'raw' | 'stock';
  /** The typist whose paragraph all share. */
  readonly sharedWith: string;
  /** About how many words stay standing. */
  readonly standing?: number;
}

const FEW_WORDS = 30;
const PATIENCE_MS = 20_000;

/** Comes in, and begins a paragraph. */
export async function seatTypist(settings: TypistSettings): Promise<Typist> {
  const { name } = settings;
  const deeds: { kind: Deed['kind']; word: string; saved: boolean; at: number }[] = [];
  const connections: { port: number; frames: number[][] }[] = [];
  const closes: number[] = [];
  const standing = new Map<string, Y.XmlText>();
  let own: Y.XmlText | null = null;
  let doing: number[] = [];
  let savedFrames = 0;

  const client = (settings.kind === 'raw' ? rawClient : stockWritingClient)(settings, {
    opened: (port) => {
      connections.push({ port, frames: [] });
    },
    // An answer to the server's question carries everything that the server may lack; an update carries
    // what was just done and nothing else.
    sent: (kind) => {
      connections.at(-1)?.frames.push(kind === 'step2' ? deeds.map((_, i) => i) : doing);
    },
    saved: (count) => {
      savedFrames = count;
      for (const carried of connections.at(-1)?.frames.slice(0, count) ?? []) {
        for (const number of carried) must(deeds[number], 'a deed').saved = true;
      }
    },
    closed: (code) => {
      closes.push(code);
    },
  });

  function perform(kind: Deed['kind'], word: string, change: () => void): void {
    deeds.push({ kind, word, saved: false, at: Date.now() });
    doing = [deeds.length - 1];
    change();
    doing = [];
  }

  function insert(random: () => number): void {
    const shared = random() < 0.5 ? paragraphOf(client.content, settings.sharedWith) : null;
    const text = shared ?? must(own, 'a paragraph');
    const words = [...standing].filter(([, where]) => where === text).map(([word]) => word);
    const before = words[Math.floor(random() * words.length)];
    const at = before === undefined ? text.length : text.toString().indexOf(before);
    const word = `${name}-${deeds.length + 1};`;
    perform('insertion', word, () => text.insert(at, word));
    standing.set(word, text);
  }

  function remove(word: string): void {
    const text = must(standing.get(word), 'a standing word');
    standing.delete(word);
    perform('deletion', word, () => text.delete(text.toString().indexOf(word), word.length));
  }

  async function comeIn(): Promise<void> {
    await until(`${name} synced`, () => client.synced(), PATIENCE_MS);
    own = client.doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.setAttribute('id', name);
      const text = new Y.XmlText();
      paragraph.insert(0, [text]);
      client.content.push([paragraph]);
      return text;
    });
    const frames = connections.at(-1)?.frames.length ?? 0;
    await until(`${name}’s paragraph saved`, () => savedFrames >= frames, PATIENCE_MS);
  }

  await comeIn().catch((error: unknown) => {
    client.destroy();
    throw error;
  });

  return {
    name,
    client,
    deeds,
    connections,
    closes,
    act: (random) => {
      const share = standing.size < (settings.standing ?? FEW_WORDS) ? 0.3 : 0.7;
      const [word] = [...standing.keys()].slice(Math.floor(random() * standing.size));
      if (word !== undefined && random() < share) remove(word);
      else insert(random);
    },
    allSaved: () => deeds.every((deed) => deed.saved),
    leave: () => client.destroy(),
  };
}

/** What a text lacks of what a typist was promised, or has twice, a sentence each.
 *  @param promised the typist's deeds, copied before the text was read
 *  @param now the typist's deeds as they are: what was not acknowledged may or may not be there */
export function brokenPromises(
  promised: readonly Deed[],
  now: readonly Deed[],
  text: string,
): string[] {
  const times = new Map<string, number>();
  for (const [word] of text.matchAll(/[a-z]+-\d+;/g)) times.set(word, (times.get(word) ?? 0) + 1);
  const removed = new Set(now.filter((one) => one.kind === 'deletion').map((one) => one.word));
  const broken: string[] = [];
  for (const { kind, word, saved } of promised) {
    const count = times.get(word) ?? 0;
    if (count > 1) broken.push(`${word} stands ${count} times`);
    if (!saved) continue;
    if (kind === 'deletion' && count > 0) broken.push(`${word} was deleted and is back`);
    if (kind === 'insertion' && count === 0 && !removed.has(word)) broken.push(`${word} is lost`);
  }
  return broken;
}

/** A copy of the deeds as they are now. */
export function promisesOf(typist: Typist): Deed[] {
  return typist.deeds.map((deed) => ({ ...deed }));
}

/** Everybody types at once, each a few words a second, until the time is over. */
export async function typeFor(
  milliseconds: number,
  typists: readonly Typist[],
  random: () => number,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    for (const typist of typists) if (random() < 0.5) typist.act(random);
    await new Promise((resolve) => setTimeout(resolve, 5 + random() * 25));
  }
}

function paragraphOf(content: Y.XmlFragment, name: string): Y.XmlText | null {
  for (const node of content.toArray()) {
    if (!(node instanceof Y.XmlElement) || node.getAttribute('id') !== name) continue;
    const text = node.get(0);
    if (text instanceof Y.XmlText) return text;
  }
  return null;
}
