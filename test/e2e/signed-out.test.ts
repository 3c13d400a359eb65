import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();

/** Signs this browser out behind the back of its pages. */
async function endSession(origin: string, cookie: string): Promise<void> {
  await fetch(`${origin}/sign-out`, { method: 'POST', headers: { cookie }, redirect: 'manual' });
}

async function withUnsavedWords(person: string) {
  const { origin } = stage.server();
  const { page, context } = await stage.signIn(person);
  await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(page, ITEM);
  await editor.click();
  await page.keyboard.press('Control+End');
  await saved(page);
  const [session] = await context.cookies();
  await context.setOffline(true);
  await page.keyboard.type(` ${person} wrote this.`);
  await endSession(origin, `${session?.name}=${session?.value}`);
  await context.setOffline(false);
  await page.getByText(/You are signed out, and your last words are not saved/).waitFor();
  return { page, context };
}

test('somebody signed out with unsaved words keeps them, and they are saved when they are back', async () => {
  const { page, context } = await withUnsavedWords('member-brent');
  const section = page.getByRole('region', { name: new RegExp(ITEM) });
  await section.getByText('member-brent wrote this.').waitFor();
  await section.getByRole('button', { name: 'Copy this text' }).waitFor();
  // Said once, above all texts, and not again in each of them.
  expect(
    await page
      .getByRole('status')
      .getByText(/You are signed out/)
      .count(),
  ).toBe(1);
  const other = await context.newPage();
  await other.goto(stage.server().link('member-brent'));
  await other.getByRole('button').click();
  await other.getByRole('heading', { level: 1 }).waitFor();
  await saved(page);
  // The caret is where it was.
  await page.bringToFront();
  await page.keyboard.type(' And went on.');
  await saved(page);
  const { page: chair } = await stage.signIn('chair');
  await chair.goto(`${stage.server().origin}/meetings/practice`);
  await (await editorOf(chair, ITEM)).getByText('member-brent wrote this. And went on.').waitFor();
});

test('words of one person are not saved as those of another who signs in after them', async () => {
  const { page, context } = await withUnsavedWords('member-ealing');
  const other = await context.newPage();
  await other.goto(stage.server().link('secretary'));
  await other.getByRole('button').click();
  await page.getByText(/has signed in here in your place/).waitFor({ timeout: 60_000 });
  const section = page.getByRole('region', { name: new RegExp(ITEM) });
  await section.getByText('member-ealing wrote this.').waitFor();
  await other.goto(`${stage.server().origin}/meetings/practice`);
  const seen = await (await editorOf(other, ITEM)).innerText();
  expect(seen).not.toContain('member-ealing wrote this.');
});

test('somebody signed out with everything saved sees nothing of the meeting any more', async () => {
  const { origin } = stage.server();
  const { page, context } = await stage.signIn('member-brent');
  await page.goto(`${origin}/meetings/practice`);
  await editorOf(page, ITEM);
  await saved(page);
  const [session] = await context.cookies();
  await endSession(origin, `${session?.name}=${session?.value}`);
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  expect(await page.getByRole('region', { name: new RegExp(ITEM) }).count()).toBe(0);
});
