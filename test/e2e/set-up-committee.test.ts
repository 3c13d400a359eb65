import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFaults } from '#test/harness/accessibility.ts';
import { type Person, TABLET, WIDE, ZOOMED } from '#test/harness/browser.ts';
import { tabTo } from '#test/harness/keyboard.ts';
import { type Newcomers, newcomersTo } from '#test/harness/newcomers.ts';
import { setStage } from '#test/harness/stage.ts';

const stage = setStage({}, { empty: true });
const NAME = 'North Thames Joint Committee';
const PLACES = [
  'Brent',
  'Camden',
  'Ealing',
  'Enfield',
  'Harrow',
  'Hillingdon',
  'Hounslow',
  'Islington',
];

let newcomers: Newcomers;
let nora: Person;

beforeAll(async () => {
  newcomers = newcomersTo(stage.server());
  nora = await stage.signInBy(await newcomers.administrator('nora', 'Nora Field'));
});

/** Nothing about the page may keep anybody out. With `PICTURES` set to a folder, it is also kept as it
 *  looks: wide, on a tablet and at 400 % zoom. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-loading]') === null);
  expect(await accessibilityFaults(page), name).toEqual([]);
  const folder = process.env.PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const [size, viewport] of Object.entries({ wide: WIDE, tablet: TABLET, zoomed: ZOOMED })) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: `${folder}/${name}-${size}.png`, fullPage: true });
  }
  await page.setViewportSize(WIDE);
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const go = (page: Page, name: string | RegExp) =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click();
const group = (page: Page, name: string | RegExp) => page.getByRole('group', { name });

async function enterDay(page: Page, question: string | RegExp, day: string): Promise<void> {
  const [date = '', month = '', year = ''] = day.split(' ');
  const boxes = group(page, question);
  await boxes.getByLabel('Day').fill(date);
  await boxes.getByLabel('Month').fill(month);
  await boxes.getByLabel('Year').fill(year);
}

async function committeePage(page: Page, rest: string): Promise<string> {
  const id = /committees\/([^/?#]+)/.exec(page.url())?.[1] ?? '';
  return `${stage.server().origin}/committees/${id}${rest}`;
}

test('a newcomer sets up a committee of eight bodies and twelve seats, two of them vacant', async () => {
  const { page } = nora;
  await page.getByRole('link', { name: 'Set up a committee' }).waitFor();
  await look(page, '01-home');
  await go(page, 'Set up a committee');
  await heading(page, 'Set up a committee');
  await press(page, 'Save and continue');
  await page.getByText('There is a problem').waitFor();
  await look(page, '02-committee-errors');
  await go(page, 'Choose what the committee may decide');
  await page.keyboard.press('Space');
  await page.getByLabel('Name of the committee').fill(NAME);
  await look(page, '03-committee');
  // What was typed survives loading the page again.
  await page.reload();
  expect(await page.getByLabel('Name of the committee').inputValue()).toBe(NAME);
  await press(page, 'Save and continue');

  await heading(page, 'Set up the committee');
  await look(page, '04-parts');
  await go(page, 'Its bodies');
  await heading(page, 'The bodies of the committee');
  await page
    .getByLabel('Names of the bodies')
    .fill(PLACES.map((place) => `NHS ${place} CCG: ${place}`).join('\n'));
  await page
    .getByLabel('What kind of bodies are these?')
    .selectOption('Clinical commissioning group (CCG)');
  await look(page, '05-bodies-form');
  await press(page, 'Add these bodies');
  await page.getByText('It is a committee of these bodies (8)').waitFor();
  await look(page, '06-bodies');
  await go(page, /continue/);

  await heading(page, 'Set up the committee');
  await go(page, 'Its seats');
  await heading(page, 'Add several seats');
  await group(page, /voting seat for each CCG/)
    .getByLabel('Yes')
    .check();
  for (const kind of ['Chair', 'Lay members', 'Secretary', /Healthwatch/]) {
    await page.getByLabel(kind, { exact: typeof kind === 'string' }).fill('1');
  }
  await look(page, '07-seats-form');
  await press(page, 'Add 12 seats');
  await page.getByText('Seats there are (12)').waitFor();
  await look(page, '08-seats');
  await go(page, /continue/);

  await heading(page, 'Set up the committee');
  await go(page, 'The people');
  await heading(page, 'Who holds the seats?');
  await enterDay(page, /begin/, '1 4 2026');
  await enterDay(page, /last day/, '31 3 2028');
  // One officer sits for two bodies; two other seats stay vacant.
  const people: readonly (readonly [RegExp, string, string])[] = [
    [/Brent/, 'Ann Lee', 'ann.lee@ccg.example'],
    [/Camden/, 'Ann Lee', 'ann.lee@ccg.example'],
    [/Ealing/, 'Bo Ray', 'bo.ray@ccg.example'],
    [/Enfield/, 'Cy Orme', ''],
    [/Harrow/, 'Di West', 'di.west@ccg.example'],
    [/Hillingdon/, 'Ed Moss', ''],
    [/Hounslow/, 'Flo Hart', ''],
    [/^Chair/, 'Gus Hill', 'gus.hill@ccg.example'],
    [/^Lay member/, 'Hal Dean', 'hal.dean@ccg.example'],
    [/^Secretary/, 'Ida Pope', 'ida.pope@ccg.example'],
  ];
  for (const [seat, name, email] of people) {
    await group(page, seat).getByLabel('Name').fill(name);
    await group(page, seat)
      .getByLabel(/E-mail/)
      .fill(email);
  }
  await look(page, '09-people-form');
  await press(page, 'Save these appointments');
  await page.getByText('10 seats have somebody already').waitFor();
  await look(page, '10-people');
  await go(page, 'No more to add: continue');

  await heading(page, 'Set up the committee');
  await go(page, 'Its terms of reference');
  await heading(page, 'Terms of reference');
  await look(page, '11-terms');
  await go(page, /^Change\s*quorum$/);
  await heading(page, 'Quorum');
  await group(page, /say what the quorum is/)
    .getByLabel('Yes')
    .check();
  await press(page, 'Continue');
  await page.getByText('There is a problem').waitFor();
  await page.getByLabel('How many from each CCG?').fill('1');
  await press(page, 'Add a kind of member');
  await page.keyboard.type('Lay member');
  await page.getByText('At least one member from each CCG and one lay member.').waitFor();
  await look(page, '12-quorum');
  await press(page, 'Continue');
  await heading(page, 'Voting');
  await page.getByLabel('By a majority of the votes cast').check();
  await page
    .getByText('Decisions are made by a majority of the votes cast. Each voting seat has one vote.')
    .waitFor();
  await look(page, '13-voting');
  await page.goBack();
  await heading(page, 'Quorum');
  expect(await page.getByLabel('How many from each CCG?').inputValue()).toBe('1');
  await page.goForward();
  await heading(page, 'Voting');
  await press(page, 'Continue');
  for (const step of [
    'Deputies',
    'What the committee may decide',
    'Meetings and papers',
    'Minutes',
  ]) {
    await heading(page, step);
    await look(page, `14-terms-${step.toLowerCase().replaceAll(' ', '-')}`);
    if (step === 'Deputies') await page.getByLabel('Yes').first().check();
    await press(page, 'Continue');
  }
  await heading(page, 'Terms of reference');
  await enterDay(page, /in force/, '1 4 2026');
  await look(page, '15-terms-filled');
  await press(page, 'Save the terms of reference');

  await heading(page, 'Set up the committee');
  await page.getByText('All 5 parts are done').waitFor();
  await look(page, '16-parts-done');
  await go(page, 'Check everything');
  await heading(page, 'Check what you have recorded');
  await look(page, '17-check');
  await go(page, 'Finish');
  await heading(page, 'Membership');
  await page.getByText('12 seats, 2 vacant').waitFor();
  await page.getByText(`${NAME} is set up.`).waitFor();
  await look(page, '18-membership');
  expect(nora.complaints).toEqual([]);
});

test('a member reads the membership, and is told why a form is not theirs', async () => {
  const { page, complaints } = await stage.signInBy(await newcomers.linkOf('hal.dean@ccg.example'));
  await go(page, NAME);
  await heading(page, NAME);
  await go(page, 'Membership');
  await heading(page, 'Membership');
  const voting = page.getByRole('table', { name: /^Voting members/ });
  expect(await voting.getByText('Ann Lee').count()).toBe(2);
  await voting.getByText('NHS Islington CCG').first().waitFor();
  expect(await page.getByText('Vacant', { exact: true }).count()).toBe(2);
  await page.getByText('At least one member from each CCG and one lay member.').waitFor();
  expect(await page.getByRole('link', { name: /^Change/ }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Add a seat' }).count()).toBe(0);
  await look(page, '20-membership-for-a-member');
  await page.goto(await committeePage(page, '/seats/new'));
  await heading(page, 'You cannot change this committee');
  await look(page, '21-not-yours');
  await page.goto(`${stage.server().origin}/committees/new`);
  await heading(page, 'You cannot set up a committee');
  expect(complaints).toEqual([]);
});

test('the secretary has a seat shared, names a deputy for one meeting and ends an appointment', async () => {
  const { page, complaints } = await stage.signInBy(await newcomers.linkOf('ida.pope@ccg.example'));
  await go(page, NAME);
  await heading(page, NAME);
  await go(page, 'Add a meeting');
  await heading(page, 'Add a meeting');
  await page.getByLabel('What is it called?').fill('May meeting');
  await enterDay(page, 'When is it?', '27 5 2027');
  await page.getByLabel(/When does it start/).fill('1.30pm');
  await press(page, 'Continue');
  await heading(page, 'Check before you add the meeting');
  await look(page, '30-meeting-check');
  await press(page, 'Add the meeting');
  await page.getByText('27 May 2027').first().waitFor();

  await go(page, 'Membership');
  await heading(page, 'Membership');
  await look(page, '31-membership-for-the-secretary');
  await page.getByRole('link', { name: /^Change .*Ealing/ }).click();
  await heading(page, /Ealing/);
  await look(page, '32-seat');
  await go(page, 'Appoint or nominate somebody else');
  await heading(page, /^Appoint or nominate/);
  await page.getByLabel('Who is it?').selectOption('Somebody who is not in this list');
  await page.getByLabel('Name').fill('Jo Rand');
  await page.getByLabel('Yes, they share it').check();
  await enterDay(page, 'First day', '1 6 2026');
  await look(page, '33-appoint');
  await press(page, 'Continue');
  await heading(page, 'Check before you appoint');
  await look(page, '34-appoint-check');
  await page.goBack();
  await heading(page, /^Appoint or nominate/);
  expect(await page.getByLabel('Name').inputValue()).toBe('Jo Rand');
  await press(page, 'Continue');
  await press(page, 'Appoint');
  await heading(page, /Ealing/);
  await page.getByText('They share the seat and have one vote between them.').waitFor();

  await go(page, 'Name a deputy for Bo Ray');
  await heading(page, 'Name a deputy for Bo Ray');
  await page.getByLabel('Who is the deputy?').selectOption('Hal Dean, hal.dean@ccg.example');
  await page.getByLabel('At one meeting').check();
  await page.getByLabel('Which meeting?').selectOption('27 May 2027, May meeting');
  await look(page, '35-deputy');
  await press(page, 'Continue');
  await heading(page, 'Check before you name the deputy');
  await press(page, 'Name the deputy');
  await heading(page, /Ealing/);
  await page.getByText('For the meeting on 27 May 2027').waitFor();
  await look(page, '36-seat-shared');

  await go(page, 'Membership');
  await page.getByRole('link', { name: /^Change .*Harrow/ }).click();
  await go(page, 'End the appointment of Di West');
  await heading(page, 'End the appointment of Di West');
  await press(page, 'Continue');
  await page.getByText('There is a problem').waitFor();
  await page.getByLabel('At once').check();
  await page.getByLabel('Why does it end?').fill('Resigned by letter');
  await look(page, '37-end');
  await press(page, 'Continue');
  await heading(page, 'Check before it ends');
  await look(page, '38-end-check');
  await press(page, 'End the appointment');
  await heading(page, /Harrow/);
  await page.getByText('Vacant since').waitFor();
  await page.getByText('Resigned by letter').waitFor();
  await look(page, '39-seat-vacant');
  expect(complaints).toEqual([]);
});

test('a seat is added with the keyboard alone', async () => {
  const { page } = nora;
  await page.goto(await committeePage(page, '/seats/new'));
  await heading(page, 'Add a seat');
  const type = async (label: string, words: string) => {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.type(words);
  };
  const choose = async (question: string | RegExp) => {
    await tabTo(page, group(page, question).getByRole('radio').first());
    await page.keyboard.press('Space');
  };
  await tabTo(page, page.getByRole('button', { name: 'Add the seat' }));
  await page.keyboard.press('Enter');
  await page.getByText('There is a problem').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Director of public health');
  await type('What is it for?', 'Officer');
  await choose(/belong to the committee/);
  await page.keyboard.press('ArrowDown');
  await choose(/count to the quorum/);
  await choose(/private business/);
  await choose(/draft minutes/);
  await tabTo(page, page.getByRole('button', { name: 'Add the seat' }));
  await page.keyboard.press('Enter');
  await heading(page, 'Director of public health');
  await page.getByText('Non-voting member').waitFor();
  expect(nora.complaints).toEqual([]);
});
