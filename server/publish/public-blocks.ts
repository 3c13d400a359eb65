import type { MinuteBlock, TextRun } from '#shared/document/minute-content.ts';
import { walkBlocks } from '#shared/document/minute-content.ts';
import { findWords, lettersOf } from '#shared/lang/find-words.ts';
import type { PublicBlock, PublicDue, PublicRun, WithheldNote } from './public-model.ts';

/** What is withheld of a block, by its count in the item; with words, what is withheld of those. */
export type WithheldAt = (block: number, words: string | null) => WithheldNote | null;

/** The blocks of one item as the public reads them.
 *  @param phrases the words that are withheld within a block
 *  @param secret all words that are withheld somewhere: no address of a link may spell them */
export function publicBlocks(
  blocks: readonly MinuteBlock[],
  names: Readonly<Record<string, string>>,
  withheldAt: WithheldAt,
  phrases: (block: number) => readonly string[],
  secret: readonly string[] = [],
): readonly PublicBlock[] {
  const counts = new Map([...walkBlocks(blocks)].map((block, count) => [block, count]));
  const decisions = [...counts.keys()].filter((one) => one.kind === 'decision');

  const all = (some: readonly MinuteBlock[]): PublicBlock[] => some.map(one);

  function one(block: MinuteBlock): PublicBlock {
    const count = counts.get(block) ?? -1;
    const number = block.kind === 'decision' ? decisions.indexOf(block) + 1 : null;
    const note = withheldAt(count, null);
    if (note !== null) return { kind: 'withheld', what: block.kind, number, note };
    switch (block.kind) {
      case 'bullet_list':
      case 'ordered_list':
        return { kind: block.kind, items: block.items.map(all) };
      case 'table':
        return {
          kind: 'table',
          rows: block.rows.map((row) =>
            row.map(({ header, columns, rows, blocks: inner }) => ({
              header,
              columns,
              rows,
              blocks: all(inner),
            })),
          ),
        };
      default:
        return { ...facts(block), text: text(block.text, count) } as PublicBlock;
    }
  }

  function facts(block: Exclude<MinuteBlock, { items: unknown } | { rows: unknown }>) {
    switch (block.kind) {
      case 'paragraph':
        return { kind: block.kind };
      case 'heading':
        return { kind: block.kind, level: block.level };
      case 'decision':
        return { kind: block.kind, number: decisions.indexOf(block) + 1, verb: block.verb };
      case 'action':
        return { kind: block.kind, owner: owner(block), due: due(block) };
      case 'proposal':
        return { kind: block.kind, outcome: block.outcome };
      case 'contribution':
        return {
          kind: block.kind,
          voice: voice(block),
          // A member of the public may be named there.
          capacity: block.voice === 'public' ? null : block.capacity,
          contribution: block.contributionKind,
        };
    }
  }

  function owner({ ownerId, ownerText }: { ownerId: string | null; ownerText: string | null }) {
    const name = ownerId === null ? undefined : names[ownerId];
    return name ?? ownerText;
  }

  function voice(said: { voice: string | null; seatId: string | null }): string | null {
    if (said.voice === 'lay') return 'A lay member';
    if (said.voice === 'public') return 'A member of the public';
    const seat = said.seatId === null ? said.voice : `seat:${said.seatId}`;
    return seat === null ? null : (names[seat] ?? null);
  }

  function text(runs: readonly TextRun[], count: number): PublicRun[] {
    const cut = phrases(count).flatMap((words) => {
      const note = withheldAt(count, words);
      return note === null ? [] : [{ words, note }];
    });
    return withoutPhrases(runs, cut).map((run) => withoutLink(run, secret));
  }

  return all(blocks);
}

/** Whether words stand in a block, so that they can be withheld from it. */
export function standsIn(block: MinuteBlock, words: string): boolean {
  return 'text' in block && findWords(wordsOf(block.text), words).length > 0;
}

/** Whether an address spells words, whatever stands between their letters. */
export function spells(address: string, words: string): boolean {
  const letters = lettersOf(words);
  return letters.length > 2 && lettersOf(decoded(address)).includes(letters);
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function withoutLink(run: PublicRun, secret: readonly string[]): PublicRun {
  if ('withheld' in run || run.link === undefined) return run;
  const { link, ...rest } = run;
  return secret.some((words) => spells(link, words)) ? rest : run;
}

/** Offsets are counted in the words as they are read, whatever their looks. */
function withoutPhrases(
  runs: readonly TextRun[],
  cut: readonly { readonly words: string; readonly note: WithheldNote }[],
): PublicRun[] {
  const gaps = gapsIn(wordsOf(runs), cut);
  const shown: PublicRun[] = [];
  let place = 0;
  for (const run of runs) {
    const words = wordsOf([run]);
    const end = place + words.length;
    let at = place;
    for (const { from, to, note } of gaps) {
      if (to <= at || from >= end) continue;
      if (from > at) shown.push(look(run, words.slice(at - place, from - place)));
      // A phrase that goes on from the run before has its note already.
      if (from >= place) shown.push({ withheld: note });
      at = Math.min(to, end);
    }
    if (at < end) shown.push(look(run, words.slice(at - place)));
    place = end;
  }
  return shown;
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly note: WithheldNote;
}

/** Every place of the words, in order. Those that overlap are one. */
function gapsIn(
  whole: string,
  cut: readonly { readonly words: string; readonly note: WithheldNote }[],
): readonly Gap[] {
  const found: Gap[] = [];
  for (const { words, note } of cut) {
    for (const place of findWords(whole, words)) found.push({ ...place, note });
  }
  found.sort((one, other) => one.from - other.from || other.to - one.to);
  const joined: Gap[] = [];
  for (const gap of found) {
    const last = joined.at(-1);
    if (last === undefined || gap.from >= last.to) joined.push(gap);
    else joined[joined.length - 1] = { ...last, to: Math.max(last.to, gap.to) };
  }
  return joined;
}

function look({ bold, italic, link }: TextRun, text: string): PublicRun {
  return {
    text,
    ...(bold === undefined ? {} : { bold }),
    ...(italic === undefined ? {} : { italic }),
    ...(link === undefined || !isPublic(link) ? {} : { link }),
  };
}

/** Addresses of this service name meetings and items by their ids, and an address of e-mail is somebody’s. */
function isPublic(link: string): boolean {
  return /^https?:/i.test(link) && URL.canParse(link) && !INSIDE.test(new URL(link).pathname);
}

const INSIDE = /^\/(meetings|committees|actions|organisations|sign-in|sync|api)(\/|$)/;

function wordsOf(runs: readonly TextRun[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .replaceAll('\u200b', '');
}

function due(block: {
  readonly dueKind: string | null;
  readonly dueDate: string | null;
  readonly dueText: string | null;
}): PublicDue | null {
  if (block.dueKind === 'date' && block.dueDate !== null)
    return { kind: 'date', date: block.dueDate };
  if (block.dueKind === 'next_meeting') return { kind: 'next_meeting' };
  return block.dueText === null ? null : { kind: 'text', text: block.dueText };
}
