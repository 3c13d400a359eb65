import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPublishedRoutes } from '#server/http/published-routes.ts';
import { securityHeaders } from '#server/http/security-headers.ts';
import { publicRecord } from '#server/publish/public-record.ts';
import { createSiteKeeper } from '#server/publish/site-keeper.ts';
import { canonicalText } from '#shared/document/canonical.ts';
import { toItemId } from '#shared/ids.ts';
import { must } from '#shared/lang/must.ts';
import { accessibilityFaults } from '#test/harness/accessibility.ts';
import {
  action,
  approvedMinutes,
  decision,
  paragraph,
  recordedItem,
} from '#test/harness/approved-minutes.ts';
import { type Browsers, openBrowsers, ZOOMED } from '#test/harness/browser.ts';
import { pdfPages } from '#test/harness/pdf-text.ts';

const MEETING = '/published/joint-committee/2018-03-01/';
const PAGES = [
  '/published/',
  '/published/?word=framework',
  '/published/joint-committee/',
  '/published/joint-committee/2018/',
  MEETING,
  '/published/joint-committee/jc-1819-002',
  '/published/joint-committee/jc-1819-002/decision-1',
];

const folder = mkdtempSync(join(tmpdir(), 'published-'));
let server: ReturnType<typeof serve>;
let origin = '';
let browsers: Browsers | null = null;

beforeAll(async () => {
  const site = createSiteKeeper({
    folder: join(folder, 'published'),
    rows: async () => [row()],
    breathe: async () => {},
  });
  await site.write();
  const app = new Hono();
  app.use(...securityHeaders([]));
  addPublishedRoutes(app, {
    published: site,
    searches: { take: () => true },
    letters: { placeOf: () => '' },
  });
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browsers = await openBrowsers({ origin, link: () => '' });
});

afterAll(async () => {
  await browsers?.close();
  server.close();
  rmSync(folder, { recursive: true });
});

test('every public page passes axe, fits a narrow screen and asks nobody else for anything', async () => {
  const { page, complaints } = await must(browsers, 'a browser').visit(ZOOMED);
  for (const path of PAGES) {
    await page.goto(origin + path);
    expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect([path, wide]).toEqual([path, 0]);
  }
  expect(complaints).toEqual([]);
});

test('with JavaScript off a reader finds a decision by a word, and the tree reads in the page’s order', async () => {
  const page = await withoutScript();
  await page.goto(`${origin}/published/`);
  await page.getByLabel('Word, name or minute reference').fill('framework');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /Joint financial framework/ }).click();
  await page.getByRole('link', { name: 'Decision 1 of minute JC/1819/002' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
    'Decision 1 of minute JC/1819/002',
  );
  await page.goto(origin + MEETING);
  expect(await spoken(page)).toBe(squeezed(must(await page.textContent('body'), 'a body')));
});

test('printed, every page bears the status and no line is lost', async () => {
  const page = await withoutScript();
  await page.goto(origin + MEETING);
  const pages = pdfPages(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeGreaterThan(5);
  const words = pages.map((text, index) => {
    const head = `CONFIRMEDPage ${index + 1} of ${pages.length}`;
    expect(text.slice(0, head.length)).toBe(head);
    return text.slice(head.length);
  });
  // Between the links of the way up stands a sign that is no text of the page.
  const printed = squeezed(words.join('').replaceAll('›', ''));
  const lines = (await page.innerText('body')).split(/[\n\t]/).map(squeezed);
  const skip = squeezed('Skip to main content');
  const lost = lines.filter((line) => line !== skip && !printed.includes(line));
  expect(lost).toEqual([]);
});

async function withoutScript(): Promise<Page> {
  const { context } = await must(browsers, 'a browser').visit();
  const made = await must(context.browser(), 'a browser').newContext({ javaScriptEnabled: false });
  return made.newPage();
}

/** All words in the order in which Chromium's accessibility tree has them. */
async function spoken(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const all = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (id: string): string => {
    const node = all.get(id);
    if (node === undefined) return '';
    if (node.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node.childIds ?? []).map(walk).join('');
  };
  return squeezed(walk(must(nodes[0], 'the root of the tree').nodeId));
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function row() {
  const sentence = 'Members heard from the chief officer and asked about the pace of change. ';
  const minutes = approvedMinutes();
  const more = Array.from({ length: 12 }, (_, index) =>
    recordedItem(index + 3, {
      blocks: [
        paragraph(sentence.repeat(9)),
        decision(`The committee agreed to go on with part ${index} of the plan.`),
        action(`Bring a further paper about part ${index} to the next meeting.`),
        paragraph(sentence.repeat(3)),
      ],
    }),
  );
  const record = publicRecord(
    {
      record: { ...minutes, items: [...minutes.items, ...more] },
      sealedSha256: 'ab'.repeat(32),
      signature: { name: 'The chair', post: 'Independent chair', at: '2018-05-03T13:00:00.000Z' },
      corrections: [],
    },
    {
      withheld: [
        {
          place: { kind: 'item', itemId: toItemId('item-id-5') },
          ground: 'commercial',
          wording: 'Members discussed a contract.',
        },
        {
          place: {
            kind: 'phrase',
            itemId: toItemId('item-id-6'),
            block: 0,
            words: 'chief officer',
          },
          ground: 'personal_data',
          wording: null,
        },
      ],
      named: [],
      privateItems: 1,
    },
  );
  const address = { committee: 'joint-committee', meeting: '2018-03-01' };
  return {
    kind: 'published',
    committeeId: 'committee',
    seq: 1,
    meetingId: 'meeting',
    at: Date.UTC(2018, 4, 10, 9),
    body: canonicalText({ address, record, sha256: '', preparedBy: '' }),
  };
}
