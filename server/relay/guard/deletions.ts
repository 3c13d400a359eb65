import * as Y from 'yjs';
import type { Reading } from './read-update.ts';
import { indexAt, type Stored, stateOf } from './stored.ts';
import { tooLarge } from './unsound.ts';

/** What the deletions of an update amount to. */
export interface Erasure {
  readonly news: 'none' | 'tidying' | 'content';
  /** Some of it is deleted already. */
  readonly repeats: boolean;
}

/** `null`: something is to be deleted that is neither in the document nor in the update.
 *  @throws Unsound when so much must be split that everybody would wait */
export function weighDeletions(
  { deletions, sections }: Reading,
  doc: Y.Doc,
  maxSplits: number,
): Erasure | null {
  let news: Erasure['news'] = 'none';
  let repeats = false;
  let splits = 0;
  for (let i = 0; i < deletions.length; i += 3) {
    const client = deletions[i] as number;
    const clock = deletions[i + 1] as number;
    const end = clock + (deletions[i + 2] as number);
    const held = stateOf(doc, client);
    if (end > held) {
      const section = sections.find((one) => one.client === client);
      if (section === undefined || end > section.end) return null;
      if (clock >= held) continue;
    }
    const structs = doc.store.clients.get(client) as Stored[];
    for (let at = indexAt(structs, clock); at < structs.length; at++) {
      const struct = structs[at] as Stored;
      if (struct.id.clock >= end) break;
      if (struct.deleted) {
        repeats = true;
        continue;
      }
      if (struct.id.clock < clock || struct.id.clock + struct.length > end) splits += 1;
      const isFormat = struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
      if (!isFormat) news = 'content';
      else if (news === 'none') news = 'tidying';
    }
    if (splits > maxSplits) throw tooLarge('The number of deletions');
  }
  return { news, repeats };
}
