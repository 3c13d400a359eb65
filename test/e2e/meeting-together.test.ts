import { expect, test } from 'vitest';
import { caretAfter, editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();

test('the item being taken is marked for all, and everybody sees who is where', async () => {
  const { origin } = stage.server();
  const chair = await stage.signIn('chair');
  const lay = await stage.signIn('lay-member');
  for (const { page } of [chair, lay]) await page.goto(`${origin}/meetings/practice`);
  const section = chair.page.getByRole('region', { name: new RegExp(ITEM) });
  await section.getByRole('button', { name: /^Start this item/ }).click();
  await lay.page.getByText('Being taken now').first().waitFor({ timeout: 5000 });
  expect(await lay.page.getByRole('button', { name: /^Start this item/ }).count()).toBe(0);

  const editor = await editorOf(chair.page, ITEM);
  await editor.click();
  const contents = lay.page.getByRole('navigation', { name: /items/i });
  await contents
    .getByRole('listitem')
    .filter({ hasText: ITEM })
    .getByText(/Chair/)
    .first()
    .waitFor({ timeout: 5000 });
  for (const { complaints } of [chair, lay]) expect(complaints).toEqual([]);
});

test('a lay member reads the words as they are typed, and is told why they cannot write', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const lay = await stage.signIn('lay-member');
  for (const { page } of [secretary, lay]) await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(secretary.page, ITEM);
  await editor.click();
  await secretary.page.keyboard.press('Control+End');
  await secretary.page.keyboard.type(' Heard by everybody.');
  await lay.page.getByText('Heard by everybody.').first().waitFor({ timeout: 5000 });
  expect(await lay.page.locator('[contenteditable="true"]').count()).toBe(0);
  await lay.page
    .getByText(/The secretary, the chair and members edit it/)
    .first()
    .waitFor();
});

test('undo takes back one’s own words and nobody else’s', async () => {
  const { origin } = stage.server();
  const secretary = await stage.signIn('secretary');
  const chair = await stage.signIn('chair');
  for (const { page } of [secretary, chair]) await page.goto(`${origin}/meetings/practice`);
  const mine = await editorOf(secretary.page, ITEM);
  await mine.click();
  await secretary.page.keyboard.press('Control+End');
  await secretary.page.keyboard.type(' Mine.');
  const theirs = await editorOf(chair.page, ITEM);
  await theirs.getByText('Mine.').waitFor();
  await caretAfter(theirs, 'Mine.');
  await chair.page.keyboard.type(' Theirs.');
  await mine.getByText('Theirs.').waitFor();
  await secretary.page.keyboard.press('Control+Z');
  await mine.getByText('Mine.').waitFor({ state: 'detached' });
  await saved(secretary.page);
  expect(await mine.textContent()).toContain('Theirs.');
});

test('arrow keys walk from one item into the next', async () => {
  const { origin } = stage.server();
  const { page } = await stage.signIn('member-brent');
  await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(page, ITEM);
  await editor.click();
  await page.keyboard.press('Control+End');
  const focusIs = (title: string) =>
    page.waitForFunction(
      (wanted) => document.activeElement?.getAttribute('aria-label') === wanted,
      title,
    );
  await page.keyboard.press('ArrowDown');
  await focusIs('Any other business');
  await page.keyboard.press('ArrowUp');
  await focusIs(ITEM);
});
