import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it is now. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Not as a script element: the page's own content security policy refuses those.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const { violations } = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // What is right is not worked out further, and nothing is fetched a second time.
      resultTypes: ['violations'],
      preload: false,
    });
    return violations.flatMap((one: { id: string; nodes: { target: string[] }[] }) =>
      one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`),
    );
  });
}
