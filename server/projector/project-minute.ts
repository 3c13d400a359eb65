import type { ProjectedAnchor, ProjectedRecord } from '#server/records/projected-rows.ts';
import {
  isRecordBlock,
  type MinuteBlock,
  plainText,
  type RecordBlock,
  type TextRun,
  walkBlocks,
} from '#shared/document/minute-content.ts';

/** A minute's records, standing and removed, by kind and id. */
export type Records = ReadonlyMap<string, ProjectedRecord>;

const NOWHERE: ReadonlyMap<string, number> = new Map();

export function recordKey(one: { readonly record: string; readonly id: string }): string {
  return `${one.record} ${one.id}`;
}

/** The records after an entry that left these blocks standing (P2 to P6).
 *  @param at the entry's instant
 *  @param sinces by kind and id, of a document that began anew: its entries do not say since when these stand (P23) */
export function recordsAfter(
  before: Records,
  blocks: readonly RecordBlock[],
  at: number,
  sinces: ReadonlyMap<string, number> = NOWHERE,
): Records {
  const standing = new Map<string, ProjectedRecord>();
  for (const block of blocks) {
    if (block.id === '') continue;
    const key = recordKey({ record: block.kind, id: block.id });
    if (standing.has(key)) continue;
    const since = before.get(key)?.since ?? sinces.get(key) ?? at;
    standing.set(key, recordOf(block, standing.size, since));
  }
  const after = new Map(before);
  for (const [key, record] of before) {
    if (record.removedAt === null && !standing.has(key)) {
      after.set(key, { ...record, removedAt: at });
    }
  }
  for (const [key, record] of standing) after.set(key, record);
  return after;
}

function recordOf(block: RecordBlock, ordinal: number, since: number): ProjectedRecord {
  const { id, text } = block;
  const common = { id, ordinal, text: plainText(text), since, removedAt: null };
  switch (block.kind) {
    case 'action': {
      const { ownerId, ownerText, dueKind, dueDate, dueText } = block;
      return { record: 'action', ...common, ownerId, ownerText, dueKind, dueDate, dueText };
    }
    case 'decision':
      return { record: 'decision', ...common, verb: block.verb };
    case 'contribution': {
      const { voice, seatId, capacity, contributionKind } = block;
      return { record: 'contribution', ...common, voice, seatId, capacity, kind: contributionKind };
    }
    case 'proposal':
      return { record: 'proposal', ...common, outcome: block.outcome };
  }
}

/** Where each comment's words stand, in the order in which they begin (P8). */
export function anchorsIn(blocks: readonly MinuteBlock[]): ProjectedAnchor[] {
  const found = new Map<string, ProjectedAnchor>();
  for (const block of walkBlocks(blocks)) {
    if (!isTextual(block)) continue;
    for (const [id, text] of wordsByComment(block.text)) {
      const begun = found.get(id);
      found.set(
        id,
        begun === undefined
          ? { id, blockId: block.id, text }
          : { ...begun, text: `${begun.text}\n${text}` },
      );
    }
  }
  return [...found.values()];
}

function wordsByComment(runs: readonly TextRun[]): Map<string, string> {
  const words = new Map<string, string>();
  for (const run of runs) {
    const text = plainText([run]);
    if (text === '') continue;
    for (const id of run.comments ?? []) words.set(id, (words.get(id) ?? '') + text);
  }
  return words;
}

function isTextual(block: MinuteBlock): block is Extract<MinuteBlock, { text: unknown }> {
  return block.kind === 'paragraph' || block.kind === 'heading' || isRecordBlock(block);
}
