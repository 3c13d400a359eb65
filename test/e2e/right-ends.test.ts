import { expect, test } from 'vitest';
import { editorOf, saved } from '#test/harness/live-editor.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEM = 'Practice item: write here';
const stage = setStage();

/** Somebody who orders over HTTP what another person's page is to notice. */
async function keeper(person: string) {
  const { origin } = stage.server();
  const headers = {
    cookie: await stage.server().signIn(person),
    'content-type': 'application/json',
  };
  const get = async (path: string) => (await fetch(origin + path, { headers })).json();
  return {
    get,
    post: async (path: string, body: unknown) => {
      const answer = await fetch(origin + path, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      expect([path, answer.status, await answer.text()]).toEqual([path, 204, '']);
    },
    itemId: async (title: string) => {
      const { items } = await get('/api/meetings/practice');
      return items.find((one: { title: string }) => one.title === title).id as string;
    },
  };
}

test('whoever is excluded while they write sees why at once, and keeps their own unsent words alone', async () => {
  const { origin } = stage.server();
  const chair = await keeper('chair');
  const id = await chair.itemId(ITEM);
  const { page, context } = await stage.signIn('member-brent');
  await page.goto(`${origin}/meetings/practice`);
  const editor = await editorOf(page, ITEM);
  await editor.click();
  await page.keyboard.type('Heard by all. ');
  await saved(page);
  await context.setOffline(true);
  await page.keyboard.type('Said to nobody yet.');
  await chair.post(`/api/items/${id}/exclusions`, {
    personId: 'member-brent',
    level: 'leaves',
    reason: 'Shares in the provider.',
  });
  await context.setOffline(false);

  await page.getByText('The chair has excluded you from this item').waitFor();
  await page.getByText('Reason: Shares in the provider.').waitFor();
  expect(await page.getByRole('region', { name: new RegExp(ITEM) }).count()).toBe(0);
  await page.getByText('You can no longer open this. Your last words here').waitFor();
  const kept = await page.getByRole('link', { name: 'Download this text' }).getAttribute('href');
  expect(decodeURIComponent(kept ?? '')).toMatch(/,Said to nobody yet\.$/);
  await page.getByRole('button', { name: 'I have a copy: take this away' }).click();
  await page
    .getByText('You can no longer open this. Your last words here')
    .waitFor({ state: 'detached' });

  await page.goto(`${origin}/meetings/practice/agenda`);
  await page.getByText('While you are excluded from an item on this agenda').waitFor();
  await page.getByText('Any other business').first().waitFor();
  expect(await page.getByText(ITEM).count()).toBe(0);
});

test('whoever’s seat ends is told so on the open page', async () => {
  const { origin } = stage.server();
  const secretary = await keeper('secretary');
  const { page } = await stage.signIn('observer');
  await page.goto(`${origin}/meetings/practice`);
  await page.getByRole('region', { name: /Any other business/ }).waitFor();
  await secretary.post('/api/appointments/seat-observer-1/end', {
    lastDay: null,
    reason: 'Moved on.',
  });
  await page.getByRole('heading', { name: 'You can no longer open this page' }).waitFor();
  expect(await page.getByText('Any other business').count()).toBe(0);
});
