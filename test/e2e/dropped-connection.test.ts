import { expect, test } from 'vitest';
import { ZOOMED } from '#test/harness/browser.ts';
import { caretAfter, editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';
import { until } from '#test/harness/until.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();

test('typing on through a killed server loses nothing, and the page says how it stands', async () => {
  const server = stage.server();
  const secretary = await stage.signIn('secretary');
  const chair = await stage.signIn('chair');
  for (const { page } of [secretary, chair]) await page.goto(`${server.origin}/meetings/practice`);
  const mine = await editorOf(secretary.page, ITEM);
  const theirs = await editorOf(chair.page, ITEM);
  const words = async () => (await mine.textContent()) ?? '';

  await mine.click();
  await secretary.page.keyboard.press('Control+End');
  await secretary.page.keyboard.press('Enter');
  await secretary.page.keyboard.type('Before. ');
  await saved(secretary.page);
  await theirs.getByText('Before.').waitFor();

  for (let kill = 1; kill <= 3; kill += 1) {
    await secretary.page.keyboard.type(`Midway${kill} `, { delay: 5 });
    await server.kill();
    await secretary.page
      .getByRole('status')
      .filter({ hasText: /^Not connected/ })
      .first()
      .waitFor();
    await secretary.page.keyboard.type(`Alone${kill} `, { delay: 10 });
    await server.start();
    await saved(secretary.page);
    await secretary.page.keyboard.type(`After${kill}. `, { delay: 5 });
  }
  await saved(secretary.page);
  const expected = [1, 2, 3].map((n) => `Midway${n} Alone${n} After${n}. `).join('');
  expect(await words()).toContain(`Before. ${expected}`.trim());
  await until('the chair’s screen', async () =>
    ((await theirs.textContent()) ?? '').includes(expected.trim()),
  );
});

test('leaving with unsaved words asks first, leaving with all saved does not', async () => {
  const server = stage.server();
  const { page } = await stage.signIn('member-brent');
  await page.goto(`${server.origin}/meetings/practice`);
  const editor = await editorOf(page, ITEM);
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Kept. ');
  await saved(page);
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await server.kill();
  await page.keyboard.type('Not yet kept.');
  await page
    .getByRole('status')
    .filter({ hasText: /^Not connected/ })
    .first()
    .waitFor();
  await page.close({ runBeforeUnload: true });
  await until('the question', () => asked > 0);
  expect(page.isClosed()).toBe(false);
  await server.start();
  await saved(page);
  await page.reload();
  const again = await editorOf(page, ITEM);
  await again.getByText('Kept. Not yet kept.').waitFor();
  expect(asked).toBe(1);
});

test('going offline is said at once, and coming back sends what was typed', async () => {
  const server = stage.server();
  const { page, context } = await stage.signIn('member-ealing');
  await page.goto(`${server.origin}/meetings/practice`);
  const editor = await editorOf(page, ITEM);
  await editor.click();
  await page.keyboard.press('Control+End');
  await saved(page);
  await context.setOffline(true);
  await page
    .getByRole('status')
    .filter({ hasText: /^Not connected/ })
    .first()
    .waitFor({ timeout: 5000 });
  await page.keyboard.type(' In the lift.');
  // At 400 % zoom too it stands where it is seen.
  await page.setViewportSize(ZOOMED);
  const told = await page.locator('.save').boundingBox();
  expect(told?.y).toBeGreaterThanOrEqual(0);
  expect((told?.y ?? 0) + (told?.height ?? ZOOMED.height)).toBeLessThan(ZOOMED.height / 2);
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await caretAfter(await editorOf(page, ITEM), 'In the lift.');
});
