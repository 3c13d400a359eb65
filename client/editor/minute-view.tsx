import './editor.scss';
import type { ReactNode } from 'react';
import {
  type ListBlock,
  type MinuteBlock,
  plainText,
  type RecordBlock,
  type TableBlock,
  type TableCell,
  walkBlocks,
} from '#shared/document/minute-content.ts';
import type { SuggestedWords } from '#shared/document/suggested-runs.ts';
import type { CommitteeNames } from './committee-names.ts';
import { RecordView } from './record-view.tsx';
import { TextRuns } from './text-runs.tsx';

/** A block that is words, not a container of blocks. */
type TextualBlock = Exclude<MinuteBlock, ListBlock | TableBlock>;

/** What stands beside the words. */
interface Surroundings {
  /** Nothing more will be minuted here: the minutes were sent round, or it is how they once stood. */
  readonly settled?: boolean;
  readonly names: CommitteeNames;
  /** What to show below a record, for example an action's progress. */
  readonly below?: ((record: RecordBlock) => ReactNode) | undefined;
  /** What to show after a block that has an id, for example a way to comment on it. */
  readonly beside?: ((block: TextualBlock, id: string) => ReactNode) | undefined;
  /** Words that are suggested in the place of a block's, to be shown among them. */
  readonly suggested?: ((id: string) => readonly SuggestedWords[]) | undefined;
}

export interface MinuteViewProps extends Surroundings {
  readonly blocks: readonly MinuteBlock[];
}

/** A minute as plain HTML: what the reading view shows, and what stands in a live item's place until it
 *  comes near. Every paragraph, heading and record carries its id in `data-block-id`. */
export function MinuteView({ blocks, ...around }: MinuteViewProps) {
  const empty = blocks.every((block) => block.kind === 'paragraph' && block.text.length === 0);
  if (empty) {
    return (
      <p className="minute minute--empty">
        {around.settled === true
          ? 'Nothing was minuted under this item.'
          : 'Nothing is minuted yet.'}
      </p>
    );
  }
  return (
    <div className="minute">
      <Blocks blocks={blocks} around={around} />
    </div>
  );
}

function Blocks({
  blocks,
  around,
}: {
  readonly blocks: readonly MinuteBlock[];
  readonly around: Surroundings;
}) {
  return blocks.map((block, index) => {
    const id = 'id' in block && block.id !== '' ? block.id : null;
    const key = id ?? `at-${index}`;
    // Its last words were taken out after the minutes were sent round: no line stands for nothing.
    if (around.settled === true && isBare(block, around)) return null;
    if ('items' in block) {
      return <List key={key} list={block} around={around} />;
    }
    if ('rows' in block) return <Table key={key} table={block} around={around} />;
    const words = <Textual key={key} block={block} around={around} />;
    if (around.beside === undefined || id === null) return words;
    return (
      <div className="minute__block" key={key}>
        {words}
        {around.beside(block, id)}
      </div>
    );
  });
}

function Textual({
  block,
  around,
}: {
  readonly block: TextualBlock;
  readonly around: Surroundings;
}) {
  const suggestions = block.id === null ? [] : (around.suggested?.(block.id) ?? []);
  switch (block.kind) {
    case 'paragraph':
      return (
        <p data-block-id={block.id ?? undefined}>
          <TextRuns runs={block.text} suggestions={suggestions} />
        </p>
      );
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading data-block-id={block.id ?? undefined}>
          <TextRuns runs={block.text} suggestions={suggestions} />
        </Heading>
      );
    }
    default:
      return (
        <RecordView
          record={block}
          names={around.names}
          suggestions={suggestions}
          below={around.below?.(block)}
        />
      );
  }
}

function List({ list, around }: { readonly list: ListBlock; readonly around: Surroundings }) {
  const Kind = list.kind === 'bullet_list' ? 'ul' : 'ol';
  // The numbers of a numbered list stay what they were.
  const isGone = (item: readonly MinuteBlock[]) =>
    around.settled === true && Kind === 'ul' && item.every((one) => isBare(one, around));
  if (list.items.every(isGone)) return null;
  return (
    <Kind>
      {list.items.map((item, index) =>
        isGone(item) ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list item has no name but its place
          <li key={index}>
            <Blocks blocks={item} around={around} />
          </li>
        ),
      )}
    </Kind>
  );
}

function Table({ table, around }: { readonly table: TableBlock; readonly around: Surroundings }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="tableWrapper" aria-label="Table" tabIndex={0}>
      <table>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
            <tr key={index}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its place
                <Cell key={place} cell={cell} top={index === 0} around={around} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  cell,
  top,
  around,
}: {
  readonly cell: TableCell;
  readonly top: boolean;
  readonly around: Surroundings;
}) {
  const content = <Blocks blocks={cell.blocks} around={around} />;
  const span = { colSpan: cell.columns, rowSpan: cell.rows };
  // A header without words names nothing; it is announced as an empty cell.
  if (!cell.header || !hasWords(cell.blocks)) return <td {...span}>{content}</td>;
  return (
    <th {...span} scope={top ? 'col' : 'row'}>
      {content}
    </th>
  );
}

function isBare(block: MinuteBlock, { suggested }: Surroundings): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return false;
  const isSuggested = block.id !== null && (suggested?.(block.id) ?? []).length > 0;
  return !isSuggested && !hasWords([block]);
}

function hasWords(blocks: readonly MinuteBlock[]): boolean {
  for (const block of walkBlocks(blocks)) {
    if ('text' in block && plainText(block.text).trim() !== '') return true;
  }
  return false;
}
