import './editor.scss';
import type { ReactNode } from 'react';
import type { MinuteBlock, RecordBlock, TableCell } from '#shared/document/minute-content.ts';
import type { CommitteeNames } from './committee-names.ts';
import { RecordView } from './record-view.tsx';
import { TextRuns } from './text-runs.tsx';

export interface MinuteViewProps {
  readonly blocks: readonly MinuteBlock[];
  readonly names: CommitteeNames;
  /** What to show below a record, for example an action's progress. */
  readonly below?: (record: RecordBlock) => ReactNode;
}

/** A minute as plain HTML: what the reading view shows, and what stands in a live item's place until it
 *  comes near. Every paragraph, heading and record carries its id in `data-block-id`. */
export function MinuteView({ blocks, names, below }: MinuteViewProps) {
  const empty = blocks.every((block) => block.kind === 'paragraph' && block.text.length === 0);
  if (empty) return <p className="minute minute--empty">Nothing is minuted yet.</p>;
  return (
    <div className="minute">
      <Blocks blocks={blocks} names={names} below={below} />
    </div>
  );
}

interface BlocksProps {
  readonly blocks: readonly MinuteBlock[];
  readonly names: CommitteeNames;
  readonly below: MinuteViewProps['below'];
}

function Blocks({ blocks, names, below }: BlocksProps) {
  return blocks.map((block, index) => {
    const key = 'id' in block && block.id !== null && block.id !== '' ? block.id : `at-${index}`;
    return <Block key={key} block={block} names={names} below={below} />;
  });
}

function Block({
  block,
  names,
  below,
}: Omit<BlocksProps, 'blocks'> & { readonly block: MinuteBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p data-block-id={block.id ?? undefined}>
          <TextRuns runs={block.text} />
        </p>
      );
    case 'heading': {
      const Heading = `h${block.level}` as const;
      return (
        <Heading data-block-id={block.id ?? undefined}>
          <TextRuns runs={block.text} />
        </Heading>
      );
    }
    case 'bullet_list':
    case 'ordered_list': {
      const List = block.kind === 'bullet_list' ? 'ul' : 'ol';
      return (
        <List>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list item has no name but its place
            <li key={index}>
              <Blocks blocks={item} names={names} below={below} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="tableWrapper" aria-label="Table" tabIndex={0}>
          <table>
            <tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
                <tr key={index}>
                  {row.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its place
                    <Cell key={place} cell={cell} top={index === 0} names={names} below={below} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
    default:
      return <RecordView record={block} names={names} below={below?.(block)} />;
  }
}

function Cell({
  cell,
  top,
  names,
  below,
}: Omit<BlocksProps, 'blocks'> & { readonly cell: TableCell; readonly top: boolean }) {
  const content = <Blocks blocks={cell.blocks} names={names} below={below} />;
  const span = { colSpan: cell.columns, rowSpan: cell.rows };
  if (!cell.header) return <td {...span}>{content}</td>;
  return (
    <th {...span} scope={top ? 'col' : 'row'}>
      {content}
    </th>
  );
}
