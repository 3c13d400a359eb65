import type * as Y from 'yjs';
import type { Grammar } from './grammar.ts';
import { weighDeletions } from './guard/deletions.ts';
import { judgeKeystroke } from './guard/keystroke.ts';
import { placeAll } from './guard/placement.ts';
import { type Reading, readUpdate } from './guard/read-update.ts';
import { stateOf } from './guard/stored.ts';
import { Unsound } from './guard/unsound.ts';
import type { RelayLimits } from './limits.ts';

/** What the guard is told of the document that an update is for. */
export interface GuardFacts {
  /** Its roots are declared already. */
  readonly doc: Y.Doc;
  readonly grammar: Grammar;
  readonly limits: Pick<RelayLimits, 'updateBytes' | 'updateStructs'>;
  /** May new content be written under this client id? Asked once for every id with new content. */
  mayWriteAs(client: number): boolean;
}

/** What an update would bring to a document. Yjs has every peer delete formatting that no longer formats
 *  anything, readers too: that is `tidying`, and nobody's edit. */
export type News = 'none' | 'tidying' | 'content';

export type Verdict =
  /** It may be applied. */
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

/** Bytes of an update that may be a keystroke. */
const SMALL = 256;

/** Judges an update before anything of it touches the document. */
export function judge(update: Uint8Array, facts: GuardFacts): Verdict {
  try {
    if (update.byteLength <= SMALL) {
      const quick = judgeKeystroke(update, facts);
      if (quick !== null) return quick;
    }
    return weigh(readUpdate(update, facts.limits), facts);
  } catch (error) {
    if (!(error instanceof Unsound)) throw error;
    return error.state === 'too_large'
      ? { state: 'too_large' }
      : { state: 'malformed', why: error.message };
  }
}

function weigh(reading: Reading, { doc, grammar, limits, mayWriteAs }: GuardFacts): Verdict {
  const clients: number[] = [];
  let isGap = false;
  let exact = true;
  for (const { client, clock, end, skips } of reading.sections) {
    const held = stateOf(doc, client);
    if (clock !== held) exact = false;
    if (end <= held && !skips) continue;
    // The document's own id is nobody's: Yjs would give it another.
    if (client === doc.clientID || !mayWriteAs(client)) return { state: 'foreign', client };
    if (skips || clock > held) isGap = true;
    clients.push(client);
  }
  if (isGap) return { state: 'gap' };
  const placing = placeAll(reading, doc, grammar);
  if (placing === 'gap') return { state: 'gap' };
  const erasure = weighDeletions(reading, doc, limits.updateStructs);
  if (erasure === null) return { state: 'gap' };
  return {
    state: 'sound',
    news: clients.length > 0 ? 'content' : erasure.news,
    clients,
    exact: exact && placing === 'placed' && !erasure.repeats,
  };
}
