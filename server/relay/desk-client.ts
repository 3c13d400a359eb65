import { createHash } from 'node:crypto';
import type { DocumentId } from '#shared/ids.ts';

/** The Yjs client id under which the server writes for somebody in a document: always the same, since every
 *  new one would stay in the document for ever, and the author's own, since whoever writes under an id owns
 *  it. */
export function deskClient(
  document: DocumentId,
  author: string,
  owners: ReadonlyMap<number, string>,
): number {
  for (let attempt = 0; ; attempt += 1) {
    const digest = createHash('sha256').update(`desk ${attempt} ${document} ${author}`).digest();
    const client = digest.readUInt32BE(0);
    const owner = owners.get(client);
    if (client !== 0 && (owner === undefined || owner === author)) return client;
  }
}
