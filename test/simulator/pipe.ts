import type { Timeline } from './timeline.ts';

/** One direction of a connection: what goes in comes out in its order, later. */
export interface Pipe<T> {
  push(item: T): void;
  /** Keeps back what would come out, for as long as anything holds it. */
  hold(why: string): void;
  release(why: string): void;
  /** What is in it is lost, and nothing goes in any more. */
  end(): void;
  inside(): readonly T[];
}

/** @param delay milliseconds that the next item takes, at least; it never overtakes another */
export function createPipe<T>(
  { later, now }: Timeline,
  delay: () => number,
  comesOut: (item: T) => void,
): Pipe<T> {
  let inside: { readonly item: T; readonly at: number }[] = [];
  const holds = new Set<string>();
  let ended = false;
  let calledOff: (() => void) | null = null;
  let lastAt = 0;

  function pump(): void {
    const next = inside[0];
    if (next === undefined || calledOff !== null || holds.size > 0) return;
    calledOff = later(Math.max(0, next.at - now()), () => {
      calledOff = null;
      inside.shift();
      comesOut(next.item);
      pump();
    });
  }

  return {
    push: (item) => {
      if (ended) return;
      lastAt = Math.max(lastAt, now() + delay());
      inside.push({ item, at: lastAt });
      pump();
    },
    hold: (why) => {
      holds.add(why);
      calledOff?.();
      calledOff = null;
    },
    release: (why) => {
      holds.delete(why);
      pump();
    },
    end: () => {
      ended = true;
      inside = [];
      calledOff?.();
      calledOff = null;
    },
    inside: () => inside.map(({ item }) => item),
  };
}
