import * as Y from 'yjs';
import type { Journal } from '#server/journal/journal.ts';
import { isRecordBlock, plainText, type RecordBlock } from '#shared/document/minute-content.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { type DocumentId, toPlace } from '#shared/ids.ts';

/** A record as the rules of the projector's SPEC.md want it, found the slow way. */
export interface ExpectedRecord {
  readonly kind: string;
  readonly id: string;
  ordinal: number;
  text: string;
  readonly since: number;
  removedAt: number | null;
}

/** Reads the whole minute after every entry: too slow to run, easy to believe. */
export async function recordsTheSlowWay(
  journal: Journal,
  document: DocumentId,
): Promise<ExpectedRecord[]> {
  const doc = new Y.Doc();
  const known = new Map<string, ExpectedRecord>();
  for (const entry of await journal.entriesAfter(document, toPlace(0))) {
    Y.applyUpdate(doc, entry.update);
    const standing = readMinute(doc).filter(
      (block): block is RecordBlock => isRecordBlock(block) && block.id !== '',
    );
    const firsts = standing.filter(
      (block, i) =>
        standing.findIndex((other) => other.kind === block.kind && other.id === block.id) === i,
    );
    for (const record of known.values()) {
      const stands = firsts.some((block) => block.kind === record.kind && block.id === record.id);
      if (!stands) record.removedAt ??= entry.at;
    }
    for (const [ordinal, block] of firsts.entries()) {
      const key = `${block.kind} ${block.id}`;
      const since = known.get(key)?.since ?? entry.at;
      const text = plainText(block.text);
      known.set(key, { kind: block.kind, id: block.id, ordinal, text, since, removedAt: null });
    }
  }
  return [...known.values()];
}
