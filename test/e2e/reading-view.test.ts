import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { caretAfter, editorOf } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const PHONE = { width: 320, height: 640 };
const stage = setStage();
const reading = () => `${stage.server().origin}/meetings/sjc-2018-03-01/read`;

async function select(page: Page, block: string, words: string): Promise<void> {
  await page.locator('[data-block-id]', { hasText: block }).evaluate((element, wanted) => {
    const node = element.firstChild;
    const from = node?.textContent?.indexOf(wanted) ?? -1;
    if (node === null || from < 0) throw new Error(`“${wanted}” does not stand there`);
    getSelection()?.setBaseAndExtent(node, from, node, from + wanted.length);
  }, words);
}

async function ask(page: Page, button: RegExp, words: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('radio', { name: 'Question' }).check();
  await page.getByRole('textbox', { name: 'Your comment', exact: true }).fill(words);
  await page.getByRole('button', { name: 'Send the comment' }).press('Enter');
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40));

test('who reads is led to reading, and from a gap to where they can comment on it', async () => {
  const { page } = await stage.signIn('observer');
  const first = (page: Page) => page.locator('.committee-card .button-row a').first().textContent();
  expect(await first(page)).toBe('Read');
  const lay = await stage.signIn('lay-member');
  await lay.page.goto(`${stage.server().origin}/meetings/sjc-2018-03-01/gaps`);
  await lay.page.getByRole('link', { name: /^Item 4/ }).click();
  await lay.page.waitForURL(/\/read#item-/);
  const member = await stage.signIn('member-brent');
  expect(await first(member.page)).toBe('Open minutes');
});

test('on a phone the bar of selected words gives way to the form, and focus returns to the words', async () => {
  const { page } = await stage.signIn('lay-member', PHONE);
  await page.goto(reading());
  await page.getByRole('heading', { name: /Strategic Outline Case/ }).waitFor();
  await select(page, 'Update on the progress', 'a business case');
  await page.getByRole('button', { name: 'Comment on the selected words' }).click();
  const words = page.getByRole('textbox', { name: /words your comment is about/ });
  expect(await words.inputValue()).toBe('a business case');
  await page.locator('.selection-bar').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect.poll(() => focused(page)).toContain('Update on the progress');
});

test('a withdrawn comment leaves the reading view, and focus stays with the comments', async () => {
  const { page } = await stage.signIn('lay-member');
  await page.goto(reading());
  await ask(page, /^Comment on the whole item 4/, 'Is there a paper?');
  const thread = page.getByRole('article', { name: /about the item Strategic.*Open$/ });
  await thread.getByRole('button', { name: /^Withdraw/ }).press('Enter');
  await page.getByRole('button', { name: 'Withdraw it' }).press('Enter');
  await thread.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Comments');
});

test('a comment is sent while others go on typing', async () => {
  const lay = await stage.signIn('lay-member');
  await lay.page.goto(reading());
  const secretary = await stage.signIn('secretary');
  await secretary.page.goto(`${stage.server().origin}/meetings/sjc-2018-03-01`);
  await caretAfter(await editorOf(secretary.page, 'Business Planning'), 'effectively');
  let typing = true;
  const typed = (async () => {
    while (typing) await secretary.page.keyboard.type(' and on', { delay: 20 });
  })();
  await lay.page.getByText('effectively and on').first().waitFor();
  await ask(lay.page, /^Comment on the whole item 2/, 'Will it be published?');
  await lay.page.locator('.comment-form').waitFor({ state: 'detached' });
  typing = false;
  await typed;
  await lay.page.getByRole('article', { name: /about the item Business/ }).waitFor();
});
