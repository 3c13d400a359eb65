import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();

test('the chair makes an item private while one reads it and two write in it', async () => {
  const { origin } = stage.server();
  const chair = await stage.signIn('chair');
  const lay = await stage.signIn('lay-member');
  const member = await stage.signIn('member-brent');
  const away = await stage.signIn('member-ealing');
  for (const { page } of [chair, lay, member, away]) await page.goto(`${origin}/meetings/practice`);
  await (await editorOf(away.page, ITEM)).click();
  await saved(away.page);
  await away.context.setOffline(true);
  await away.page.keyboard.press('Control+End');
  await away.page.keyboard.type(' Typed while away.');
  const editor = await editorOf(member.page, ITEM);
  await editor.click();
  await member.page.keyboard.press('Control+End');
  await member.page.keyboard.type(' Two bids came in.');
  await saved(member.page);
  await lay.page.getByText('Two bids came in.').waitFor();

  const { page } = chair;
  const item = page.getByRole('region', { name: new RegExp(ITEM) });
  await item.getByRole('link', { name: /^Move to Part II/ }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('link', { name: 'Enter the reason' }).waitFor();
  await page.getByLabel('Why is it private?').fill('Commercial: two bids.');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check before you move the item' }).waitFor();
  await page.getByText('This cannot be undone.').waitFor();
  await page.getByRole('button', { name: 'Move the item to Part II' }).click();
  await page.getByRole('heading', { name: /^P2/ }).waitFor();

  // The reader is told, and shown nothing more.
  await lay.page.getByText('An item that was on this page is no longer shown to you').waitFor();
  await lay.page.getByText('Item 2 (restricted)').waitFor();
  expect(await lay.page.locator('body').innerText()).not.toContain('Two bids came in.');
  expect(await lay.page.locator('body').innerText()).not.toContain(ITEM);

  // Who was writing goes on in Part II, with every word that was saved.
  await member.page.getByRole('heading', { name: new RegExp(`^P2 ${ITEM}`) }).waitFor();
  const fresh = await editorOf(member.page, ITEM);
  await fresh.getByText('Two bids came in.').waitFor();
  await fresh.click();
  await member.page.keyboard.press('Control+End');
  await member.page.keyboard.type(' It goes on.');
  await saved(member.page);

  // Words that never arrived are kept for their author to copy.
  await away.context.setOffline(false);
  const theirs = away.page.getByRole('region', { name: new RegExp(ITEM) });
  const aside = theirs.getByRole('status').filter({ hasText: 'This item is in Part II now' });
  await aside.waitFor();
  await (await editorOf(away.page, ITEM)).getByText('It goes on.').waitFor();
  const download = await aside
    .getByRole('link', { name: 'Download this text' })
    .getAttribute('href');
  expect(decodeURIComponent(download ?? '')).toContain('Typed while away.');
  await aside.getByRole('button', { name: 'I have a copy: take this away' }).click();
  await aside.waitFor({ state: 'detached' });
  await saved(away.page);
  await theirs.getByText(/Moved from Part I at .*Commercial: two bids\./).waitFor();
  expect([chair.complaints, lay.complaints, member.complaints]).toEqual([[], [], []]);
});

test('a member declares an interest, and the chair goes from there to the exclusion', async () => {
  const { origin } = stage.server();
  const member = await stage.signIn('member-brent');
  const chair = await stage.signIn('chair');
  await member.page.goto(`${origin}/meetings/practice/declarations`);
  await member.page.getByRole('button', { name: 'Declare an interest' }).click();
  const form = member.page.getByRole('form', { name: 'Declare an interest' });
  await form.getByRole('button', { name: 'Declare the interest' }).click();
  await form.getByRole('link', { name: 'Choose the items it bears on' }).waitFor();
  await form.getByLabel('Financial', { exact: true }).check();
  await form.getByLabel('What is the interest?').fill('Partner in a practice');
  await form.getByLabel('Item 1: Welcome and apologies').check();
  await form.getByRole('button', { name: 'Declare the interest' }).click();
  await member.page.getByText('You have declared an interest at this meeting.').waitFor();

  const { page } = chair;
  await page.goto(`${origin}/meetings/practice/declarations`);
  await page.getByRole('link', { name: /^Decide how they take part/ }).click();
  await page.getByLabel('Leaves for the item').check();
  await page.getByLabel('The chair’s reason').fill('It is about the practice.');
  await member.page.goto(`${origin}/meetings/practice`);
  await editorOf(member.page, 'Welcome and apologies');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check before you exclude' }).waitFor();
  await page.getByRole('button', { name: 'Exclude from the item' }).click();
  await page.getByRole('heading', { name: 'Exclusions' }).waitFor();
  await page.getByText('It is about the practice.').waitFor();

  await member.page.getByText('The chair has excluded you from this item').waitFor();
  expect(await member.page.locator('body').innerText()).not.toContain('Welcome and apologies');

  await page.getByRole('button', { name: /^End the exclusion/ }).click();
  await page.getByLabel('Why does it end?').fill('The item is closed.');
  await page.getByRole('button', { name: 'End the exclusion' }).click();
  await page.getByRole('heading', { name: 'Changed or ended' }).waitFor();
  await editorOf(member.page, 'Welcome and apologies');
  expect([chair.complaints, member.complaints]).toEqual([[], []]);
});
