import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const WRONG = 'PATIENT-NAME-9000';
const stage = setStage();

/** Everything the data folder has, as bytes. */
function onDisk(): string {
  const { folder } = stage.server();
  return ['journal.db', 'journal.db-wal', 'records.db', 'records.db-wal']
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
}

test('the secretary removes wrong text for good; whoever was away keeps their last words', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const member = await stage.signIn('member-brent');
  const away = await stage.signIn('member-ealing');
  for (const { page } of [secretary, member, away]) await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(secretary.page, ITEM);
  await editor.click();
  await secretary.page.keyboard.press('Control+End');
  await secretary.page.keyboard.type(` ${WRONG}`);
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
  expect(onDisk()).toContain(WRONG);

  const { page } = secretary;
  const section = page.getByRole('region', { name: new RegExp(ITEM) });
  await section.getByText('Wrong text pasted?').click();
  await section.getByRole('button', { name: 'Remove deleted words for good' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Remove them for good' }).click();
  await dialog.getByText('Enter a reason').first().waitFor();
  await dialog.getByLabel('Why is this needed?').fill('A patient’s name.');
  await dialog.getByRole('button', { name: 'Remove them for good' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(onDisk()).not.toContain(WRONG);

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
  expect(secretary.complaints).toEqual([]);
});
