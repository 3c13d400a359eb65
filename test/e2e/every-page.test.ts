import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from '#test/harness/accessibility.ts';
import { TABLET, WIDE, ZOOMED } from '#test/harness/browser.ts';
import { setStage } from '#test/harness/stage.ts';

const stage = setStage();

const MEETING = '/meetings/sjc-2018-03-01';
const COMMITTEE = '/committees/nwl-sjc';
/** What everybody on a committee reads. */
const READING = [
  '/',
  COMMITTEE,
  `${COMMITTEE}/actions`,
  `${COMMITTEE}/actions?state=closed`,
  `${COMMITTEE}/decisions`,
  `${COMMITTEE}/patient-voice`,
  `${COMMITTEE}/membership`,
  `${COMMITTEE}/terms`,
  `${COMMITTEE}/bodies`,
  `${COMMITTEE}/interests`,
  MEETING,
  '/meetings/practice',
  '/meetings/practice/agenda',
  `${MEETING}/read`,
  `${MEETING}/comments`,
  `${MEETING}/gaps`,
  `${MEETING}/minutes`,
  '/meetings/practice/attendance',
  '/meetings/practice/publication',
  '/meetings/practice/approval',
  '/meetings/practice/record',
  '/meetings/practice/corrections',
  '/meetings/practice/declarations',
  '/actions/act-1',
  '/account',
  '/help',
  '/no-such-page',
];

/** What only some may open; to the others the page says so, and one of each kind is enough. */
const REFUSED = [`${COMMITTEE}/audit`, `${COMMITTEE}/seats/new`, `${MEETING}/notes`];

/** What the secretary keeps. */
const KEEPING = [
  ...REFUSED,
  `${COMMITTEE}/terms/new`,
  `${COMMITTEE}/terms/new/quorum`,
  `${COMMITTEE}/terms/new/voting`,
  `${COMMITTEE}/terms/new/limits`,
  `${COMMITTEE}/terms/new/meetings`,
  `${COMMITTEE}/change`,
  `${COMMITTEE}/close`,
  `${COMMITTEE}/meetings/new`,
  `${COMMITTEE}/set-up`,
  `${COMMITTEE}/set-up/check`,
  `${COMMITTEE}/people`,
  `${COMMITTEE}/seats/several`,
  '/organisations',
  '/organisations/new',
  '/organisations/ccg-ealing/secretaries',
  `${MEETING}/agenda`,
  '/meetings/practice/agenda/publish/I',
  '/meetings/practice/gaps',
  `${MEETING}/declarations`,
  '/meetings/practice/exclusions',
  '/meetings/practice/exclusions/new',
  '/meetings/practice/minutes/I/chair-review',
  '/meetings/practice/history',
  '/meetings/practice/versions/new',
  '/meetings/practice/compare?from=2018-01-01T00:00:00.000Z&to=now',
  '/meetings/practice/items/practice-item-1/private',
  '/meetings/practice/items/practice-item-6/shown',
  '/meetings/practice/items/practice-item-6/copy',
];

/** What the secretary of a body finds, who sees no draft. */
const RECEIVING = ['/', '/receiving', COMMITTEE, `${MEETING}/read`];

/** What nobody sees but an administrator, who sees no committee's business. */
const SERVICE = ['/', '/committees/new', '/organisations', '/accounts', '/accounts/new', '/audit'];

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('load');
  await page.waitForFunction(() => document.querySelector('[data-loading]') === null);
}

const READER = [...READING, ...REFUSED];

// Two at a time: one waits for the browser while the other waits for the server. What everybody reads is looked
// at wide as the secretary, at 400 % as the lay member and on a tablet as the observer.
test.concurrent.each([
  ['secretary', 'wide', WIDE, [...READING, ...KEEPING]],
  ['secretary', '400 % zoom', ZOOMED, KEEPING],
  ['lay-member', '400 % zoom', ZOOMED, READER],
  ['observer', 'tablet', TABLET, READER],
  ['brent-secretary', '400 % zoom', ZOOMED, RECEIVING],
  ['administrator', 'wide', WIDE, SERVICE],
  ['administrator', '400 % zoom', ZOOMED, SERVICE],
] as const)(
  'no page has a fault or scrolls sideways: %s, %s',
  async (person, _, size, pages) => {
    const { page, complaints } = await stage.signIn(person, size);
    const found: string[] = [];
    for (const path of pages) {
      await page.goto(stage.server().origin + path);
      await settled(page);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (tooWide > 0) found.push(`${path} is ${tooWide} pixels too wide`);
      const text = (await page.locator('main').textContent()) ?? '';
      if (/\bundefined\b|\bnull\b|\[object|\d{4}-\d{2}-\d{2}|\b(person|post|seat):/.test(text)) {
        found.push(`${path} shows something raw`);
      }
      for (const fault of await accessibilityFaults(page)) found.push(`${path} ${fault}`);
    }
    expect(found).toEqual([]);
    expect(complaints.filter((one) => !one.includes('404'))).toEqual([]);
  },
  300_000,
);
