import { webcrypto } from 'node:crypto';

/** Who says what time it is, what comes by chance and when something happens. */
export interface Masters {
  now(): number;
  /** A number from 0 to 1. */
  chance(): number;
  later(ms: number, work: () => void): () => void;
}

/** While a story is told, time and chance are its own also where Yjs, y-websocket and the page's connection
 *  reach for them directly. lib0 keeps the functions as it finds them when it is loaded: this file must be
 *  imported before anything that imports Yjs. */
export function putInCharge(those: Masters): () => void {
  masters = those;
  return () => {
    masters = null;
  };
}

let masters: Masters | null = null;

const real = {
  now: Date.now,
  random: Math.random,
  values: webcrypto.getRandomValues.bind(webcrypto),
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  clearTimeout: globalThis.clearTimeout,
  clearInterval: globalThis.clearInterval,
};

/** A timer of the story's own. */
class StoryTimer {
  cancel: () => void = () => {};
  ref = () => this;
  unref = () => this;
}

function timeout(work: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown {
  if (masters === null) return real.setTimeout(work, ms, ...args);
  const timer = new StoryTimer();
  timer.cancel = masters.later(ms, () => work(...args));
  return timer;
}

function interval(work: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): unknown {
  if (masters === null) return real.setInterval(work, ms, ...args);
  const { later } = masters;
  const timer = new StoryTimer();
  const again = () => {
    timer.cancel = later(ms, () => {
      again();
      work(...args);
    });
  };
  again();
  return timer;
}

function clear(timer: unknown): void {
  if (timer instanceof StoryTimer) timer.cancel();
  else real.clearTimeout(timer as NodeJS.Timeout);
}

function values<T extends ArrayBufferView>(into: T): T {
  if (masters === null) return real.values(into as never) as T;
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = Math.floor(masters.chance() * 256);
  return into;
}

Date.now = () => (masters === null ? real.now() : masters.now());
Math.random = () => (masters === null ? real.random() : masters.chance());
Object.defineProperty(webcrypto, 'getRandomValues', { value: values });
Object.assign(globalThis, {
  setTimeout: timeout,
  setInterval: interval,
  clearTimeout: clear,
  clearInterval: clear,
});
