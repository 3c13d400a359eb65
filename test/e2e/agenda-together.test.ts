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
