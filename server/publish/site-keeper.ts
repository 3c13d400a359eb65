import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inTurns, type Steps } from '#shared/lang/steps.ts';
import { filesInSteps } from './directory.ts';
import { searchPage } from './pages/index-pages.ts';
import { createSearch, type SearchQuery, searchInSteps } from './search.ts';
import { ROOT, type SiteRow, siteInSteps, siteOf } from './site.ts';
import { writeDirectory } from './write-directory.ts';

/** A file of the public site. */
export interface SiteFile {
  readonly type: string;
  readonly etag: string;
  readonly text: string;
}

/** The public site on the disk, and the way to it. */
export interface SiteKeeper {
  /** Makes the folder what the sealed rows say. One after another, whoever asks. The pages of many years take
   *  seconds, so it is done in small steps: words of a meeting pass in between. */
  write(): Promise<void>;
  /** What stands at an address such as `/published/…`; `null`: nothing; `being_written`: there is something, and it
   *  cannot be shown now. */
  at(path: string): Promise<SiteFile | 'being_written' | null>;
  search(query: SearchQuery): Promise<string>;
}

export interface SiteKeeperDeps {
  readonly folder: string;
  readonly rows: () => Promise<readonly SiteRow[]>;
  /** Lets everyone else have a turn. */
  readonly breathe: () => Promise<void>;
}

export function createSiteKeeper({ folder, rows, breathe }: SiteKeeperDeps): SiteKeeper {
  let site = siteOf([]);
  let index = createSearch(site);
  let etags: ReadonlyMap<string, string> = new Map();
  let last: Promise<void> = Promise.resolve();

  async function writeNow(): Promise<void> {
    const found = await inTurns(siteInSteps(await rows()), breathe);
    const files = await inTurns(filesInSteps(found), breathe);
    const search = await inTurns(searchInSteps(found), breathe);
    const tags = await inTurns(etagsInSteps(files), breathe);
    // From here on nothing else is shown, whatever becomes of the folder: what was taken down is gone, also where a
    // full disk keeps the old pages.
    site = found;
    index = search;
    etags = tags;
    await writeDirectory(folder, files);
  }

  return {
    write: () => {
      // One that failed must not keep the next from trying.
      last = last.catch(() => {}).then(writeNow);
      return last;
    },

    at: async (path) => {
      await last.catch(() => {});
      const inside = path.slice(ROOT.length);
      // Only what was written is ever opened, so no address leads out of the folder.
      for (const name of [inside, join(inside, 'index.html')]) {
        const etag = etags.get(name);
        if (etag === undefined) continue;
        const text = await readFile(join(folder, name), 'utf8').catch(() => null);
        if (text === null || etagOf(text) !== etag) return 'being_written';
        return { type: typeOf(name), etag, text };
      }
      return null;
    },

    search: async (query) => {
      await last.catch(() => {});
      return searchPage(site, query, index.search(query));
    },
  };
}

function typeOf(name: string): string {
  if (name.endsWith('.json')) return 'application/json; charset=utf-8';
  if (name.endsWith('.xml')) return 'application/atom+xml; charset=utf-8';
  return 'text/html; charset=utf-8';
}

function* etagsInSteps(files: ReadonlyMap<string, string>): Steps<ReadonlyMap<string, string>> {
  const etags = new Map<string, string>();
  for (const [path, text] of files) {
    etags.set(path, etagOf(text));
    yield;
  }
  return etags;
}

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
}
