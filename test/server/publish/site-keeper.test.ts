import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesOf } from '#server/publish/directory.ts';
import { type SiteRow, siteOf } from '#server/publish/site.ts';
import { createSiteKeeper } from '#server/publish/site-keeper.ts';
import { writeDirectory } from '#server/publish/write-directory.ts';
import { recordedItem } from '#test/harness/approved-minutes.ts';
import { published, received } from '#test/harness/published-rows.ts';

const pages = (rows: readonly SiteRow[]) => filesOf(siteOf(rows));

test('the folder holds these files and no others, and is left alone when it does', async () => {
  const base = mkdtempSync(join(tmpdir(), 'published-'));
  onTestFinished(() => rmSync(base, { recursive: true }));
  const folder = join(base, 'published');
  const files = pages([published(), received]);
  expect(await writeDirectory(folder, files)).toBe(true);
  expect(await writeDirectory(folder, files)).toBe(false);
  mkdirSync(join(folder, 'stray'));
  writeFileSync(join(folder, 'stray/index.html'), 'a page of another day');
  expect(await writeDirectory(folder, files)).toBe(true);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
  expect(found).toEqual([...files.keys()]);
  for (const path of found) expect(readFileSync(join(folder, path), 'utf8')).toBe(files.get(path));
});

test('what a server that died has left beside the folder goes at the next start', async () => {
  const base = mkdtempSync(join(tmpdir(), 'published-'));
  onTestFinished(() => rmSync(base, { recursive: true }));
  const folder = join(base, 'published');
  await writeDirectory(folder, pages([published()]));
  for (const one of ['published.old', 'published.new']) {
    mkdirSync(join(base, one));
    writeFileSync(join(base, one, 'index.html'), 'what is withheld today');
  }
  expect(await writeDirectory(folder, pages([published()]))).toBe(false);
  expect(readdirSync(base)).toEqual(['published']);
});

test('a folder with anything else in it is left alone, so that a wrong setting costs nobody their files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'somebodys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'letters'));
  writeFileSync(join(folder, 'letters/to-my-aunt.txt'), 'Dear aunt');
  await expect(writeDirectory(folder, pages([published()]))).rejects.toThrow('to-my-aunt.txt');
  expect(readdirSync(folder)).toEqual(['letters']);
  expect(readFileSync(join(folder, 'letters/to-my-aunt.txt'), 'utf8')).toBe('Dear aunt');
});

test('the site is made in steps, with everyone else’s turn between two of them, and is the same', async () => {
  const items = Array.from({ length: 20 }, (_, index) => recordedItem(index + 1));
  const rows = [1, 2, 3].map((n) => ({
    ...published({ items }),
    meetingId: `meeting-${n}`,
    seq: n,
  }));
  const folder = join(mkdtempSync(join(tmpdir(), 'site-')), 'published');
  let turns = 0;
  let meanwhile = 0;
  const site = createSiteKeeper({
    folder,
    rows: async () => rows,
    breathe: async () => {
      turns += 1;
    },
  });
  const work = site.write();
  const others = setInterval(() => {
    meanwhile += 1;
  }, 0);
  await work;
  clearInterval(others);
  const files = filesOf(siteOf(rows));
  // Each row, each page of an item, each meeting for the search, each file for its mark.
  expect(turns).toBeGreaterThanOrEqual(rows.length * 2 + 60 + files.size);
  expect(meanwhile).toBeGreaterThan(0);
  for (const [path, text] of files) {
    expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  }
});
