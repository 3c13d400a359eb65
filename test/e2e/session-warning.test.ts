import { expect, test } from 'vitest';
import { faultsOf } from '#test/harness/page-faults.ts';
import { setStage } from '#test/harness/stage.ts';

const stage = setStage({ SESSION_IDLE_MINUTES: '1' });
const QUESTION = { name: 'Are you still there?' };

test('before a session ends the page asks, and saying that one is there keeps it', async () => {
  const { page } = await stage.signIn('lay-member');
  await page.goto(`${stage.server().origin}/meetings/sjc-2018-03-01/read`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const question = page.getByRole('heading', QUESTION);
  await question.waitFor({ timeout: 60_000 });
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stay signed in' }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /Your account/ }).click();
  await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
});
