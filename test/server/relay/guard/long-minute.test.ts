import { deleteSelection, selectAll } from '@tiptap/pm/commands';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { openHeadlessEditor } from '#test/harness/headless-editor.ts';
import { verdictOn } from '#test/harness/judging.ts';

const PARAGRAPHS = 70;
const WORDS = 90;

/** A minute of some sixty thousand letters by one, with a word of another within every one of them. */
function longMinute(): Y.Doc {
  const doc = new Y.Doc();
  const minute = doc.getXmlFragment(MINUTE_FRAGMENT);
  const texts = Array.from({ length: PARAGRAPHS }, () => new Y.XmlText());
  const inClient = (client: number, write: () => void) => {
    doc.clientID = client;
    doc.transact(write);
  };
  inClient(5, () => {
    for (const text of texts) {
      const paragraph = new Y.XmlElement('paragraph');
      minute.push([paragraph]);
      paragraph.push([text]);
      text.insert(0, 'reported '.repeat(WORDS));
    }
  });
  inClient(6, () => {
    for (const text of texts) {
      for (let word = WORDS; word > 0; word -= 1) text.insert(9 * word - 1, ' again');
    }
  });
  doc.clientID = 1;
  return doc;
}

test('[R41] [R47] a long minute of two people may be deleted as a whole, and that be undone', () => {
  const server = longMinute();
  const whole = server.getXmlFragment(MINUTE_FRAGMENT).toString();
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(server));
  const editor = openHeadlessEditor(page);
  const states: string[] = [];
  page.on('update', (update: Uint8Array) => {
    const verdict = verdictOn(update, { doc: server });
    states.push(verdict.state);
    if (verdict.state === 'sound') Y.applyUpdate(server, update);
  });
  editor.run(selectAll);
  editor.run(deleteSelection);
  expect(server.getXmlFragment(MINUTE_FRAGMENT).length).toBeLessThan(2);
  editor.undo();
  editor.close();
  expect(new Set(states)).toEqual(new Set(['sound']));
  expect(server.getXmlFragment(MINUTE_FRAGMENT).toString()).toBe(whole);
});
