import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';
import { until } from '#test/harness/until.ts';

const stage = setStage();

const part = (page: Page) => page.getByRole('region', { name: /Part I:/ });
const titles = (page: Page) =>
  part(page)
    .getByRole('textbox', { name: 'Title', exact: true })
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value));

test('two people write one agenda at once, and the minutes follow it', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const chair = await stage.signIn('chair');
  for (const { page } of [secretary, chair]) {
    await page.goto(`${origin}/meetings/practice/agenda`);
    await until('the agenda', async () => (await titles(page)).length === 5);
  }
  const lay = await stage.signIn('lay-member');
  await lay.page.goto(`${origin}/meetings/practice`);

  await part(secretary.page).getByRole('textbox', { name: 'Add an item' }).fill('Winter');
  await part(secretary.page).getByRole('button', { name: 'Add item' }).click();
  for (const { page } of [secretary, chair]) {
    await until('the new item', async () => (await titles(page)).at(-1) === 'Winter');
  }

  // One writes at the beginning of the title while the other writes at its end.
  const field = ({ page }: { page: Page }) =>
    part(page).getByRole('textbox', { name: 'Title', exact: true }).last();
  await field(secretary).press('Home');
  await field(chair).press('End');
  await Promise.all([
    secretary.page.keyboard.type('Planning for ', { delay: 30 }),
    chair.page.keyboard.type(' pressures 2018', { delay: 25 }),
  ]);
  const whole = 'Planning for Winter pressures 2018';
  for (const { page } of [secretary, chair]) {
    await until('one title for both', async () => (await titles(page)).at(-1) === whole);
  }
  await saved(secretary.page);
  await lay.page.getByRole('heading', { name: new RegExp(whole) }).waitFor();

  await part(secretary.page)
    .getByRole('button', { name: `Move up: ${whole}` })
    .or(part(secretary.page).getByRole('button', { name: new RegExp(`up.*${whole}`, 'i') }))
    .first()
    .click();
  await until('the new order', async () => (await titles(chair.page)).at(-2) === whole);

  await part(secretary.page)
    .getByRole('button', { name: new RegExp(`^Withdraw.*${whole}`) })
    .click();
  await secretary.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await part(chair.page).getByText('Withdrawn').waitFor();
  for (const { complaints } of [secretary, chair, lay]) expect(complaints).toEqual([]);
});

test('an item is dragged to its place, and facts written by one are there for the other', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const chair = await stage.signIn('chair');
  for (const { page } of [secretary, chair]) {
    await page.goto(`${origin}/meetings/practice/agenda`);
    await part(page).getByRole('textbox', { name: 'Title', exact: true }).first().waitFor();
  }
  const { page } = secretary;
  const [first, second, ...others] = await titles(page);
  const handle = await page.locator('.agenda-item__handle').first().boundingBox();
  const target = await page.locator('.agenda-item').nth(1).boundingBox();
  if (handle === null || target === null) throw new Error('The agenda is not in sight');
  await page.mouse.move(handle.x + 16, handle.y + 20);
  await page.mouse.down();
  await page.mouse.move(handle.x + 16, handle.y + 80, { steps: 4 });
  await page.mouse.move(handle.x + 16, target.y + target.height - 10, { steps: 4 });
  await page.mouse.up();
  const order = [second, first, ...others].join();
  await until('the new order', async () => (await titles(chair.page)).join() === order);

  const item = (one: Page) => part(one).getByRole('listitem').first();
  await item(page).getByRole('combobox', { name: 'Lead' }).fill('A guest');
  await page.keyboard.press('Tab');
  await item(page).getByRole('combobox', { name: 'Purpose' }).selectOption({ index: 1 });
  await item(page).getByRole('textbox', { name: 'Minutes of time' }).fill('15');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Paper 3');
  await page.keyboard.press('Tab');
  const there = (name: string, role: 'combobox' | 'textbox') =>
    item(chair.page).getByRole(role, { name }).inputValue();
  await until('the lead', async () => (await there('Lead', 'combobox')) === 'A guest');
  await until('the time', async () => (await there('Minutes of time', 'textbox')) === '15');
  await until('the paper', async () => (await there('Paper', 'textbox')) === 'Paper 3');
  for (const { complaints } of [secretary, chair]) expect(complaints).toEqual([]);
});
