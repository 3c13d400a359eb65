import type {
  ContributionKind,
  DecisionVerb,
  DueKind,
  ProposalOutcome,
} from '../domain/vocabulary.ts';
import type {
  ActionId,
  BlockId,
  CommentId,
  ContributionId,
  DecisionId,
  ProposalId,
} from '../ids.ts';

/** A stretch of words with one set of marks. */
export interface TextRun {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly link?: string;
  /** The comments whose passage this is. Canonical text leaves them out (decision 21). */
  readonly comments?: readonly CommentId[];
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly id: BlockId | null;
  readonly text: readonly TextRun[];
}
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly id: BlockId | null;
  readonly level: 3 | 4;
  readonly text: readonly TextRun[];
}
export interface ListBlock {
  readonly kind: 'bullet_list' | 'ordered_list';
  readonly items: readonly (readonly MinuteBlock[])[];
}
export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly TableCell[])[];
}
export interface TableCell {
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly MinuteBlock[];
}
/** `id` is empty text when the editor has not given one yet: such a record is shown, not projected. */
export interface ActionBlock {
  readonly kind: 'action';
  readonly id: ActionId;
  readonly ownerId: string | null;
  readonly ownerText: string | null;
  readonly dueKind: DueKind | null;
  readonly dueDate: string | null;
  readonly dueText: string | null;
  readonly text: readonly TextRun[];
}
export interface DecisionBlock {
  readonly kind: 'decision';
  readonly id: DecisionId;
  readonly verb: DecisionVerb | null;
  readonly text: readonly TextRun[];
}
export interface ContributionBlock {
  readonly kind: 'contribution';
  readonly id: ContributionId;
  /** `seat:…`, `lay` or `public`. */
  readonly voice: string | null;
  readonly seatId: string | null;
  readonly capacity: string | null;
  /** The kind of contribution: a question, a concern … */
  readonly contributionKind: ContributionKind | null;
  readonly text: readonly TextRun[];
}
export interface ProposalBlock {
  readonly kind: 'proposal';
  readonly id: ProposalId;
  readonly outcome: ProposalOutcome;
  readonly text: readonly TextRun[];
}
export type RecordBlock = ActionBlock | DecisionBlock | ContributionBlock | ProposalBlock;
export type MinuteBlock = ParagraphBlock | HeadingBlock | ListBlock | TableBlock | RecordBlock;

/** The words of a run of text, and nothing else: marks dropped, hard breaks as newlines. */
export function plainText(runs: readonly TextRun[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .replaceAll('\u200b', '');
}

export function isRecordBlock(block: MinuteBlock): block is RecordBlock {
  return (
    block.kind === 'action' ||
    block.kind === 'decision' ||
    block.kind === 'contribution' ||
    block.kind === 'proposal'
  );
}

/** Every block, containers before what they contain, in document order. */
export function* walkBlocks(blocks: readonly MinuteBlock[]): Generator<MinuteBlock> {
  for (const block of blocks) {
    yield block;
    if (block.kind === 'bullet_list' || block.kind === 'ordered_list') {
      for (const item of block.items) yield* walkBlocks(item);
    } else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row) yield* walkBlocks(cell.blocks);
    }
  }
}
