import { dayInWords } from '#shared/lang/date-words.ts';
import { findWords, plainWords } from '#shared/lang/find-words.ts';
import { atOnce, type Steps } from '#shared/lang/steps.ts';
import { itemTitle, plainOf } from './pages/words.ts';
import type { PublicBlock, PublicItem } from './public-model.ts';
import { itemPath, meetingPath, type Publication, type Site, yearOf } from './site.ts';

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

export interface SearchAnswer {
  readonly found: readonly Found[];
  /** There are more than are told. */
  readonly more: boolean;
}

/** No answer is longer. */
export const MOST_FOUND = 100;
/** More words than these are not looked for. */
const MOST_WORDS = 8;

interface Place {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  /** The same as it is compared. */
  readonly plain: string;
}

interface Meeting extends Omit<Place, 'text' | 'plain'> {
  readonly where: string;
  readonly year: string;
  /** Its committee and the bodies of that. */
  readonly names: readonly string[];
  readonly items: readonly Place[];
}

export interface Search {
  /** Places where every word of the query stands, newest meeting first. With no word, whole meetings. */
  search(query: SearchQuery): SearchAnswer;
  /** All that any query can bring to light. */
  all(): readonly Found[];
}

/** Reads what is public once, so that no question of somebody nobody knows makes the service read it again. */
export function createSearch(site: Pick<Site, 'out'>): Search {
  return atOnce(searchInSteps(site));
}

/** The same, a meeting a step. */
export function* searchInSteps({ out }: Pick<Site, 'out'>): Steps<Search> {
  const meetings: Meeting[] = [];
  for (const one of out) {
    meetings.push(meetingOf(one));
    yield;
  }

  return {
    search: ({ word, year, body }) => {
      const words = plainWords(word)
        .split(' ')
        .filter((one) => one !== '')
        .slice(0, MOST_WORDS);
      const found: Found[] = [];
      for (const meeting of meetings) {
        if (year !== '' && meeting.year !== year) continue;
        if (body !== '' && !meeting.names.includes(body)) continue;
        for (const one of foundIn(meeting, words)) {
          if (found.length === MOST_FOUND) return { found, more: true };
          found.push(one);
        }
      }
      return { found, more: false };
    },

    all: () =>
      meetings.flatMap(({ items, where, ...meeting }) => [
        { path: meeting.path, title: meeting.title, where, excerpt: '' },
        ...items.map(({ path, title, text }) => ({ path, title, where, excerpt: text })),
      ]),
  };
}

function* foundIn({ items, ...meeting }: Meeting, words: readonly string[]): Generator<Found> {
  const { where } = meeting;
  if (words.length === 0) yield { path: meeting.path, title: meeting.title, where, excerpt: '' };
  else {
    for (const { path, title, text, plain } of items) {
      if (!words.every((word) => plain.includes(word))) continue;
      yield { path, title, where, excerpt: around(text, words[0] ?? '') };
    }
  }
}

function meetingOf(publication: Publication): Meeting {
  const { record } = publication;
  const { committee, meeting } = record;
  return {
    path: meetingPath(publication),
    title: `Minutes: ${meeting.title}`,
    where: `${committee.name}, ${dayInWords(meeting.date)}. ${record.status}`,
    year: yearOf(publication),
    names: [committee.name, ...committee.bodies],
    items: record.items.map((item) => {
      const title = `${item.reference ?? 'Item'} – ${itemTitle(item)}`;
      const text = [...wordsOf(item)].filter((one) => one !== '').join(' – ');
      const path = itemPath(publication, item);
      return { path, title, text, plain: plainWords(`${title} ${text}`) };
    }),
  };
}

function around(text: string, word: string): string {
  const [hit] = findWords(text, word);
  const at = hit?.from ?? Math.max(0, text.toLowerCase().indexOf(word));
  const from = at < 60 ? 0 : text.indexOf(' ', at - 60) + 1;
  const after = at + word.length + 120;
  const to = after < text.length ? text.lastIndexOf(' ', after) : text.length;
  const shown = text.slice(from, Math.max(to, at + word.length)).replace(/^– /, '');
  return `${from > 0 ? '… ' : ''}${shown}${to < text.length ? ' …' : ''}`;
}

function* wordsOf(item: PublicItem): Generator<string> {
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
