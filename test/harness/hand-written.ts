import * as encoding from 'lib0/encoding';

/** Updates written by hand, field by field: what no Yjs would write too. */
export type Id = readonly [client: number, clock: number];

export type At =
  | { readonly root: string; readonly key?: string }
  | { readonly parent: Id; readonly key?: string }
  | { readonly behind?: Id; readonly before?: Id };

type Write = (encoder: encoding.Encoder) => void;

export interface HandSection {
  readonly client: number;
  readonly clock?: number;
  /** How many it says that there are, if that is not how many there are. */
  readonly claims?: number;
  readonly structs: readonly Write[];
}

type Range = readonly [clock: number, length: number];

export function update(
  sections: readonly HandSection[],
  deletions: readonly (readonly [client: number, ranges: readonly Range[]])[] = [],
): Uint8Array {
  return encoding.encode((e) => {
    encoding.writeVarUint(e, sections.length);
    for (const { client, clock = 0, claims, structs } of sections) {
      encoding.writeVarUint(e, claims ?? structs.length);
      encoding.writeVarUint(e, client);
      encoding.writeVarUint(e, clock);
      for (const write of structs) write(e);
    }
    encoding.writeVarUint(e, deletions.length);
    for (const [client, ranges] of deletions) {
      encoding.writeVarUint(e, client);
      encoding.writeVarUint(e, ranges.length);
      for (const range of ranges) for (const number of range) encoding.writeVarUint(e, number);
    }
  });
}

/** @param content the content's number in Yjs, and what follows it */
export function item(at: At, content: number, write: Write): Write {
  return (e) => {
    const { behind, before } = at as { behind?: Id; before?: Id };
    const key = (at as { key?: string }).key;
    const flags =
      (behind === undefined ? 0 : 0x80) |
      (before === undefined ? 0 : 0x40) |
      (key === undefined ? 0 : 0x20);
    encoding.writeUint8(e, content | flags);
    for (const id of [behind, before]) if (id !== undefined) writeId(e, id);
    if ('root' in at) {
      encoding.writeVarUint(e, 1);
      encoding.writeVarString(e, at.root);
    } else if ('parent' in at) {
      encoding.writeVarUint(e, 0);
      writeId(e, at.parent);
    }
    if (key !== undefined && !('behind' in at)) encoding.writeVarString(e, key);
    write(e);
  };
}

function writeId(e: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(e, client);
  encoding.writeVarUint(e, clock);
}

export const words = (text: string, at: At) => item(at, 4, (e) => encoding.writeVarString(e, text));

export const deleted = (length: number, at: At) =>
  item(at, 1, (e) => encoding.writeVarUint(e, length));

export const gone =
  (length: number): Write =>
  (e) => {
    encoding.writeUint8(e, 0);
    encoding.writeVarUint(e, length);
  };

export const skip =
  (length: number): Write =>
  (e) => {
    encoding.writeUint8(e, 10);
    encoding.writeVarUint(e, length);
  };

/** @param json what stands where the mark's value is */
export const mark = (name: string, json: string, at: At) =>
  item(at, 6, (e) => {
    encoding.writeVarString(e, name);
    encoding.writeVarString(e, json);
  });

export const value = (one: unknown, at: At) =>
  item(at, 8, (e) => {
    encoding.writeVarUint(e, 1);
    encoding.writeAny(e, one as never);
  });

export const element = (name: string, at: At) => type(3, at, name);

export const xmlText = (at: At) => type(6, at);

/** @param kind the type's number in Yjs */
export const type = (kind: number, at: At, name?: string) =>
  item(at, 7, (e) => {
    encoding.writeVarUint(e, kind);
    if (name !== undefined) encoding.writeVarString(e, name);
  });

/** These bytes as they are. */
export function bytes(...all: number[]): Write {
  return (encoder) => {
    for (const byte of all) encoding.writeUint8(encoder, byte);
  };
}
