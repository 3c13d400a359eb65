import type { Line, LineListener } from '#server/relay/line.ts';

/** A connection that only remembers what was done with it; the test says how much of it is unsent. */
export interface FakeLine extends Line {
  readonly written: Uint8Array[];
  readonly codes: number[];
  unsentBytes: number;
  isPaused: boolean;
  pings: number;
  isCut: boolean;
  listener: LineListener | null;
}

export function createFakeLine(): FakeLine {
  const line: FakeLine = {
    written: [],
    codes: [],
    unsentBytes: 0,
    isPaused: false,
    pings: 0,
    isCut: false,
    listener: null,
    write: (frames) => {
      line.written.push(frames);
      return line.unsentBytes === 0;
    },
    unsent: () => line.unsentBytes,
    close: (code) => {
      line.codes.push(code);
      line.listener?.closed();
    },
    cut: () => {
      line.isCut = true;
      line.listener?.closed();
    },
    ping: () => {
      line.pings += 1;
    },
    pause: () => {
      line.isPaused = true;
    },
    resume: () => {
      line.isPaused = false;
    },
    listen: (listener) => {
      line.listener = listener;
    },
  };
  return line;
}
