import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { momentInWords } from '#client/ui/date-words.ts';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { spoil } from '#test/harness/spoil.ts';
import { setStage } from '#test/harness/stage.ts';
import { until } from '#test/harness/until.ts';

const MEETING = 'sjc-2018-03-01';
const ITEM = 'Joint Financial Framework';
const OTHER = 'Any other business';
const stage = setStage();

interface Meeting {
  readonly agendas: readonly { readonly agendaDocumentId: string }[];
  readonly items: readonly { readonly title: string; readonly documentId: string }[];
}

async function ask<Answer>(path: string): Promise<Answer> {
  const server = stage.server();
  const cookie = await server.signIn('secretary');
  return (await fetch(server.origin + path, { headers: { cookie } })).json();
}

/** Stops the server, spoils documents of the meeting by hand, and starts it again. */
async function spoilWhileStopped(documents: readonly string[], sound: number): Promise<void> {
  const server = stage.server();
  await server.stop();
  for (const document of documents) spoil(server.folder, document, sound);
  await server.start();
}

async function pageOf(path: string): Promise<{ page: Page; complaints: readonly string[] }> {
  const signedIn = await stage.signIn('member-brent');
  await signedIn.page.goto(`${stage.server().origin}${path}`);
  return signedIn;
}

test('a minute that was made unreadable says so with its last good words; all else goes on', async () => {
  const { items } = await ask<Meeting>(`/api/meetings/${MEETING}`);
  const minute = items.find(({ title }) => title.includes(ITEM));
  const document = minute?.documentId ?? '';
  const { page } = await pageOf(`/meetings/${MEETING}`);
  const editor = await editorOf(page, minute?.title ?? '');
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Lost by hand.');
  await saved(page);

  await spoilWhileStopped([document], 1);
  let tries = 0;
  page.on('websocket', (socket) => {
    if (socket.url().includes(document)) tries += 1;
  });
  await page.reload();
  const section = page.getByRole('region', { name: new RegExp(ITEM) });
  const notice = section.getByRole('status').filter({ hasText: 'The server cannot open' });
  await notice.waitFor();
  const { lastGood } = await ask<{ lastGood: { at: string } }>(
    `/api/documents/${document}/last-good`,
  );
  await notice.getByText(momentInWords(lastGood.at)).waitFor();
  await section.getByRole('heading', { name: new RegExp(ITEM) }).waitFor();
  expect(await section.locator('[contenteditable="true"]').count()).toBe(0);
  expect(await section.innerText()).not.toContain('Lost by hand');
  expect((await section.locator('.minute').innerText()).length).toBeGreaterThan(100);

  // It goes on trying without a flicker: what stands there is never taken away and put back.
  await notice.evaluate((element) => element.setAttribute('data-same', ''));
  const before = tries;
  await until('more tries', () => tries >= before + 2, 30_000);
  expect(await section.locator('[data-same]').count()).toBe(1);

  // Nor can deleted words be removed from what cannot be opened; the secretary is told why.
  const secretary = await stage.signIn('secretary');
  await secretary.page.goto(`${stage.server().origin}/meetings/${MEETING}`);
  const theirs = secretary.page.getByRole('region', { name: new RegExp(ITEM) });
  await theirs.getByText('Wrong text pasted?').click();
  await theirs.getByRole('button', { name: 'Remove deleted words for good' }).click();
  const dialog = secretary.page.getByRole('alertdialog');
  await dialog.getByLabel('Why is this needed?').fill('A mistake.');
  await dialog.getByRole('button', { name: 'Remove them for good' }).click();
  await dialog.getByText(/what it has stored of it is damaged\. Nothing was changed/).waitFor();
  await dialog.getByRole('button', { name: 'Keep them' }).click();

  const other = await editorOf(page, 'Any Other Business');
  await other.click();
  await page.keyboard.type('All else goes on.');
  await saved(page);
  await page.goto(`${stage.server().origin}/meetings/${MEETING}/read`);
  await page.getByText('All else goes on.').first().waitFor();
});

test('with its agenda made unreadable a meeting still works, and the agenda can be read', async () => {
  const meeting = await ask<Meeting>('/api/meetings/practice');
  const agendas = meeting.agendas.map((one) => one.agendaDocumentId);
  await spoilWhileStopped(agendas, 0);
  const { page } = await pageOf('/meetings/practice');
  const editor = await editorOf(page, OTHER);
  await editor.click();
  await page.keyboard.type('The agenda is away.');
  await saved(page);
  await page.goto(`${stage.server().origin}/meetings/practice/agenda`);
  await page
    .getByText(/The server cannot open “Agenda”/)
    .first()
    .waitFor();
  await page.getByRole('heading', { name: OTHER }).waitFor();
  await page.goto(`${stage.server().origin}/meetings/practice/read`);
  await page.getByText('The agenda is away.').first().waitFor();
});
