import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';
import { until } from '#test/harness/until.ts';

const ITEM = 'Practice item: write here';
const AOB = 'Any other business';
const stage = setStage();

/** The caret on a new line at the end of an item. While its list is open the text has another role. */
async function newLine(page: Page, title: string): Promise<Locator> {
  const editor = await editorOf(page, title);
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  return page.locator(`[aria-label="${title}"][contenteditable]`);
}

async function choose(page: Page, editor: Locator, typed: string, name: string): Promise<void> {
  await page.keyboard.type(`/${typed}`);
  const option = page.getByRole('listbox', { name: 'Put in' }).getByRole('option').first();
  await option.filter({ hasText: name }).waitFor();
  expect(await editor.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  await page.keyboard.press('Enter');
  await option.waitFor({ state: 'detached' });
}

const focusIs = (page: Page, label: string) =>
  page.waitForFunction((wanted) => {
    const here = document.activeElement as HTMLInputElement | null;
    return (here?.getAttribute('aria-label') ?? here?.labels?.[0]?.textContent) === wanted;
  }, label);

test('a slash puts in each kind of record, and Tab goes on to its facts', async () => {
  const { page, complaints } = await stage.signIn('secretary');
  await page.goto(`${stage.server().origin}/meetings/practice`);
  const editor = await newLine(page, ITEM);
  for (const [typed, name] of [
    ['dec', 'Decision'],
    ['voi', 'Patient voice'],
    ['prop', 'Proposal'],
    ['act', 'Action'],
  ] as const) {
    await choose(page, editor, typed, name);
    await page.keyboard.type(`About ${typed}`);
    if (typed !== 'act') await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Tab');
  await focusIs(page, 'Owner');
  await page.keyboard.type('A company outside');
  await page.keyboard.press('Tab');
  await focusIs(page, 'Due');
  await page.keyboard.type('N');
  await page.keyboard.type('e');
  await page.keyboard.press('Escape');
  await focusIs(page, ITEM);
  const cookie = await stage.server().signIn('secretary');
  const action = await until('the action on record', async () => {
    const answer = await fetch(`${stage.server().origin}/api/actions?meetingId=practice`, {
      headers: { cookie },
    });
    const [first] = await answer.json();
    return first?.owner === null || first?.dueKind == null ? null : first;
  });
  expect(action).toMatchObject({
    text: 'About act',
    owner: 'A company outside',
    dueKind: 'next_meeting',
  });
  // Before the first word of a record, Enter makes room above it.
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  expect(await editor.locator('[data-record="action"] .record__wording').innerText()).toBe(
    'About act',
  );
  expect(complaints).toEqual([]);
});

test('a table is put in, filled and left by keyboard', async () => {
  const { page, complaints } = await stage.signIn('member-brent');
  await page.goto(`${stage.server().origin}/meetings/practice`);
  const editor = await newLine(page, AOB);
  await choose(page, editor, 'tab', 'Table');
  for (const word of ['Area', 'Said', 'Agreed', 'Brent']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Alt+F10');
  for (const name of ['Italic', 'Heading', 'Bulleted list', 'Numbered list', 'Table']) {
    await page.keyboard.press('ArrowRight');
    await focusIs(page, name);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Add a row below' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await focusIs(page, AOB);
  expect(await editor.locator('tr').count()).toBe(4);
  const below = editor.locator('p').last();
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('Below the table');
  expect(await below.innerText()).toBe('Below the table');
  expect(await editor.locator('table').innerText()).not.toContain('Below');
  await saved(page);
  expect(complaints).toEqual([]);
});

const FROM_WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- @list l0:level1 {mso-level-number-format:bullet;}
@list l0:level2 {mso-level-number-format:bullet;} --></style></head><body><!--StartFragment-->
<p class=MsoNormal><b>Views</b> differed.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><![endif]>First<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp;</span></span></span><![endif]>Inner<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><![endif]>Second<o:p></o:p></p>
<!--EndFragment--></body></html>`;

test('a paste from Word keeps its lists, one inside the other', async () => {
  const { page, complaints } = await stage.signIn('chair');
  await page.goto(`${stage.server().origin}/meetings/practice`);
  const editor = await newLine(page, 'Welcome and apologies');
  await editor.evaluate((text, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', 'Views differed.');
    clipboardData.setData('text/rtf', '{\\rtf1}');
    text.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, FROM_WORD);
  await editor.getByText('Second').waitFor();
  expect(await editor.locator(':scope > ul > li > p').allInnerTexts()).toEqual(['First', 'Second']);
  expect(await editor.locator('ul ul > li > p').allInnerTexts()).toEqual(['Inner']);
  expect(await editor.locator('strong').innerText()).toBe('Views');
  expect(await editor.innerText()).not.toContain('·');
  await saved(page);
  expect(complaints).toEqual([]);
});

test('while somebody types the page says saving, and saved once they rest', async () => {
  const { page } = await stage.signIn('secretary');
  await page.goto(`${stage.server().origin}/meetings/practice`);
  const editor = await editorOf(page, ITEM);
  await saved(page);
  await page.evaluate(() => {
    const status = document.querySelector('.save');
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push(status?.textContent?.split(' ')[0] ?? '')).observe(
      status ?? document.body,
      { subtree: true, childList: true, characterData: true },
    );
  });
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Word by word, calmly.', { delay: 40 });
  await page.waitForFunction(
    () => (globalThis as unknown as { said: string[] }).said.at(-1) === 'Saved',
  );
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  expect(said.filter((word) => word === 'Saved')).toHaveLength(1);
});
