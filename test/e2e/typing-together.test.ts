import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browsers, openBrowsers, type Person } from '#test/harness/browser.ts';
import { caretAfter, editorOf, saved } from '#test/harness/live-editor.ts';
import { type RunningServer, runServer } from '#test/harness/running-server.ts';
import { append, stockClient, synced } from '#test/harness/stock-client.ts';
import { until } from '#test/harness/until.ts';

const ROUNDS = 20;
const ITEM = 'Practice item: write here';
/** Three people, each with letters of their own, so that everyone's can be told apart. */
const TYPISTS = [
  { person: 'secretary', letters: 'abcdefghijklmnopqrstuvwxyz', marker: '«s»' },
  { person: 'chair', letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', marker: '«c»' },
  { person: 'member-brent', letters: '0123456789', marker: '«m»' },
] as const;
const BLOCKS = ['paragraph', 'heading', 'action'] as const;

let server: RunningServer;
let browsers: Browsers;
beforeAll(async () => {
  server = await runServer();
  browsers = await openBrowsers(server);
});
afterAll(async () => {
  await browsers?.close();
  await server?.dispose();
});

test('three people type at once into one paragraph, one heading and one action, and nothing is damaged', async () => {
  const cookie = await server.signIn('secretary');
  const meeting = await (
    await fetch(`${server.origin}/api/meetings/practice`, { headers: { cookie } })
  ).json();
  const item = meeting.items.find((one: { title: string }) => one.title === ITEM);
  const peer = stockClient(server.origin, item.documentId, cookie);
  await synced(peer);
  for (const block of BLOCKS) {
    // Each block has its own copy of the markers: «s»paragraph «c»paragraph «m»paragraph.
    const words = TYPISTS.map(({ marker }) => `${marker}${block[0]}`).join(' ');
    append(peer, block, { id: `together-${block}` }, `${words} end`);
  }

  const people: Person[] = [];
  for (const { person } of TYPISTS) people.push(await browsers.signIn(person));
  const editors = await Promise.all(
    people.map(async ({ page }) => {
      await page.goto(`${server.origin}/meetings/practice`);
      return editorOf(page, ITEM);
    }),
  );
  await Promise.all(editors.map((editor) => editor.getByText('«m»a').waitFor()));

  const typed = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const block = BLOCKS[round % BLOCKS.length] ?? 'paragraph';
    await Promise.all(
      TYPISTS.map(async ({ person, letters, marker }, index) => {
        const page = people[index]?.page;
        const editor = editors[index];
        if (page === undefined || editor === undefined) throw new Error('nobody there');
        const key = `${person} ${block}`;
        const before = typed.get(key) ?? '';
        const length = 8 + (round % 5);
        const words = Array.from(
          { length },
          (_, i) => letters[(round * 7 + i) % letters.length],
        ).join('');
        await caretAfter(editor, `${marker}${block[0]}${before}`);
        await page.keyboard.type(words, { delay: 10 + ((index * 7 + round) % 20) });
        typed.set(key, before + words);
      }),
    );
  }

  await Promise.all(people.map(({ page }) => saved(page)));
  const shown = () => Promise.all(editors.map((editor) => editor.evaluate(wordsShown)));
  await until('all three screens and the server agree', async () => {
    const screens = await shown();
    return screens.every((one) => one === screens[0] && sameWords(one, peer.content.toString()));
  });
  const [screen = ''] = await shown();
  for (const { person, marker } of TYPISTS) {
    for (const block of BLOCKS) {
      expect(screen).toContain(`${marker}${block[0]}${typed.get(`${person} ${block}`)}`);
    }
  }
  for (const { complaints } of people) expect(complaints).toEqual([]);
  peer.provider.destroy();
});

/** The words of the text alone: no labels, no controls, no carets. */
function wordsShown(editor: Element): string {
  const copy = editor.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll('[contenteditable="false"], [aria-hidden="true"]')) {
    extra.remove();
  }
  return copy.textContent ?? '';
}

function sameWords(screen: string, xml: string): boolean {
  const words = xml.replaceAll(/<[^>]*>/g, '');
  return screen.replaceAll(/\s|\u2060|\ufeff/g, '') === words.replaceAll(/\s/g, '');
}
