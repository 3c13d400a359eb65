import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from './directory.ts';
import { searchPage } from './pages/index-pages.ts';
import { createSearch, type SearchQuery } from './search.ts';
import { ROOT, type SiteRow, siteOf } from './site.ts';
import { writeDirectory } from './write-directory.ts';

/** A file of the public site. */
export interface SiteFile {
  readonly type: string;
  readonly etag: string;
  readonly text: string;
}

/** The public site on the disk, and the way to it. */
export interface SiteKeeper {
  /** Makes the folder what the sealed rows say. One after another, whoever asks. */
  write(): Promise<void>;
  /** What stands at an address such as `/published/…`; `null`: nothing; `being_written`: there is something, and it
   *  cannot be shown now. */
  at(path: string): Promise<SiteFile | 'being_written' | null>;
  search(query: SearchQuery): Promise<string>;
}

export interface SiteKeeperDeps {
  readonly folder: string;
  readonly rows: () => Promise<readonly SiteRow[]>;
}

export function createSiteKeeper({ folder, rows }: SiteKeeperDeps): SiteKeeper {
  let site = siteOf([]);
  let index = createSearch(site);
  let etags: ReadonlyMap<string, string> = new Map();
  let last: Promise<void> = Promise.resolve();

  async function writeNow(): Promise<void> {
    const found = siteOf(await rows());
    const files = filesOf(found);
    // From here on nothing else is shown, whatever becomes of the folder: what was taken down is gone, also where a
    // full disk keeps the old pages.
    site = found;
    index = createSearch(found);
    etags = new Map([...files].map(([path, text]) => [path, etagOf(text)]));
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

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
}
