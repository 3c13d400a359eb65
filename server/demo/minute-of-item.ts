import type { MinuteBlock, ParagraphBlock, RecordBlock } from '#shared/document/minute-content.ts';
import {
  toActionId,
  toBlockId,
  toContributionId,
  toDecisionId,
  toProposalId,
} from '#shared/ids.ts';
import type { ItemFacts, RecordFacts } from './meeting-facts.ts';

/** An item's minute as blocks: what was said, what was put on record, and a word on the source. */
export function minuteOfItem(itemId: string, item: ItemFacts): readonly MinuteBlock[] {
  const paragraph = (name: string, text: string): ParagraphBlock => ({
    kind: 'paragraph',
    id: toBlockId(`${itemId}-${name}`),
    text: text === '' ? [] : [{ text }],
  });
  const points = item.keyPoints.filter((point) => point.saidBy === undefined);
  const blocks: MinuteBlock[] = [
    ...item.paragraphs.map((text, n) => paragraph(`paragraph-${n + 1}`, text)),
    ...(points.length === 0
      ? []
      : [
          {
            kind: 'bullet_list' as const,
            items: points.map(({ text }, n) => [paragraph(`point-${n + 1}`, text)]),
          },
        ]),
    ...item.records.map(recordBlock),
    ...(item.sourceNote === null ? [] : [paragraph('source-note', item.sourceNote)]),
  ];
  return blocks.length > 0 ? blocks : [paragraph('paragraph-1', '')];
}

function recordBlock(record: RecordFacts): RecordBlock {
  const text = [{ text: record.text }];
  switch (record.kind) {
    case 'action':
      return {
        kind: 'action',
        id: toActionId(record.id),
        ownerId: record.owner === null ? null : `post:${record.owner}`,
        ownerText: null,
        dueKind: record.dueText === null ? null : 'text',
        dueDate: null,
        dueText: record.dueText,
        text,
      };
    case 'decision':
      return { kind: 'decision', id: toDecisionId(record.id), verb: record.verb, text };
    case 'contribution':
      return {
        kind: 'contribution',
        id: toContributionId(record.id),
        voice: null,
        seatId: null,
        capacity: null,
        contributionKind: record.contributionKind,
        text,
      };
    case 'proposal':
      return {
        kind: 'proposal',
        id: toProposalId(record.id),
        outcome: 'not_recorded',
        text,
      };
  }
}
