import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';
import { until } from '#test/harness/until.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();
const here = (page: Page) => page.locator('.people-here');

test('two tabs of one person write in one text, and the others see one person', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const chair = await stage.signIn('chair');
  const first = secretary.page;
  const second = await secretary.context.newPage();
  for (const page of [first, second, chair.page]) await page.goto(`${origin}/meetings/practice`);
  for (const [page, words] of [
    [first, ' From one.'],
    [second, ' From two.'],
  ] as const) {
    await page.bringToFront();
    const editor = await editorOf(page, ITEM);
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(words);
    await saved(page);
    for (const other of [first, second, chair.page]) {
      await (await editorOf(other, ITEM)).getByText(words.trim()).waitFor();
    }
  }
  const text = await (await editorOf(chair.page, ITEM)).innerText();
  expect(text.trim().endsWith('From one. From two.')).toBe(true);
  const said = async () => (await here(chair.page).innerText()).match(/Secretary/g)?.length;
  await until('the secretary, once', async () => (await said()) === 1);
  await second.close();
  await until('the secretary, still', async () => (await said()) === 1);
  await first.goto(`${origin}/help`);
  await until('the secretary gone', async () => (await said()) === undefined);
  for (const { complaints } of [secretary, chair]) expect(complaints).toEqual([]);
});

test('who is filling in a record’s facts is seen at that item', async () => {
  const { origin } = stage.server();
  const member = await stage.signIn('member-ealing');
  const chair = await stage.signIn('chair');
  for (const { page } of [member, chair]) await page.goto(`${origin}/meetings/sjc-2018-03-01`);
  const section = member.page.getByRole('region', { name: /Joint Financial Framework/ });
  await section.getByRole('combobox', { name: 'What became of it' }).first().focus();
  await chair.page
    .getByRole('navigation', { name: 'Items' })
    .getByRole('listitem')
    .filter({ hasText: 'Joint Financial Framework' })
    .getByText(/Ealing/)
    .waitFor();
  expect(member.complaints).toEqual([]);
});
