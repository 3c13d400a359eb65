/** A body as it was written on a line of its own. */
export interface BodyLine {
  readonly name: string;
  readonly areas: readonly string[];
}

/** Bodies written one on each line, each with its areas behind a colon:
 *  “NHS Brent CCG: Brent” and “NHS Surrey CCG: Guildford, Waverley”. A name that comes twice is one body. */
export function readBodyLines(text: string): readonly BodyLine[] {
  const found = new Map<string, BodyLine>();
  for (const line of text.split('\n')) {
    const [name = '', ...rest] = line.split(':');
    const tidy = tidied(name);
    if (tidy === '') continue;
    const before = found.get(tidy.toLowerCase());
    const areas = [...(before?.areas ?? []), ...rest.join(':').split(/[,;]/).map(tidied)];
    found.set(tidy.toLowerCase(), {
      name: before?.name ?? tidy,
      areas: [...new Set(areas.filter((area) => area !== ''))],
    });
  }
  return [...found.values()];
}

/** The same as lines, for what could not be saved. */
export function writeBodyLines(bodies: readonly BodyLine[]): string {
  return bodies
    .map(({ name, areas }) => (areas.length === 0 ? name : `${name}: ${areas.join(', ')}`))
    .join('\n');
}

/** Bullets and dashes come along when a list is pasted. */
function tidied(text: string): string {
  return text
    .replace(/^[\s•*–-]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
