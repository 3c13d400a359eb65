import { expect, test } from 'vitest';
import { WIDE } from '#test/harness/browser.ts';
import { median, report, took } from '#test/harness/measure.ts';
import { setStage } from '#test/harness/stage.ts';

const ITEMS = 30;
const OPENINGS = 7;
const stage = setStage();

test('a meeting of thirty items opens as fast as one of a few', async () => {
  const { origin } = stage.server();
  const cookie = await stage.server().signIn('secretary');
  const { page } = await stage.signIn('secretary', WIDE);
  const opened = async (meeting: string) =>
    took(async () => {
      await page.goto(`${origin}/meetings/${meeting}`);
      await page.locator('[data-document-id][contenteditable="true"]').first().waitFor();
    });
  for (let n = 6; n < ITEMS; n += 1) {
    await fetch(`${origin}/api/meetings/practice/items`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ part: 'I', title: `Item ${n}` }),
    });
  }
  const times = { long: [] as number[], short: [] as number[] };
  await opened('sjc-2018-02-01');
  for (let opening = 0; opening < OPENINGS; opening += 1) {
    times.short.push(await opened('sjc-2018-02-01'));
    times.long.push(await opened('practice'));
  }
  const [long, short] = [median(times.long), median(times.short)];
  report(`Opening a meeting until one can write, median ms`, {
    'thirty items': long,
    'three items': short,
    ratio: long / short,
  });
  expect(long / short).toBeLessThan(2);
}, 300_000);
