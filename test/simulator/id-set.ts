import type { Range } from './wire.ts';

/** Characters and other smallest pieces of Yjs documents, by client id and clock. */
export class IdSet {
  readonly #clocks = new Map<number, Set<number>>();

  add(client: number, clock: number, length: number): void {
    const known = this.#clocks.get(client) ?? new Set();
    this.#clocks.set(client, known);
    for (let i = clock; i < clock + length; i += 1) known.add(i);
  }

  has(client: number, clock: number): boolean {
    return this.#clocks.get(client)?.has(clock) === true;
  }

  addRange({ client, clock, length }: Range): void {
    this.add(client, clock, length);
  }

  /** Those of a range that are not in the set. */
  *missing(client: number, clock: number, length: number): Iterable<number> {
    const known = this.#clocks.get(client);
    for (let i = clock; i < clock + length; i += 1) if (known?.has(i) !== true) yield i;
  }
}
