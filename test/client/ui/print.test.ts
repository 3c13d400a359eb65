import { compile } from 'sass';
import { expect, test } from 'vitest';

/** What a style sheet says for paper alone. */
function onPaper(sheet: string): string {
  const { css } = compile(new URL(`../../../client/${sheet}`, import.meta.url).pathname);
  return css.slice(css.lastIndexOf('@media print'));
}

test('on paper a text that can be written in asks for no words and shows no boxes', () => {
  const paper = onPaper('editor/editor.scss');
  expect(paper).toContain('p.is-editor-empty:first-child::before');
  expect(paper).toContain('[data-prompt]::before');
  expect(paper).toContain('content: none');
  expect(paper).toMatch(/\.fact__input \{[^}]*border: 0/);
});

test('on paper an item of a meeting and of an agenda has nothing to press', () => {
  expect(onPaper('pages/meeting/meeting.scss')).toContain('.item__more');
  expect(onPaper('pages/agenda/agenda.scss')).toContain('.agenda-item__handle');
});
