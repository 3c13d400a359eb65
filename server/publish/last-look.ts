import { canonicalText } from '#shared/document/canonical.ts';
import type { PublicChoices } from '#shared/domain/publication.ts';
import { findWords, lettersOf, plainWords } from '#shared/lang/find-words.ts';
import { filesOf } from './directory.ts';
import { searchPage } from './pages/index-pages.ts';
import { spells } from './public-blocks.ts';
import type { PublicRecord } from './public-model.ts';
import { phrasesIn } from './public-record.ts';
import { OURS } from './public-texts.ts';
import { createSearch } from './search.ts';
import { type Publication, type PublishedBody, recordSha256 } from './site.ts';

/** A last look over the finished files, whatever they were made by: words that are withheld and still stand in one
 *  of them, as sentences. Words of the service itself, as “Decision”, are in every file and do not count: they are
 *  told from the others by a second set of files in which everything that people wrote is left out. */
export function lastLook(
  record: PublicRecord,
  address: PublishedBody['address'],
  choices: PublicChoices,
): readonly string[] {
  const phrases = phrasesIn(choices);
  if (phrases.length === 0) return [];
  const finished = textsOf(record, address);
  const hollow = textsOf(hollowed(record), address);
  return phrases.flatMap((words) => {
    if (spells(address.committee, words)) return [sentence(words, 'the address of the page')];
    const file = [...finished].find(
      ([path, text]) => timesIn(text, words) > timesIn(hollow.get(path) ?? NOTHING, words),
    );
    return file === undefined ? [] : [sentence(words, nameOf(file[0]))];
  });
}

function sentence(words: string, where: string): string {
  return `You withheld “${words}”, and it can still be read in ${where}. Withhold it there too, or withhold other words. Until then this cannot be published.`;
}

function nameOf(path: string): string {
  if (path.endsWith('.json')) return 'the file beside the page';
  if (path.endsWith('.xml')) return 'the feed';
  return path === SEARCH ? 'the search' : 'the finished pages';
}

interface FileText {
  readonly plain: string;
  /** Of all addresses in it, letters alone. */
  readonly links: string;
}

const NOTHING: FileText = { plain: '', links: '' };
const SEARCH = 'search';

function textsOf(
  record: PublicRecord,
  address: PublishedBody['address'],
): ReadonlyMap<string, FileText> {
  const at = '1970-01-01T00:00:00.000Z';
  const publication: Publication = {
    ...address,
    record,
    json: canonicalText(record),
    sha256: recordSha256(record),
    ...{ firstAt: at, at, receipts: [] },
  };
  const site = { out: [publication], withdrawn: [], vacated: [] };
  const everything = { word: '', year: '', body: '' };
  const found = createSearch(site).all();
  const files = [...filesOf(site), [SEARCH, searchPage(site, everything, { found, more: false })]];
  return new Map(files.map(([path = '', file = '']) => [path, readOf(path, file)]));
}

function timesIn({ plain, links }: FileText, words: string): number {
  const wanted = plainWords(words);
  const read = plain.includes(wanted) ? findWords(plain, wanted).length : 0;
  const letters = lettersOf(words);
  return read + (letters.length > 2 ? links.split(letters).length - 1 : 0);
}

/** What a reader, a search engine or a program gets out of a file. */
function readOf(path: string, file: string): FileText {
  if (path.endsWith('.json')) {
    const texts: string[] = [];
    JSON.parse(file, (_, value) => {
      if (typeof value === 'string') texts.push(value);
      return value;
    });
    return {
      plain: plainWords(texts.join('\n·\n')),
      links: lettersOf(texts.filter(isLink).join(' ')),
    };
  }
  const links: string[] = [];
  const text = file
    .replaceAll(/<style>[^<]*<\/style>/g, '')
    // Looks and links do not part words; everything else does.
    .replaceAll(/<\/?([\w:-]+)([^>]*)>/g, (_, name: string, attributes: string) => {
      const values = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)];
      links.push(...values.filter(([, key]) => key === 'href').map(([, , value = '']) => value));
      const told = values.flatMap(([, key, value]) => (key === 'href' ? [] : [value]));
      return `${told.length === 0 ? '' : `\n${told.join('\n')}\n`}${INLINE.test(name) ? '' : '\n·\n'}`;
    });
  return { plain: plainWords(unescaped(text)), links: lettersOf(links.map(decoded).join(' ')) };
}

const INLINE = /^(strong|em|a|code|span)$/;
const isLink = (text: string) => /^https?:/i.test(text);

function unescaped(text: string): string {
  return text.replaceAll(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: keyof typeof ENTITIES) => ENTITIES[name],
  );
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" } as const;

function decoded(address: string): string {
  try {
    return decodeURIComponent(unescaped(address));
  } catch {
    return address;
  }
}

/** The same record without what people wrote: each text is another, so that nothing that is listed once is
 *  listed less often. */
function hollowed(record: PublicRecord): PublicRecord {
  let count = 0;
  return JSON.parse(canonicalText(record), function (this: Record<string, unknown>, key, value) {
    if (typeof value !== 'string' || value === '' || OURS.includes(value)) return value;
    if (key === 'date' && this.kind === 'date') return '1901-01-01';
    if (KEPT.has(key)) return value;
    count += 1;
    return key === 'link'
      ? `https://${count}.invalid/`
      : String.fromCodePoint(0xe000 + (count % 6000));
  }) as PublicRecord;
}

/** Words of the vocabulary, days, and what is part of an address. */
const KEPT = new Set([
  ...['status', 'authority', 'code', 'kind', 'verb', 'outcome', 'how', 'ground', 'purpose'],
  ...['contribution', 'what', 'date', 'startsAt', 'at', 'on', 'reference', 'sealedSha256'],
]);
