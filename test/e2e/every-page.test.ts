import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from '#test/harness/accessibility.ts';
import { TABLET, WIDE, ZOOMED } from '#test/harness/browser.ts';
import { setStage } from '#test/harness/stage.ts';

const stage = setStage();

const MEETING = '/meetings/sjc-2018-03-01';
const COMMITTEE = '/committees/nwl-sjc';
const PAGES = [
  '/',
  COMMITTEE,
  `${COMMITTEE}/actions`,
  `${COMMITTEE}/actions?state=closed`,
  `${COMMITTEE}/decisions`,
  `${COMMITTEE}/patient-voice`,
  `${COMMITTEE}/audit`,
  `${COMMITTEE}/membership`,
  `${COMMITTEE}/terms`,
  `${COMMITTEE}/terms/new`,
  `${COMMITTEE}/terms/new/quorum`,
  `${COMMITTEE}/terms/new/voting`,
  `${COMMITTEE}/terms/new/limits`,
  `${COMMITTEE}/terms/new/meetings`,
  `${COMMITTEE}/bodies`,
  `${COMMITTEE}/change`,
  `${COMMITTEE}/close`,
  `${COMMITTEE}/meetings/new`,
  `${COMMITTEE}/set-up`,
  `${COMMITTEE}/set-up/check`,
  `${COMMITTEE}/people`,
  `${COMMITTEE}/seats/new`,
  `${COMMITTEE}/seats/several`,
  '/committees/new',
  '/organisations',
  '/organisations/new',
  MEETING,
  '/meetings/practice',
  `${MEETING}/agenda`,
  '/meetings/practice/agenda',
  `${MEETING}/read`,
  `${MEETING}/comments`,
  `${MEETING}/gaps`,
  '/meetings/practice/gaps',
  `${MEETING}/notes`,
  `${COMMITTEE}/interests`,
  `${MEETING}/declarations`,
  '/meetings/practice/declarations',
  '/meetings/practice/exclusions',
  '/meetings/practice/exclusions/new',
  '/meetings/practice/items/practice-item-1/private',
  '/meetings/practice/items/practice-item-6/shown',
  '/meetings/practice/items/practice-item-6/copy',
  '/actions/act-1',
  '/account',
  '/help',
  '/no-such-page',
  '/meetings/no-such-meeting',
];

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('load');
  await page.waitForFunction(() => document.querySelector('[data-loading]') === null);
}

test.each([
  ['secretary', 'wide', WIDE],
  ['secretary', 'tablet', TABLET],
  ['secretary', '400 % zoom', ZOOMED],
  ['lay-member', 'wide', WIDE],
  ['lay-member', '400 % zoom', ZOOMED],
  ['observer', 'tablet', TABLET],
] as const)('no page has a fault or scrolls sideways: %s, %s', async (person, _, size) => {
  const { page, complaints } = await stage.signIn(person, size);
  const found: string[] = [];
  for (const path of PAGES) {
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
});
