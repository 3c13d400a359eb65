import { expect, test } from 'vitest';
import { tabTo } from '#test/harness/keyboard.ts';
import { caretAfter, editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Joint Financial Framework';
const QUOTE = 'reduce variation, resolve financial cross-subsidy';
const stage = setStage();

test('a lay member’s comment is answered with a reason: by keyboard alone, through splits of its text', async () => {
  const { origin } = stage.server();
  const lay = await stage.signIn('lay-member');
  const { page } = lay;
  await page.goto(`${origin}/meetings/sjc-2018-03-01/read`);
  const button = page.getByRole('button', {
    name: /^Comment on this paragraph: The paper was also/,
  });
  await tabTo(page, button);
  await page.keyboard.press('Enter');

  // The words are shortened to the passage that is meant.
  const words = page.getByRole('textbox', { name: /words your comment is about/ });
  await tabTo(page, words);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(QUOTE);
  await tabTo(page, page.getByRole('radio', { name: 'Factual correction' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('textbox', { name: 'Your comment', exact: true }));
  await page.keyboard.type('Variation of what?');
  await tabTo(page, page.getByRole('button', { name: 'Send the comment' }));
  await page.keyboard.press('Enter');
  const thread = page.getByRole('article', { name: /Factual correction by Lay member/ });
  await thread.waitFor();

  // The secretary splits the paragraph above the passage, and inside it.
  const secretary = await stage.signIn('secretary');
  await secretary.page.goto(`${origin}/meetings/sjc-2018-03-01`);
  const editor = await editorOf(secretary.page, ITEM);
  await caretAfter(editor, 'each Governing Body.');
  await secretary.page.keyboard.press('Enter');
  await caretAfter(editor, 'reduce variation,');
  await secretary.page.keyboard.press('Enter');
  await saved(secretary.page);
  await page.getByText('resolve financial cross-subsidy').first().waitFor();
  expect(await thread.getByText('has been removed').count()).toBe(0);

  // Declined from the list of comments, again without a mouse.
  await secretary.page.goto(`${origin}/meetings/sjc-2018-03-01/comments`);
  await tabTo(secretary.page, secretary.page.getByRole('button', { name: /^Settle/ }));
  await secretary.page.keyboard.press('Enter');
  await tabTo(
    secretary.page,
    secretary.page.getByRole('radio', { name: 'Accept it', exact: true }),
  );
  await secretary.page.keyboard.press('ArrowDown');
  await secretary.page.keyboard.press('ArrowDown');
  await tabTo(secretary.page, secretary.page.getByRole('textbox', { name: 'Reason' }));
  await secretary.page.keyboard.type('The report does not say.');
  await tabTo(secretary.page, secretary.page.getByRole('button', { name: 'Settle the comment' }));
  await secretary.page.keyboard.press('Enter');

  await thread.getByText('Reason: The report does not say.').waitFor();
  expect(await thread.getByText('Declined', { exact: true }).first().isVisible()).toBe(true);

  // And when its words go, the comment says so.
  await secretary.page.goto(`${origin}/meetings/sjc-2018-03-01`);
  const again = await editorOf(secretary.page, ITEM);
  await caretAfter(again, 'reduce variation,');
  await secretary.page.keyboard.press('Control+A');
  await secretary.page.keyboard.press('Delete');
  await thread.getByText('has been removed').waitFor();
  await secretary.page.keyboard.press('Control+Z');
  await thread.getByText('has been removed').waitFor({ state: 'detached' });
  for (const { complaints } of [lay, secretary]) expect(complaints).toEqual([]);
});
