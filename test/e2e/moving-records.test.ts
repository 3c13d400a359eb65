import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';
import { append, stockClient, synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';

const FROM = 'Practice item: write here';
const TO = 'Any other business';
const stage = setStage();

interface Action {
  id: string;
  itemTitle: string;
  text: string;
  inText: boolean;
  state: string;
}

async function put(page: Page, title: string): Promise<void> {
  const editor = await editorOf(page, title);
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+V');
}

test('a record that is cut and pasted moves, pasted again it is a second one, and undo brings it back', async () => {
  const { origin } = stage.server();
  const cookie = await stage.server().signIn('secretary');
  const api = async (path: string) =>
    (await fetch(`${origin}/api/${path}`, { headers: { cookie } })).json();
  const actions = async (): Promise<Action[]> => api('actions?meetingId=practice');
  const { items } = await api('meetings/practice');
  const from = items.find((one: { title: string }) => one.title === FROM);
  const peer = stockClient(origin, from.documentId, cookie);
  await synced(peer);
  append(peer, 'action', { id: 'moving', ownerId: 'person:chair' }, 'Ask the boroughs');
  await until('the action on record', async () => (await actions()).length === 1);
  await fetch(`${origin}/api/actions/moving/updates`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'progress', note: 'Asked two.' }),
  });

  const { page, complaints } = await stage.signIn('secretary');
  await page.goto(`${origin}/meetings/practice`);
  const source = await editorOf(page, FROM);
  await source.getByText('Ask the boroughs').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+X');
  await saved(page);
  await until('the action removed', async () => (await actions())[0]?.inText === false);
  await page.getByText('Removed from the text').first().waitFor();

  await put(page, TO);
  await saved(page);
  const moved = await until('the action in the other item', async () =>
    (await actions()).find((one) => one.inText && one.itemTitle === TO),
  );
  expect(moved).toMatchObject({ id: 'moving', text: 'Ask the boroughs', state: 'in_progress' });
  expect(await actions()).toHaveLength(1);

  await put(page, FROM);
  await saved(page);
  const both = await until('a second action', async () => {
    const all = (await actions()).filter((one) => one.inText);
    return all.length === 2 && all;
  });
  expect(both.map((one) => one.text)).toEqual(['Ask the boroughs', 'Ask the boroughs']);
  expect(both.find((one) => one.itemTitle === TO)).toMatchObject({
    id: 'moving',
    state: 'in_progress',
  });
  expect(both.find((one) => one.itemTitle === FROM)).toMatchObject({ state: 'open' });

  const target = await editorOf(page, TO);
  await target.getByText('Ask the boroughs').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await until('the moved one removed', async () =>
    (await actions()).some((one) => one.id === 'moving' && !one.inText),
  );
  await page.keyboard.press('Control+Z');
  await until('the moved one back', async () =>
    (await actions()).some((one) => one.id === 'moving' && one.inText),
  );
  expect(complaints).toEqual([]);
  peer.provider.destroy();
});
