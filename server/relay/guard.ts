import * as Y from 'yjs';
import type { Grammar } from './grammar.ts';
import type { RelayLimits } from './limits.ts';

/** What the guard is told of the document that an update is for. */
export interface GuardFacts {
  readonly doc: Y.Doc;
  readonly grammar: Grammar;
  readonly limits: Pick<RelayLimits, 'updateBytes' | 'updateStructs'>;
  /** May new content be written under this client id? Asked once for every id with new content. */
  mayWriteAs(client: number): boolean;
}

export type Verdict =
  /** It may be applied. `news`: what it would bring to this document. Yjs has every peer delete
   *  formatting that no longer formats anything, readers too: that is `tidying`, and nobody's edit. */
  | {
      readonly state: 'sound';
      readonly news: News;
      /** The client ids with new content, the first of the update first. */
      readonly clients: readonly number[];
      /** Nothing in it is known already: the bytes may be written and passed on as they came. */
      readonly exact: boolean;
    }
  /** It depends on something that this document does not have. */
  | { readonly state: 'gap' }
  | { readonly state: 'too_large' }
  | { readonly state: 'malformed'; readonly why: string }
  /** New content under a client id that is somebody else's. */
  | { readonly state: 'foreign'; readonly client: number };

export type News = 'none' | 'tidying' | 'content';

type Decoded = ReturnType<typeof Y.decodeUpdate>;

const MAX_CLIENT = 0xffff_ffff;
const MAX_CLOCK = 0x7fff_ffff;
const CONTENTS: ReadonlySet<unknown> = new Set([
  Y.ContentString,
  Y.ContentFormat,
  Y.ContentDeleted,
  Y.ContentType,
  Y.ContentAny,
]);
const TYPES: ReadonlySet<unknown> = new Set([Y.XmlElement, Y.XmlText, Y.Text, Y.Map]);

/** Judges an update before anything of it touches the document. */
export function judge(update: Uint8Array, facts: GuardFacts): Verdict {
  if (update.byteLength > facts.limits.updateBytes) return { state: 'too_large' };
  let decoded: Decoded;
  try {
    decoded = Y.decodeUpdate(update);
  } catch (error) {
    return malformed(String(error));
  }
  if (decoded.structs.length > facts.limits.updateStructs) return { state: 'too_large' };
  const ends = new Map<number, number>();
  let gap = false;
  let last = -1;
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (client !== last && ends.has(client)) return malformed('A client comes twice');
    last = client;
    if (client > MAX_CLIENT) return malformed('There is no such client');
    if (struct.length < 1) return malformed('An empty struct');
    if (clock + struct.length > MAX_CLOCK) return malformed('An implausible length');
    if (struct instanceof Y.Item) {
      const why = faultOfItem(struct, facts.grammar.roots);
      if (why !== null) return malformed(why);
    }
    if (struct instanceof Y.Skip) gap = true;
    if (!ends.has(client) && clock > Y.getState(facts.doc.store, client)) gap = true;
    ends.set(client, clock + struct.length);
  }
  if (!areTidy(decoded.ds)) return malformed('Deletions that overlap');
  if (gap || lacksSomething(decoded, facts.doc, ends)) return { state: 'gap' };
  const clients = [...ends.keys()].filter(
    (client) => (ends.get(client) ?? 0) > Y.getState(facts.doc.store, client),
  );
  const foreign = clients.find((client) => !facts.mayWriteAs(client));
  if (foreign !== undefined) return { state: 'foreign', client: foreign };
  return {
    state: 'sound',
    news: newsOf(decoded, facts.doc),
    clients,
    exact: isExact(decoded, facts.doc),
  };
}

function malformed(why: string): Verdict {
  return { state: 'malformed', why };
}

function faultOfItem(item: Y.Item, roots: Grammar['roots']): string | null {
  if (!CONTENTS.has(item.content.constructor)) return 'A content that no document has';
  if (item.content instanceof Y.ContentType && !TYPES.has(item.content.type.constructor)) {
    return 'A type that no document has';
  }
  if (item.parentSub === '__proto__') return 'A name that no document has';
  // Read off the wire, a parent is a root's name; later it will be the type itself.
  const parent: unknown = item.parent;
  if (typeof parent !== 'string') return null;
  const root = roots.get(parent);
  if (root === undefined) return 'A root that this document does not have';
  if ((root === 'map') !== (item.parentSub !== null)) return 'A root of another type';
  return null;
}

/** Every Yjs writes its deletions in order and merged. Ranges that overlap are nobody's, and going through
 *  the same words for each of them would keep everybody waiting. */
function areTidy(ds: Decoded['ds']): boolean {
  for (const ranges of ds.clients.values()) {
    let end = 0;
    for (const { clock, len } of ranges) {
      if (clock < end) return false;
      end = clock + len;
    }
  }
  return true;
}

function lacksSomething(
  { structs, ds }: Decoded,
  doc: Y.Doc,
  ends: ReadonlyMap<number, number>,
): boolean {
  const end = (client: number) => Math.max(Y.getState(doc.store, client), ends.get(client) ?? 0);
  const has = (id: unknown) => !(id instanceof Y.ID) || id.clock < end(id.client);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue;
    if (!has(struct.origin) || !has(struct.rightOrigin) || !has(struct.parent)) return true;
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) if (clock + len > end(client)) return true;
  }
  return false;
}

function newsOf({ structs, ds }: Decoded, doc: Y.Doc): 'none' | 'tidying' | 'content' {
  for (const { id, length } of structs) {
    if (id.clock + length > Y.getState(doc.store, id.client)) return 'content';
  }
  let news: 'none' | 'tidying' = 'none';
  for (const [client, ranges] of ds.clients) {
    const held = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (len === 0) continue;
      for (let i = Y.findIndexSS(held, clock); i < held.length; i++) {
        const struct = held[i];
        if (struct === undefined || struct.id.clock >= clock + len) break;
        if (struct.deleted) continue;
        if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat)) {
          return 'content';
        }
        news = 'tidying';
      }
    }
  }
  return news;
}

function isExact({ structs, ds }: Decoded, doc: Y.Doc): boolean {
  if (ds.clients.size > 0) return false;
  return structs.every(({ id }) => id.clock >= Y.getState(doc.store, id.client));
}
