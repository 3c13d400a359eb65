import { changedPassage } from '#shared/document/changed-passage.ts';
import { type MinuteBlock, walkBlocks } from '#shared/document/minute-content.ts';
import { blockInWords } from '#shared/document/stated-change.ts';
import { begun } from '#shared/lang/capital.ts';
import type { MeetingItem } from '#shared/protocol/http/meeting.ts';

/** A block whose words can be changed. */
export interface PassageChoice {
  readonly id: string;
  /** “The third paragraph: Views differ on the …” */
  readonly name: string;
  /** To the letter, as the document has it: places in it are counted. */
  readonly text: string;
  readonly kind: MinuteBlock['kind'];
}

/** Blocks with words of their own and an id to find them by. */
export function passagesOf(blocks: readonly MinuteBlock[]): readonly PassageChoice[] {
  return [...walkBlocks(blocks)].flatMap((block) => {
    if (!('text' in block) || block.id === null || block.id === '') return [];
    const text = block.text.map((run) => run.text).join('');
    const { id, kind } = block;
    const name = blockInWords(blocks, id) ?? 'the text';
    return text.trim() === ''
      ? []
      : [{ id, kind, name: `${begun(name)}: ${shortened(text)}`, text }];
  });
}

/** How an item is called in a list to choose from: “JC/1819/019: Framework”, “5. Framework” as long as no
 *  reference was allotted. */
export function itemChoice({
  part,
  number,
  reference,
  title,
}: Pick<MeetingItem, 'part' | 'number' | 'reference' | 'title'>): string {
  const called = title.trim() === '' ? 'No title yet' : title;
  return `${part === 'II' ? 'Part II, ' : ''}${reference === null ? `${number}.` : `${reference}:`} ${called}`;
}

/** What of a passage changes when it reads as somebody has written it. `null`: nothing. */
export function changeIn(read: string, wanted: string): ReturnType<typeof changedPassage> {
  return changedPassage(read, inLine(read, wanted));
}

/** A line break that the passage has stays one; any other is a space. */
export function inLine(read: string, wanted: string): string {
  return read.includes('\n') ? wanted : wanted.replace(/\s*[\r\n]+\s*/g, ' ');
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`;
}
