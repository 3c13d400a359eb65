import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LiveState, openLiveStream } from '#client/live/live-stream.ts';
import { LIVE_BEAT, type LiveEvent } from '#shared/protocol/live-events.ts';

/** The server's end of a stream, spoken by the test. */
class Stream {
  static readonly CLOSED = 2;
  static open: Stream[] = [];
  readyState = 1;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly listeners = new Map<string, () => void>();

  constructor() {
    Stream.open.push(this);
  }
  addEventListener(name: string, listener: () => void): void {
    this.listeners.set(name, listener);
  }
  beats(): void {
    this.listeners.get(LIVE_BEAT)?.();
  }
  says(event: LiveEvent): void {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
  breaks(refused: boolean): void {
    if (refused) this.readyState = Stream.CLOSED;
    this.onerror?.();
  }
  close(): void {
    Stream.open = Stream.open.filter((one) => one !== this);
  }
}

const READY: LiveEvent = { type: 'ready' };
const CHANGED: LiveEvent = {
  type: 'changed',
  topic: 'actions',
  committeeId: 'nwl',
  meetingId: null,
  ids: [],
};

const stops: (() => void)[] = [];
let persons = 0;

interface Tab {
  readonly heard: LiveEvent[];
  readonly states: LiveState[];
  refused: number;
  readonly close: () => void;
}

function tab(personId: string): Tab {
  const seen: Omit<Tab, 'close'> = { heard: [], states: [], refused: 0 };
  const stop = openLiveStream({
    personId,
    onEvent: (event) => seen.heard.push(event),
    onState: (state) => seen.states.push(state),
    onRefused: () => {
      seen.refused += 1;
    },
  });
  stops.push(stop);
  return Object.assign(seen, { close: stop });
}

function somebody(): string {
  persons += 1;
  return `person-${persons}`;
}
const streams = (count: number) => vi.waitFor(() => expect(Stream.open).toHaveLength(count));
const only = () => Stream.open[0] as Stream;

beforeEach(() => {
  Stream.open = [];
  vi.stubGlobal('EventSource', Stream);
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

test('two tabs of one person share one stream, and both hear what it says', async () => {
  const person = somebody();
  const first = tab(person);
  await streams(1);
  only().says(READY);
  const second = tab(person);
  await vi.waitFor(() => expect(second.heard).toEqual([READY]));
  only().says(CHANGED);
  await vi.waitFor(() => expect(second.heard).toEqual([READY, CHANGED]));
  expect(first.heard).toEqual([READY, CHANGED]);
  expect(Stream.open).toHaveLength(1);
});

test('a tab that comes later does not make the others ask for everything again', async () => {
  const person = somebody();
  tab(person);
  await streams(1);
  const second = tab(person);
  only().says(READY);
  await vi.waitFor(() => expect(second.heard).toEqual([READY]));
  const third = tab(person);
  await vi.waitFor(() => expect(third.heard).toEqual([READY]));
  expect(second.heard).toEqual([READY]);
});

test('when the tab that holds the stream closes, another takes over and begins anew', async () => {
  const person = somebody();
  const first = tab(person);
  await streams(1);
  const second = tab(person);
  only().says(READY);
  await vi.waitFor(() => expect(second.heard).toEqual([READY]));
  const before = only();
  first.close();
  await vi.waitFor(() => {
    expect(Stream.open).toHaveLength(1);
    expect(only()).not.toBe(before);
  });
  only().says(READY);
  expect(second.heard).toEqual([READY, READY]);
});

test('two persons in one browser do not share a stream', async () => {
  tab(somebody());
  tab(somebody());
  await streams(2);
});

test('every tab is told when the stream breaks, and when it is back', async () => {
  const person = somebody();
  const first = tab(person);
  await streams(1);
  only().says(READY);
  const second = tab(person);
  await vi.waitFor(() => expect(second.states).toEqual(['live']));
  only().breaks(false);
  await vi.waitFor(() => expect(second.states).toEqual(['live', 'broken']));
  only().says(READY);
  await vi.waitFor(() => expect(second.states).toEqual(['live', 'broken', 'live']));
  expect(first.refused).toBe(0);
});

test('a refused stream is reported, and tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const first = tab(somebody());
  await vi.waitUntil(() => Stream.open.length === 1);
  const before = only();
  before.breaks(true);
  expect(first.refused).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(Stream.open.some((one) => one !== before)).toBe(true);
  vi.useRealTimers();
});

test('a stream that fell silent without breaking is given up and opened again, one that beats is not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const first = tab(somebody());
  await vi.waitUntil(() => Stream.open.length === 1);
  const before = only();
  before.says(READY);
  for (let beat = 0; beat < 8; beat += 1) {
    await vi.advanceTimersByTimeAsync(15_000);
    before.beats();
  }
  expect(first.states).toEqual(['live']);
  await vi.advanceTimersByTimeAsync(50_000);
  expect(first.states).toEqual(['live', 'broken']);
  expect(Stream.open).toHaveLength(1);
  expect(only()).not.toBe(before);
  only().says(READY);
  expect(first.states).toEqual(['live', 'broken', 'live']);
  expect(first.heard).toEqual([READY, READY]);
  vi.useRealTimers();
});

test('a browser without locks gives each tab its own stream', async () => {
  vi.stubGlobal('navigator', {});
  const person = somebody();
  tab(person);
  tab(person);
  expect(Stream.open).toHaveLength(2);
});
