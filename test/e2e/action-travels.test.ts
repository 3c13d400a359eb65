import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();

test('an action typed by the secretary is in the chair’s open log, and its owner’s progress comes back', async () => {
  const { origin } = stage.server();
  const chair = await stage.signIn('chair');
  await chair.page.goto(`${origin}/committees/nwl-sjc/actions`);
  await chair.page.getByRole('heading', { level: 1 }).waitFor();

  const secretary = await stage.signIn('secretary');
  await secretary.page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(secretary.page, ITEM);
  await editor.click();
  await secretary.page.keyboard.press('Control+End');
  await secretary.page.keyboard.press('Enter');
  await secretary.page.keyboard.type('/action', { delay: 20 });
  await secretary.page
    .getByRole('option', { name: /action/i })
    .first()
    .waitFor();
  await secretary.page.keyboard.press('Enter');
  await secretary.page.keyboard.type('Write to the eight boroughs', { delay: 10 });

  // Untouched: nothing reloads the chair's page.
  await chair.page.getByText('Write to the eight boroughs').first().waitFor({ timeout: 5000 });
  expect(await chair.page.getByText('No owner recorded').count()).toBeGreaterThan(0);

  const block = editor.getByRole('group', { name: 'Action' });
  const owner = block.getByRole('combobox', { name: 'Owner' });
  await owner.click();
  await owner.fill('Member for Brent');
  await secretary.page.keyboard.press('ArrowDown');
  await secretary.page.keyboard.press('Enter');
  await saved(secretary.page);

  const brent = await stage.signIn('member-brent');
  await brent.page.getByRole('link', { name: 'Write to the eight boroughs' }).first().click();
  await brent.page
    .getByRole('heading', { level: 1, name: 'Write to the eight boroughs' })
    .waitFor();
  await brent.page.getByLabel('Report progress').first().check();
  await brent.page.getByRole('textbox').first().fill('Three letters sent');
  await brent.page
    .getByRole('button', { name: /save|report|send/i })
    .first()
    .click();

  await block.getByText('Three letters sent').waitFor({ timeout: 5000 });
  await chair.page.getByText('Three letters sent').first().waitFor({ timeout: 5000 });
  for (const { complaints } of [chair, secretary, brent]) expect(complaints).toEqual([]);
});
