import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { initProseMirrorDoc } from 'y-prosemirror';
import * as Y from 'yjs';
import { minuteFault } from '#shared/document/document-fault.ts';
import type { MinuteBlock } from '#shared/document/minute-content.ts';
import { minuteMarks, minuteNodes, minuteSchema } from '#shared/document/minute-schema.ts';
import { readMinute } from '#shared/document/read-minute.ts';
import { SCHEMA_VERSION } from '#shared/document/schema-version.ts';
import { writeMinute } from '#shared/document/write-minute.ts';
import {
  toActionId,
  toBlockId,
  toContributionId,
  toDecisionId,
  toProposalId,
} from '#shared/ids.ts';
import { minuteBlock } from '#shared/protocol/http/blocks.ts';

const everything: readonly MinuteBlock[] = [
  { kind: 'heading', id: toBlockId('h'), level: 4, text: [{ text: 'Points' }] },
  {
    kind: 'paragraph',
    id: toBlockId('p'),
    text: [
      { text: 'Plain ' },
      { text: 'bold', bold: true },
      { text: ' and ' },
      { text: 'a link', italic: true, link: 'https://example.org/' },
    ],
  },
  {
    kind: 'bullet_list',
    items: [
      [{ kind: 'paragraph', id: toBlockId('l1'), text: [{ text: 'One' }] }],
      [
        { kind: 'paragraph', id: toBlockId('l2'), text: [{ text: 'Two' }] },
        {
          kind: 'ordered_list',
          items: [[{ kind: 'paragraph', id: toBlockId('l3'), text: [{ text: 'Deep' }] }]],
        },
      ],
    ],
  },
  {
    kind: 'table',
    rows: [
      [
        {
          header: true,
          columns: 1,
          rows: 1,
          blocks: [{ kind: 'paragraph', id: toBlockId('c1'), text: [{ text: 'Area' }] }],
        },
      ],
      [
        {
          header: false,
          columns: 1,
          rows: 1,
          blocks: [{ kind: 'paragraph', id: toBlockId('c2'), text: [] }],
        },
      ],
    ],
  },
  {
    kind: 'action',
    id: toActionId('a'),
    ownerId: 'post:cfo',
    ownerText: null,
    dueKind: 'date',
    dueDate: '2018-03-29',
    dueText: null,
    text: [{ text: 'Refine it' }],
  },
  { kind: 'decision', id: toDecisionId('d'), verb: 'agreed', text: [{ text: 'To refine it' }] },
  {
    kind: 'contribution',
    id: toContributionId('c'),
    voice: 'seat:hw-1',
    seatId: 'hw-1',
    capacity: 'for Healthwatch Brent',
    contributionKind: 'concern',
    text: [{ text: 'Two seats' }],
  },
  { kind: 'proposal', id: toProposalId('q'), outcome: 'deferred', text: [{ text: 'A pot' }] },
];

function written(blocks: readonly MinuteBlock[]): Y.Doc {
  const doc = new Y.Doc();
  writeMinute(doc, blocks);
  return doc;
}

test('what is written into a minute is read out of it', () => {
  expect(readMinute(written(everything))).toEqual(everything);
});

test('blocks pass the shape that the API promises', () => {
  for (const block of readMinute(written(everything))) {
    expect(minuteBlock.parse(block)).toEqual(block);
  }
});

test('a written minute opens in the editor without the editor changing it', () => {
  const doc = written(everything);
  const before = Y.encodeStateAsUpdate(doc);
  initProseMirrorDoc(doc.getXmlFragment('content'), minuteSchema).doc.check();
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  expect(minuteFault(doc)).toBeNull();
});

test('reading changes nothing', () => {
  const doc = written(everything);
  let updates = 0;
  doc.on('update', () => {
    updates += 1;
  });
  readMinute(doc);
  minuteFault(doc);
  expect(updates).toBe(0);
});

test('a minute that no editor could open is said to be at fault', () => {
  const unknown = new Y.Doc();
  unknown.getXmlFragment('content').insert(0, [new Y.XmlElement('iframe')]);
  expect(minuteFault(unknown)).toBe('There is a block of an unknown name.');

  const misplaced = written(everything);
  const heading = misplaced.getXmlFragment('content').get(0) as Y.XmlElement;
  heading.insert(0, [new Y.XmlElement('paragraph')]);
  expect(minuteFault(misplaced)).toBe('A paragraph stands in a heading.');

  const loose = new Y.Doc();
  loose.getXmlFragment('content').insert(0, [new Y.XmlText('words in no block')]);
  expect(minuteFault(loose)).toBe('Words stand outside a block.');

  const listed = written(everything);
  const list = listed.getXmlFragment('content').get(2) as Y.XmlElement;
  list.insert(0, [new Y.XmlText('words in a list')]);
  expect(minuteFault(listed)).toBe('Words stand in a bulletList.');

  const marked = written(everything);
  const words = (marked.getXmlFragment('content').get(1) as Y.XmlElement).get(0) as Y.XmlText;
  words.format(0, 2, { blink: {} });
  expect(minuteFault(marked)).toBe('There is a mark of an unknown name.');

  const deep = new Y.Doc();
  let at: Y.XmlFragment = deep.getXmlFragment('content');
  for (let level = 0; level < 30; level += 1) {
    const element = new Y.XmlElement(level % 2 === 0 ? 'bulletList' : 'listItem');
    at.insert(0, [element]);
    at = element;
  }
  expect(minuteFault(deep)).toBe('Blocks are nested too deep.');
});

test('what two people’s honest edits can leave between them is no fault', () => {
  const doc = written(everything);
  const list = doc.getXmlFragment('content').get(2) as Y.XmlElement;
  list.delete(0, list.length);
  expect(minuteFault(doc)).toBeNull();
  const empty = new Y.Doc();
  expect(minuteFault(empty)).toBeNull();
});

test('links that are not to the web or to mail are read as plain words', () => {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insert(0, 'click', { link: { href: 'javascript:alert(1)' } });
  paragraph.insert(0, [text]);
  doc.getXmlFragment('content').insert(0, [paragraph]);
  expect(readMinute(doc)).toEqual([{ kind: 'paragraph', id: null, text: [{ text: 'click' }] }]);
});

/** A page with another schema deletes what it does not know, so its number may not be forgotten: when this
 *  fails, give schema-version.ts a new number and a line of history, and put the new hash here. */
test('the document schema is the one its number stands for', () => {
  const shape = JSON.stringify({ nodes: minuteNodes, marks: minuteMarks });
  const hash = createHash('sha256').update(shape).digest('hex').slice(0, 16);
  expect({ version: SCHEMA_VERSION, hash }).toMatchInlineSnapshot(`
    {
      "hash": "50656b8928eff4ba",
      "version": 1,
    }
  `);
});

test('a due date that is no day of the calendar is read as not recorded', () => {
  const doc = written([{ ...everything[4], dueDate: '2018-02-30' } as MinuteBlock]);
  expect(readMinute(doc)).toMatchObject([{ kind: 'action', dueKind: 'date', dueDate: null }]);
});
