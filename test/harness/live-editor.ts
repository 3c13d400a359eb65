import type { Locator, Page } from 'playwright-core';

/** The live editor of an item, by the item's title. Brings it into view, so that it becomes live. */
export async function editorOf(page: Page, title: string): Promise<Locator> {
  await page.getByRole('heading', { name: title }).first().scrollIntoViewIfNeeded();
  const editor = page.getByRole('textbox', { name: title, exact: true });
  await editor.waitFor();
  return editor;
}

/** Puts the caret right behind some words that stand once in the editor, as a click there would. The
 *  editor puts its own selection back when it gets the focus, so this insists until the caret stays. */
export async function caretAfter(editor: Locator, words: string): Promise<void> {
  await editor.evaluate(async (element: HTMLElement, wanted: string) => {
    const find = () => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at >= 0) return { node, offset: at + wanted.length };
      }
      throw new Error(`“${wanted}” does not stand in the editor`);
    };
    const frame = () => new Promise((resolve) => setTimeout(resolve, 15));
    element.focus();
    let stayed = 0;
    for (let tries = 0; stayed < 3; tries += 1) {
      if (tries > 200) throw new Error(`The caret does not stay behind “${wanted}”`);
      const { node, offset } = find();
      const selection = getSelection();
      const isThere = selection?.anchorNode === node && selection.anchorOffset === offset;
      stayed = isThere && document.activeElement === element ? stayed + 1 : 0;
      if (stayed === 0) {
        element.focus();
        selection?.collapse(node, offset);
      }
      await frame();
    }
  }, words);
}

export async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved/ })
    .first()
    .waitFor({ timeout: 20_000 });
}
