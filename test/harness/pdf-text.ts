import { inflateSync } from 'node:zlib';

/** The words on each page of a PDF as Chromium prints it: no general reader, but enough to see that nothing is
 *  lost. Blanks are where the PDF has them. */
export function pdfPages(pdf: Buffer): readonly string[] {
  const file = pdf.toString('latin1');
  const objects = new Map<string, string>();
  for (const match of file.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = (match.index ?? 0) + match[0].length;
    objects.set(match[1] ?? '', file.slice(from, file.indexOf('\nendobj', from)));
  }
  const streamOf = (id: string): string => {
    const object = objects.get(id) ?? '';
    const from = object.indexOf('stream\n') + 'stream\n'.length;
    const bytes = Buffer.from(object.slice(from, object.lastIndexOf('\nendstream')), 'latin1');
    return object.includes('/FlateDecode')
      ? inflateSync(bytes).toString('latin1')
      : bytes.toString('latin1');
  };
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', id = ''] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1];
    if (unicode !== undefined && !fonts.has(name)) fonts.set(name, lettersOf(streamOf(unicode)));
  }
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\b(?!s)/.test(object))
    .map((object) => wordsOf(streamOf(/\/Contents (\d+) 0 R/.exec(object)?.[1] ?? ''), fonts));
}

function wordsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let words = '';
  for (const [, name, codes] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>/g)) {
    if (name !== undefined) font = fonts.get(name);
    for (const code of codes?.match(/.{4}/g) ?? []) words += font?.get(code.toUpperCase()) ?? '';
  }
  return words;
}

/** A font's own numbers of letters to the letters. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const text = (hex: string) =>
    String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((one) => Number.parseInt(one, 16)));
  const put = (code: number, hex: string) =>
    letters.set(code.toString(16).toUpperCase().padStart(4, '0'), hex);
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      put(Number.parseInt(from, 16), text(to));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(from, 16);
      for (let code = start; code <= Number.parseInt(to, 16); code += 1) {
        put(code, String.fromCharCode(Number.parseInt(first, 16) + code - start));
      }
    }
  }
  return letters;
}
