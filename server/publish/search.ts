import { dayInWords } from '#shared/lang/date-words.ts';
import { itemTitle, plainOf } from './pages/words.ts';
import type { PublicBlock, PublicItem } from './public-model.ts';
import { itemPath, meetingPath, type Publication, yearOf } from './site.ts';

export interface SearchQuery {
  readonly word: string;
  readonly year: string;
  /** A committee or a body, by name. */
  readonly body: string;
}

/** A place on the public site. */
export interface Found {
  readonly path: string;
  readonly title: string;
  readonly where: string;
  /** The words around the first hit. */
  readonly excerpt: string;
}

const MOST = 100;

/** Places where every word of the query stands, newest meeting first. With no word, whole meetings. */
export function search(site: readonly Publication[], query: SearchQuery): readonly Found[] {
  const words = query.word
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one !== '');
  const wanted = site.filter((one) => {
    const { name, bodies } = one.record.committee;
    return (
      (query.year === '' || yearOf(one) === query.year) &&
      (query.body === '' || name === query.body || bodies.includes(query.body))
    );
  });
  return wanted.flatMap((one) => placesIn(one, words)).slice(0, MOST);
}

function placesIn(publication: Publication, words: readonly string[]): Found[] {
  const { record } = publication;
  const where = `${record.committee.name}, ${dayInWords(record.meeting.date)}. ${record.status}`;
  if (words.length === 0) {
    const title = `Minutes: ${record.meeting.title}`;
    return [{ path: meetingPath(publication), title, where, excerpt: '' }];
  }
  return record.items.flatMap((item) => {
    const text = [...wordsOf(item)].join(' ');
    const low = text.toLowerCase();
    if (!words.every((word) => low.includes(word))) return [];
    const title = `${item.reference ?? 'Item'} – ${itemTitle(item)}`;
    return [
      { path: itemPath(publication, item), title, where, excerpt: around(text, words[0] ?? '') },
    ];
  });
}

function around(text: string, word: string): string {
  const at = Math.max(0, text.toLowerCase().indexOf(word));
  const from = at < 60 ? 0 : text.indexOf(' ', at - 60) + 1;
  const to = Math.min(text.length, at + word.length + 120);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function* wordsOf(item: PublicItem): Generator<string> {
  yield item.reference ?? '';
  yield itemTitle(item);
  yield item.lead ?? '';
  yield item.recommendation ?? '';
  yield* wordsIn(item.blocks);
}

function* wordsIn(blocks: readonly PublicBlock[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'withheld') yield block.note.wording ?? '';
    else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row) yield* wordsIn(cell.blocks);
    } else if ('items' in block) {
      for (const one of block.items) yield* wordsIn(one);
    } else {
      if (block.kind === 'action') yield block.owner ?? '';
      if (block.kind === 'contribution') yield block.voice ?? '';
      yield plainOf(block.text);
    }
  }
}
