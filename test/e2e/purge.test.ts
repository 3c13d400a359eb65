import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const WRONG = 'PATIENT-NAME-9000';
const stage = setStage();

/** Whether any of the server's files has these words in it. */
function isOnDisk(words: string): boolean {
  const { folder } = stage.server();
  return ['journal.db', 'journal.db-wal', 'records.db', 'records.db-wal'].some((name) =>
    readFileSync(join(folder, name)).includes(words),
  );
}

/** Asks for it from a part of the page, without a reason at first. */
async function removeWords(page: Page, from: Locator | Page): Promise<void> {
  await from.getByText('Wrong text pasted?').first().click();
  await from.getByRole('button', { name: 'Remove deleted words for good' }).first().click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove them for good' }).click();
  await dialog.getByText('Enter a reason').first().waitFor();
  await dialog.getByLabel('Why is this needed?').fill('A patient’s name.');
  await dialog.getByRole('button', { name: 'Remove them for good' }).click();
  await dialog.waitFor({ state: 'detached' });
}

const REMOVED = /^at .*, by .*Secretary.*A patient’s name/;

test('the secretary removes wrong text for good; whoever was away keeps their last words', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const member = await stage.signIn('member-brent');
  const away = await stage.signIn('member-ealing');
  for (const { page } of [secretary, member, away]) await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(secretary.page, ITEM);
  await editor.click();
  await secretary.page.keyboard.press('Control+End');
  // As pasted: letter by letter it would be in many entries.
  await secretary.page.keyboard.insertText(` ${WRONG}`);
  await saved(secretary.page);
  for (let letter = 0; letter <= WRONG.length; letter += 1) {
    await secretary.page.keyboard.press('Backspace');
  }
  await saved(secretary.page);
  await editorOf(member.page, ITEM);
  await (await editorOf(away.page, ITEM)).click();
  await saved(away.page);
  await away.context.setOffline(true);
  await away.page.keyboard.press('Control+End');
  await away.page.keyboard.type(' Typed while away.');
  expect(isOnDisk(WRONG)).toBe(true);

  const { page } = secretary;
  await removeWords(page, page.getByRole('region', { name: new RegExp(ITEM) }));
  expect(isOnDisk(WRONG)).toBe(false);

  for (const one of [secretary, member]) {
    const again = await editorOf(one.page, ITEM);
    await again.click();
    await one.page.keyboard.press('Control+End');
    await one.page.keyboard.type(' On it goes.');
    await saved(one.page);
  }
  await away.context.setOffline(false);
  const theirs = away.page.getByRole('region', { name: new RegExp(ITEM) });
  const aside = theirs
    .getByRole('status')
    .filter({ hasText: 'Your last words here are not saved' });
  await aside.waitFor();
  await (await editorOf(away.page, ITEM)).getByText('On it goes. On it goes.').waitFor();
  await aside.getByRole('button', { name: 'I have a copy: take this away' }).click();
  await aside.waitFor({ state: 'detached' });
  await saved(away.page);
  expect(await theirs.innerText()).not.toContain('Typed while away.');
  await theirs.getByRole('listitem').filter({ hasText: REMOVED }).waitFor();

  // Who cannot edit reads it too, and is not offered to do it.
  const lay = await stage.signIn('lay-member');
  await lay.page.goto(`${origin}/meetings/practice`);
  await lay.page
    .getByRole('region', { name: new RegExp(ITEM) })
    .getByRole('listitem')
    .filter({ hasText: REMOVED })
    .waitFor();
  expect(await lay.page.getByText('Wrong text pasted?').count()).toBe(0);
  expect(secretary.complaints).toEqual([]);
});

test('the secretary removes deleted words from the agenda and from her notes too, and goes on', async () => {
  const { origin } = stage.server();
  const { page, complaints } = await stage.signIn('secretary');
  await page.goto(`${origin}/meetings/practice/agenda`);
  const title = page.getByRole('textbox', { name: 'Title' }).first();
  await title.fill(WRONG);
  await saved(page);
  await title.fill('Welcome');
  await saved(page);
  expect(isOnDisk(WRONG)).toBe(true);
  await removeWords(page, page);
  await page.getByRole('listitem').filter({ hasText: REMOVED }).waitFor();
  expect(isOnDisk(WRONG)).toBe(false);
  await title.fill('Welcome to all');
  await saved(page);

  await page.goto(`${origin}/meetings/practice/notes`);
  const notes = page.getByRole('textbox', { name: 'My notes', exact: true });
  await notes.click();
  await page.keyboard.insertText(WRONG);
  await saved(page);
  for (const _ of WRONG) await page.keyboard.press('Backspace');
  await saved(page);
  expect(isOnDisk(WRONG)).toBe(true);
  await removeWords(page, page);
  await page.getByRole('listitem').filter({ hasText: REMOVED }).waitFor();
  expect(isOnDisk(WRONG)).toBe(false);
  await notes.click();
  await page.keyboard.type('It goes on.');
  await saved(page);
  expect(complaints).toEqual([]);
});
