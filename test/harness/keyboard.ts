import type { Locator, Page } from 'playwright-core';

/** Presses Tab until something has the focus, as a person without a mouse would. */
export async function tabTo(page: Page, target: Locator, limit = 200): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < limit; presses += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${limit} presses of Tab do not reach ${target}`);
}
