import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from '#test/harness/accessibility.ts';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const MEETING = '/meetings/practice';
const COMMITTEE = '/committees/nwl-sjc';
const ITEM = 'Practice item: write here';
const SPOKEN = 'The committee heard that two sites would close.';
const stage = setStage();

/** A page of the meeting’s, once it is there. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(stage.server().origin + path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** One move in the life of the minutes, through its form. */
async function move(page: Page, link: string, fill: () => Promise<void> = async () => {}) {
  await open(page, `${MEETING}/minutes`);
  await page.getByRole('link', { name: `${link} of Part I`, exact: true }).click();
  await fill();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check before you go on' }).waitFor();
  await page.getByRole('button', { name: link }).click();
  await page.getByRole('heading', { name: 'From draft to record' }).waitFor();
}

const because = (page: Page) => () =>
  page.getByLabel('Reason', { exact: true }).fill('It is only practice.');

test('from the last word typed in the meeting to the signed and published page', async () => {
  const secretary = await stage.signIn('secretary');
  const chair = await stage.signIn('chair');
  const member = await stage.signIn('member-ealing');
  const lay = await stage.signIn('lay-member');

  // The agenda goes out, and its items are given their references for good.
  await open(secretary.page, `${MEETING}/agenda`);
  await secretary.page.getByRole('link', { name: 'Publish this agenda', exact: true }).click();
  await secretary.page.getByRole('radio', { name: 'Yes, number them' }).check();
  await secretary.page.getByLabel('What do references begin with?').fill('JC');
  await secretary.page.getByLabel('On 1 April, with the financial year').check();
  await secretary.page.getByRole('button', { name: 'Publish the agenda' }).click();
  await shows(lay.page, `${MEETING}/agenda`, /JC\/\d{4}\/\d+/);

  // Who is there is written down, and what is said, by two.
  await open(secretary.page, `${MEETING}/attendance`);
  await secretary.page.getByRole('button', { name: 'Everyone present' }).click();
  await secretary.page.getByRole('button', { name: 'Save the attendance' }).click();
  await shows(lay.page, `${MEETING}/read`, 'Member for NHS Brent CCG');
  for (const { page } of [secretary, member]) await open(page, MEETING);
  const editor = await editorOf(secretary.page, ITEM);
  await editor.click();
  await secretary.page.keyboard.press('Control+End');
  await secretary.page.keyboard.press('Enter');
  await secretary.page.keyboard.type(SPOKEN);
  await saved(secretary.page);
  await (await editorOf(member.page, ITEM)).getByText(SPOKEN).waitFor();
  await move(secretary.page, 'Give the draft to the chair', because(secretary.page));

  // Sent back once. Then it goes round, while a member who has lost the line writes on.
  await move(chair.page, 'Send the draft back', () =>
    chair.page.getByLabel('Reason', { exact: true }).fill('Say which sites.'),
  );
  await open(secretary.page, `${MEETING}/minutes`);
  await secretary.page.getByText('sent the draft back: Say which sites.').waitFor();
  await saved(member.page);
  await member.context.setOffline(true);
  const away = await editorOf(member.page, ITEM);
  await away.click();
  await member.page.keyboard.press('Control+End');
  await member.page.keyboard.type(' Typed on the train.');
  await move(secretary.page, 'Give the draft to the chair', because(secretary.page));
  await move(chair.page, 'Send the draft round', because(chair.page));
  await member.context.setOffline(false);
  const tray = member.page.getByRole('region', { name: 'Words that came too late' });
  await tray.getByText('Typed on the train.').first().waitFor();
  await open(secretary.page, MEETING);
  const seen = secretary.page.getByRole('region', { name: 'Words that came too late' });
  await seen.getByText('Member for Ealing').waitFor();
  await sound(member.page);
  expect(await textOf(secretary.page)).not.toContain('Typed on the train.');

  // A lay member suggests other words; the secretary takes a part of them.
  await open(lay.page, `${MEETING}/read`);
  await lay.page
    .getByRole('button', { name: /^Comment on this paragraph: The committee heard/ })
    .click();
  await lay.page.getByLabel('The words your comment is about').fill('two sites');
  await lay.page.getByRole('radio', { name: 'Wording', exact: true }).check();
  await lay.page.getByLabel('The words you propose').fill('the sites in Acton and Hanwell');
  await lay.page.getByRole('button', { name: 'Send the comment' }).click();
  await lay.page.getByRole('article', { name: /Wording by Lay member/ }).waitFor();
  await sound(lay.page);
  await open(secretary.page, `${MEETING}/comments`);
  await secretary.page.getByRole('button', { name: /^Accept or decline/ }).click();
  await secretary.page.getByRole('radio', { name: 'Accept it in part' }).check();
  await secretary.page
    .getByLabel('The words that go into the minutes')
    .fill('the two sites in Acton');
  await secretary.page.getByLabel('Reason').fill('Hanwell was not named.');
  await secretary.page.getByRole('button', { name: 'Put the words into the minutes' }).click();
  const accepted = 'The committee heard that the two sites in Acton would close.';
  await lay.page.getByText(accepted, { exact: true }).waitFor();

  await move(secretary.page, 'Leave the minutes for the next meeting', because(secretary.page));
  await shows(lay.page, `${MEETING}/read`, 'UNCONFIRMED');

  // The next meeting finds them on its agenda, agrees to an amendment, and approves the very text it is shown.
  await open(secretary.page, `${COMMITTEE}/meetings/new`);
  await secretary.page.getByLabel('What is it called?').fill('Next meeting');
  await date(secretary.page, 'When is it?', '27 5 2027');
  await secretary.page.getByRole('button', { name: 'Continue' }).click();
  await secretary.page.getByRole('button', { name: 'Add the meeting' }).click();
  await secretary.page
    .getByRole('link', { name: /27 May 2027/ })
    .first()
    .click();
  const { page } = secretary;
  await page.getByRole('link', { name: 'Record what the meeting decided' }).first().click();
  await page.getByRole('link', { name: 'Put an amendment to the meeting' }).click();
  const item = page.getByLabel('Item', { exact: true });
  const called = item.locator('option', { hasText: ITEM });
  await item.selectOption(await called.getAttribute('value'));
  const paragraph = page.getByLabel('Paragraph', { exact: true });
  const heard = paragraph.locator('option', { hasText: 'The committee heard' });
  await paragraph.selectOption(await heard.getAttribute('value'));
  const amended = 'With regret, the committee heard that the two sites in Acton would close.';
  await page.getByLabel('How is it to read?').fill(amended);
  await page
    .getByText(/In stated words: The replacement of .* in the second paragraph of/)
    .waitFor();
  await page.getByRole('button', { name: 'Put it to the meeting' }).click();
  await page.getByRole('button', { name: /^The meeting agreed/ }).click();
  await page.getByText('Agreed', { exact: true }).waitFor();
  await sound(page);
  await chair.page.goto(page.url());
  await chair.page.getByRole('link', { name: 'Record what the meeting decided' }).click();
  await chair.page.getByLabel(/subject to the amendments/i).check();
  await chair.page.getByRole('button', { name: 'Continue' }).click();
  await chair.page.getByText(amended, { exact: true }).waitFor();
  await sound(chair.page);
  const shown = await hashOn(chair.page);
  await chair.page.getByRole('button', { name: 'Approve this text' }).click();
  await chair.page.getByRole('heading', { level: 1, name: 'The record' }).waitFor();
  expect(await hashOn(chair.page)).toBe(shown);
  await sound(chair.page);
  await chair.page.getByText('Words of Lay member', { exact: false }).first().waitFor();

  // Signed; prepared by one and published by another, after comparing.
  await chair.page.getByRole('link', { name: 'Sign these minutes' }).click();
  await chair.page.getByRole('button', { name: 'Sign this text' }).click();
  await chair.page.getByText(/^Chair \(demonstration\), Independent chair/).waitFor();
  await open(page, `${MEETING}/publication`);
  await page.getByRole('link', { name: 'Prepare a public version' }).click();
  await page.getByRole('button', { name: 'Give it to a second person' }).waitFor();
  await sound(page);
  await page.getByRole('button', { name: 'Give it to a second person' }).click();
  await page.getByText('Somebody else compares it with the record').waitFor();
  await open(chair.page, `${MEETING}/publication`);
  await chair.page.getByLabel('I have compared').check();
  await sound(chair.page);
  await chair.page.getByRole('button', { name: 'Publish this version' }).click();
  const out = chair.page.getByRole('link', { name: 'The public page of this meeting' });
  const address = (await out.getAttribute('href')) ?? '';
  const { page: anybody } = await stage.visit();
  await anybody.goto(stage.server().origin + address);
  await anybody.getByText(amended, { exact: true }).waitFor();
  await anybody.getByText('CONFIRMED').first().waitFor();
  const text = await anybody.locator('body').innerText();
  expect(text).toContain(shown);
  expect(text).not.toContain('Typed on the train.');

  // Two bodies receive them, by their own secretaries.
  const ealing = '/organisations/ccg-ealing/secretaries';
  await open(page, ealing);
  await page.getByLabel('Who?').selectOption({ label: 'Member for Ealing (demonstration)' });
  await date(page, 'From which day?', '1 4 2018');
  await page.getByRole('button', { name: 'Name the secretary' }).click();
  await page.getByRole('cell', { name: 'Member for Ealing (demonstration)' }).waitFor();
  const brent = await stage.signIn('brent-secretary');
  for (const body of [brent, member]) await receive(body.page);
  await open(page, `${MEETING}/publication`);
  await page.getByText('2 of 8 bodies have received these minutes').waitFor();
  await sound(brent.page);
  await anybody.reload();
  await anybody.getByRole('row', { name: /^NHS Brent CCG .*BGB\/1$/ }).waitFor();
  for (const { complaints } of [secretary, chair, lay, brent]) expect(complaints).toEqual([]);
}, 300_000);

/** A body’s secretary writes down that it received the minutes, today. */
async function receive(page: Page): Promise<void> {
  await open(page, '/receiving');
  await page.getByRole('button', { name: /^Write down that/ }).click();
  const today = new Date();
  const day = `${today.getDate()} ${today.getMonth() + 1} ${today.getFullYear()}`;
  await date(page, /^When did a meeting/, day);
  await page.getByLabel(/^The minute of that meeting/).fill('BGB/1');
  await page.getByRole('button', { name: 'Write it down' }).click();
  await page.getByText(/^Received on/).waitFor();
}

async function hashOn(page: Page): Promise<string> {
  const words = await page
    .getByText(/[0-9a-f]{64}/)
    .first()
    .innerText();
  return words.match(/[0-9a-f]{64}/)?.[0] ?? '';
}

/** The words of the minutes, as their editors or reading views have them. */
async function textOf(page: Page): Promise<string> {
  const texts = await page.locator('[data-document-id], .minute').allInnerTexts();
  return texts.join(' ');
}

async function shows(page: Page, path: string, words: string | RegExp): Promise<void> {
  await open(page, path);
  await page.getByText(words).first().waitFor();
}

/** Fills a date’s three boxes. */
async function date(page: Page, label: string | RegExp, text: string): Promise<void> {
  const group = page.getByRole('group', { name: label });
  const [day = '', month = '', year = ''] = text.split(' ');
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

/** What the page says now can be used by everybody, and fits. */
async function sound(page: Page): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([...(await accessibilityFaults(page)), wide]).toEqual([0]);
}
