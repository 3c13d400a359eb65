import type { LoadedDocument } from '#server/journal/journal.ts';
import { FRAME, SYNC } from '#shared/protocol/frame.ts';
import { step2Frame } from './frames.ts';

/** From this size on a document is worth serving before it has been taken apart. */
const WORTH_IT = 16 * 1024;

/** Whether the message is the question (step 1) of one who has nothing yet. */
export function asksForEverything(message: Uint8Array | undefined): boolean {
  return (
    message?.byteLength === 4 &&
    message[0] === FRAME.sync &&
    message[1] === SYNC.step1 &&
    message[2] === 1 &&
    message[3] === 0
  );
}

/** The answer to it as the journal has it, or `null` when the document has to be taken apart for it. It is a
 *  snapshot, whose digest was checked when it was read, of the document without its deleted words. Entries
 *  after it are never served as they are: some of their words may have been deleted since. */
export function coldAnswer({ snapshot, entries }: LoadedDocument): Uint8Array | null {
  if (snapshot === null || entries.length > 0) return null;
  return snapshot.state.byteLength < WORTH_IT ? null : step2Frame(snapshot.state);
}
