import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { namesOf } from '#client/editor/committee-names.ts';
import { MinuteView } from '#client/editor/minute-view.tsx';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { toActionId, toBlockId } from '#shared/ids.ts';

const names = namesOf({ people: [], posts: [], seats: [] });
const html = (blocks: readonly MinuteBlock[], settled = false) =>
  renderToStaticMarkup(createElement(MinuteView, { blocks, names, settled }));

test('a minute is headings, paragraphs and lists, each block with its id', () => {
  const shown = html([
    { kind: 'heading', id: toBlockId('h'), level: 3, text: [{ text: 'Points' }] },
    {
      kind: 'bullet_list',
      items: [[{ kind: 'paragraph', id: toBlockId('p'), text: [{ text: 'One', bold: true }] }]],
    },
  ]);
  expect(shown).toContain('<h3 data-block-id="h">Points</h3>');
  expect(shown).toContain('<ul><li><p data-block-id="p"><strong>One</strong></p></li></ul>');
});

test('a record is a labelled block whose missing facts are said to be missing', () => {
  const shown = html([
    {
      kind: 'action',
      id: toActionId('a'),
      ownerId: null,
      ownerText: 'The trust',
      dueKind: null,
      dueDate: null,
      dueText: null,
      text: [{ text: 'Write' }],
    },
  ]);
  expect(shown).toContain('data-block-id="a"');
  expect(shown).toContain('>Action</strong>');
  expect(shown).toContain('<dt>Owner</dt><dd>The trust</dd>');
  expect(shown).toContain('<dt>Due</dt><dd class="unsaid">Not recorded</dd>');
});

test('an empty minute says that it is, and whether more is to come', () => {
  const empty: MinuteBlock[] = [{ kind: 'paragraph', id: null, text: [] }];
  expect(html(empty)).toContain('Nothing is minuted yet.');
  expect(html(empty, true)).toContain('Nothing was minuted under this item.');
});

test('once the minutes were sent round, no line stands for a paragraph whose words were taken out', () => {
  const blocks: MinuteBlock[] = [
    { kind: 'paragraph', id: toBlockId('gone'), text: [{ text: ' ' }] },
    { kind: 'bullet_list', items: [[{ kind: 'paragraph', id: toBlockId('bullet'), text: [] }]] },
    { kind: 'paragraph', id: toBlockId('stays'), text: [{ text: 'Views differ.' }] },
  ];
  expect(html(blocks)).toContain('data-block-id="gone"');
  const shown = html(blocks, true);
  expect(shown).toContain('Views differ.');
  expect(shown).not.toMatch(/gone|bullet|<ul>|<li>/);
});

test('typed markup is words, and hard breaks are lines', () => {
  const shown = html([{ kind: 'paragraph', id: null, text: [{ text: '<b>a</b>\nb' }] }]);
  expect(shown).toContain('&lt;b&gt;a&lt;/b&gt;<br/>b');
});
