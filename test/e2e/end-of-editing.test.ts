import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const AOB = 'Any other business';
const stage = setStage();

test('an item withdrawn under somebody’s hands is read there, and focus stays at it', async () => {
  const { origin } = stage.server();
  const { page, complaints } = await stage.signIn('member-brent');
  await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(page, AOB);
  await editor.click();
  await page.keyboard.type('Thanks to all.');
  await saved(page);
  const cookie = await stage.server().signIn('secretary');
  const { items } = await (
    await fetch(`${origin}/api/meetings/practice`, { headers: { cookie } })
  ).json();
  const { id } = items.find((one: { title: string }) => one.title === AOB);
  await fetch(`${origin}/api/items/${id}/withdrawal`, { method: 'POST', headers: { cookie } });
  const section = page.locator(`#item-${id}`);
  await section.getByText('This item was withdrawn. Nobody can change its minute.').waitFor();
  await section.getByText('Thanks to all.').waitFor();
  expect(await section.locator('[contenteditable="true"]').count()).toBe(0);
  expect(await section.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(complaints).toEqual([]);
});

test('a page of an older schema stays a reader, also without a connection', async () => {
  const { origin } = stage.server();
  const { page, context } = await stage.signIn('chair');
  await page.addInitScript(() => {
    const Socket = WebSocket;
    globalThis.WebSocket = class extends Socket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(String(address).replace(/schema=\d+/, 'schema=0'), protocols);
      }
    };
  });
  await page.goto(`${origin}/meetings/practice`);
  const section = page.getByRole('region', { name: new RegExp(ITEM) });
  await section.getByText(/You cannot edit this from here any more. Load the page again/).waitFor();
  await context.setOffline(true);
  // The network's end is told to the page before this is asked.
  await page.waitForFunction(() => !navigator.onLine);
  expect(await page.locator('[contenteditable="true"]').count()).toBe(0);
  await context.setOffline(false);
});
