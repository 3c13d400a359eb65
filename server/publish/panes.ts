import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { walkBlocks } from '#shared/document/minute-content.ts';
import { groundInWords, type PublicChoices } from '#shared/domain/publication.ts';
import { inWords } from '#shared/domain/vocabulary.ts';
import type { ItemId } from '#shared/ids.ts';
import { dayInWords } from '#shared/lang/date-words.ts';
import { actionTold, plainOf } from './pages/words.ts';
import { publicBlocks } from './public-blocks.ts';
import type { PublicBlock, PublicRecord, WithheldNote } from './public-model.ts';
import type { PublicSource } from './public-record.ts';

/** What was approved beside what the public reads, place by place. */
export interface Panes {
  readonly items: readonly PaneItem[];
  readonly attendance: readonly PaneLine[];
  readonly declarations: readonly PaneLine[];
  /** Notes that were put beside the minutes after they were approved. */
  readonly corrections: readonly Pane[];
}

export interface PaneItem {
  readonly itemId: ItemId;
  readonly number: number;
  readonly reference: string | null;
  readonly title: Pane;
  readonly recommendation: Pane | null;
  readonly blocks: readonly (Pane & {
    readonly block: number;
    readonly kind: string;
  })[];
}

export interface Pane {
  readonly internal: string;
  /** `null`: the same words. */
  readonly public: string | null;
}

export interface PaneLine extends Pane {
  readonly index: number;
  /** In attendance without a seat: named only when somebody says so. */
  readonly unseated: boolean;
}

export function panesOf(
  { record, corrections }: PublicSource,
  made: PublicRecord,
  { withheld, named }: PublicChoices,
): Panes {
  const noteAt = (kind: 'declaration' | 'attendee', index: number) =>
    withheld.find(({ place }) => place.kind === kind && place.index === index) ?? null;
  return {
    items: record.items.map((item, index) => {
      const out = made.items[index];
      const whole = out?.withheld ?? null;
      return {
        itemId: item.id,
        number: item.number,
        reference: item.reference,
        title: pane(item.title, whole ?? out?.titleWithheld ?? null),
        recommendation:
          item.recommendation.trim() === ''
            ? null
            : pane(item.recommendation, whole ?? out?.recommendationWithheld ?? null),
        blocks: blocksOf(item, record.names, withheld, whole),
      };
    }),
    attendance: record.attendance.map(({ seat, name, code, note }, index) => {
      const internal = [seat ?? 'In attendance', name, inWords(code), note]
        .filter((one) => one !== null)
        .join(', ');
      const unseated = seat === null;
      if (unseated && !named.includes(index)) {
        return { index, unseated, internal, public: 'Counted, and not named.' };
      }
      return { index, unseated, ...pane(internal, noteAt('attendee', index)) };
    }),
    declarations: record.declarations.map(({ person, none, interest, managed }, index) => {
      const said = none ? 'no interests to declare' : [interest, managed].filter(Boolean).join(' ');
      return {
        index,
        unseated: false,
        ...pane(`${person}: ${said}`, noteAt('declaration', index)),
      };
    }),
    corrections: corrections.map(({ note, on, item }, index) => ({
      internal: `${dayInWords(on)}, ${item === null ? 'the minutes as a whole' : `item ${item}`}: ${note ?? ''}`,
      public:
        made.corrections[index]?.note === null
          ? 'Told of without its words, because something that it may tell of is withheld.'
          : null,
    })),
  };
}

function blocksOf(
  item: PublicSource['record']['items'][number],
  names: Readonly<Record<string, string>>,
  withheld: PublicChoices['withheld'],
  whole: WithheldNote | null,
): PaneItem['blocks'] {
  const all = [...walkBlocks(item.blocks)];
  const counts = new Map(all.map((block, count) => [block, count]));
  const note = (count: number, words: string | null) =>
    withheld.find(
      ({ place }) =>
        'itemId' in place &&
        place.itemId === item.id &&
        (place.kind === 'paragraph'
          ? words === null && place.block === count
          : place.kind === 'phrase' && place.block === count && place.words === words),
    ) ?? null;
  const rows: PaneItem['blocks'][number][] = [];

  const walk = (blocks: readonly MinuteBlock[], above: WithheldNote | null): void => {
    for (const block of blocks) {
      const count = counts.get(block) ?? -1;
      const here = above ?? note(count, null);
      if (block.kind === 'table') {
        for (const row of block.rows) for (const cell of row) walk(cell.blocks, here);
      } else if ('items' in block) {
        for (const one of block.items) walk(one, here);
      } else {
        const plain = toldOf(
          publicBlocks(
            [block],
            names,
            () => null,
            () => [],
          ),
        );
        const cut = withheld.flatMap(({ place }) =>
          place.kind === 'phrase' && place.itemId === item.id && place.block === count
            ? [place.words]
            : [],
        );
        const shown =
          here === null
            ? toldOf(
                publicBlocks(
                  [block],
                  names,
                  (_, words) => (words === null ? null : note(count, words)),
                  () => cut,
                ),
              )
            : inItsPlace(here);
        const internal = withCapacity(block, plain);
        // An empty line is nothing that anybody could read or withhold.
        if (internal === '' && here === null) continue;
        rows.push({
          block: count,
          kind: inWords(block.kind),
          internal,
          public: shown === internal ? null : shown,
        });
      }
    }
  };
  walk(item.blocks, whole);
  return rows;
}

/** What the public is not told of who spoke is in the record all the same. */
function withCapacity(block: MinuteBlock, plain: string): string {
  return block.kind === 'contribution' && block.voice === 'public' && block.capacity !== null
    ? `${plain} (speaking as ${block.capacity})`
    : plain;
}

function toldOf(blocks: readonly PublicBlock[]): string {
  return blocks
    .map((block) => {
      if (!('text' in block)) return '';
      const words = block.text
        .map((run) => ('withheld' in run ? `[${inItsPlace(run.withheld)}]` : plainOf([run])))
        .join('');
      switch (block.kind) {
        case 'decision':
          return `${block.verb === null ? 'Decision' : inWords(block.verb).toUpperCase()}: ${words}`;
        case 'action':
          return `Action: ${words} ${actionTold(block)}`;
        case 'contribution':
          return `${block.voice ?? 'Not recorded'}: ${words}`;
        default:
          return words;
      }
    })
    .join('\n');
}

function pane(internal: string, note: WithheldNote | null): Pane {
  return { internal, public: note === null ? null : inItsPlace(note) };
}

function inItsPlace({ ground, wording }: WithheldNote): string {
  return `${wording === null ? '' : `${wording} `}Withheld: ${groundInWords(ground)}.`;
}
