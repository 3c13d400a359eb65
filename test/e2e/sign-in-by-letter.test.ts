import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openRecords } from '#server/db/open-records.ts';
import { must } from '#shared/lang/must.ts';
import { ZOOMED } from '#test/harness/browser.ts';
import { codeIn, giveAddress, linkIn } from '#test/harness/mailed.ts';
import { faultsOf } from '#test/harness/page-faults.ts';
import { setStage } from '#test/harness/stage.ts';
import { until } from '#test/harness/until.ts';

const stage = setStage();
const ADDRESS = 'brent@example.org';

/** Gives somebody an address, as an administrator would. */
function address(person: string, email: string): void {
  const records = openRecords(join(stage.server().folder, 'records.db'));
  giveAddress(records, person, email);
  records.close();
}

/** The letters in the outbox, the oldest first. */
function letters(): string[] {
  const folder = join(stage.server().folder, 'outbox');
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => join(folder, name))
      .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
      .map((file) => readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

async function askForLetter(page: Page): Promise<string> {
  const before = letters().length;
  await page.goto(`${stage.server().origin}/sign-in`);
  await page.getByLabel('Your e-mail address').fill(ADDRESS);
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText('a letter is on its way').waitFor();
  await until('a letter', () => letters().length > before);
  return must(letters().at(-1), 'a letter');
}

test('somebody signs in by a letter on two devices, sees both, and ends the other, whose page says so', async () => {
  address('member-brent', ADDRESS);
  const home = `${stage.server().origin}/`;
  const desk = await stage.visit();
  const letter = await askForLetter(desk.page);
  expect(await faultsOf(desk.page)).toEqual([]);
  await desk.page.getByLabel('The code in the letter').fill('12');
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await desk.page.getByText('There is a problem').waitFor();
  expect(await faultsOf(desk.page)).toEqual([]);
  await desk.page.getByLabel('The code in the letter').fill(codeIn(letter));
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await desk.page.waitForURL(home);

  const telephone = await stage.visit(ZOOMED);
  const second = linkIn(await askForLetter(telephone.page));
  await telephone.page.goto(stage.server().origin + second);
  await telephone.page.getByRole('button', { name: 'Sign in' }).click();
  await telephone.page.waitForURL(home);
  await telephone.page.goto(`${home}meetings/practice`);
  await telephone.page.getByRole('heading', { level: 1 }).first().waitFor();

  await desk.page.getByRole('link', { name: /Your account/ }).click();
  await desk.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
  expect(await faultsOf(desk.page)).toEqual([]);
  const rows = desk.page.getByRole('rowheader');
  expect(await rows.allInnerTexts()).toEqual([
    expect.stringMatching(/Chrome on Linux$/),
    expect.stringMatching(/Chrome on Linux \(here\)$/),
  ]);
  await desk.page.getByRole('button', { name: /^End/ }).click();
  await telephone.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await until('one row', async () => (await rows.count()) === 1);
  await desk.page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await desk.page.getByRole('heading', { name: 'You are signed out' }).waitFor();
});

test('a link that was used offers a new letter', async () => {
  address('member-brent', ADDRESS);
  const { page } = await stage.visit();
  const link = stage.server().origin + linkIn(await askForLetter(page));
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${stage.server().origin}/`);
  await page.goto(link);
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Your e-mail address').fill(ADDRESS);
  await page.getByRole('button', { name: 'Send the letter' }).click();
  await page.getByText('a letter is on its way').waitFor();
});
