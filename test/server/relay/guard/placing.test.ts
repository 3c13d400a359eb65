import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { judge } from '#server/relay/guard.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { agendaGrammar } from '#shared/document/agenda-grammar.ts';
import { agendaItems, writeAgendaItem } from '#shared/document/agenda-schema.ts';
import { commentAttribute } from '#shared/document/comment-anchor.ts';
import { MINUTE_FRAGMENT } from '#shared/document/minute-schema.ts';
import { must } from '#shared/lang/must.ts';
import {
  deleted,
  element,
  gone,
  type Id,
  mark,
  skip,
  type,
  update,
  value,
  words,
  xmlText,
} from '#test/harness/hand-written.ts';
import { FIRST_LETTER, minuteOf, PARAGRAPH, TEXT, verdictOn } from '#test/harness/judging.ts';

type Structs = Parameters<typeof update>[0][number]['structs'];

const CONTENT = { root: 'content' } as const;
const behind = { behind: FIRST_LETTER };
const one = (...structs: Structs) => update([{ client: 77, structs }]);
const id = (key: string) => ({ parent: PARAGRAPH, key });

describe('[R42] in a minute there may stand', () => {
  const fine: [string, Uint8Array][] = [
    ['a paragraph', one(element('paragraph', CONTENT))],
    [
      'a list with an item',
      one(element('bulletList', CONTENT), element('listItem', { parent: [77, 0] })),
    ],
    ['a list without an item', one(element('bulletList', CONTENT))],
    ['a break in the text', one(element('hardBreak', { parent: PARAGRAPH }))],
    ['bold', one(mark('bold', '{}', behind), mark('bold', 'null', behind))],
    ['a comment', one(mark(commentAttribute('t1'), '{"threadId":"t1"}', behind))],
    ['an id', one(value('p1', id('id')))],
    [
      'widths of columns',
      one(
        element('table', CONTENT),
        element('tableRow', { parent: [77, 0] }),
        element('tableCell', { parent: [77, 1] }),
        value([90, 90], { parent: [77, 2], key: 'colwidth' }),
      ),
    ],
    [
      'words in a text of one’s own',
      one(
        element('paragraph', CONTENT),
        xmlText({ parent: [77, 0] }),
        words('new', { parent: [77, 1] }),
      ),
    ],
    [
      'anything in what is gone',
      one(gone(1), words('new', { parent: [77, 0] }), element('x', { behind: [77, 1] })),
    ],
    ['anything in what was deleted', one(deleted(1, CONTENT), words('new', { parent: [77, 0] }))],
  ];
  test.each(fine)('%s', (_name, bytes) => {
    expect(verdictOn(bytes)).toMatchObject({ state: 'sound' });
  });
});

describe('[R42] in a minute there may not stand', () => {
  const nested = (depth: number): Structs => [
    element('bulletList', CONTENT),
    ...Array.from({ length: depth - 1 }, (_, i) =>
      element(i % 2 === 0 ? 'listItem' : 'bulletList', { parent: [77, i] as Id }),
    ),
  ];
  const refused: [string, Uint8Array][] = [
    ['an unknown root', one(words('x', { root: 'elsewhere' }))],
    ['words in the root', one(words('x', CONTENT))],
    ['a text in the root', one(xmlText(CONTENT))],
    ['a map in the root', one(type(1, CONTENT))],
    ['a value in the root', one(value('x', CONTENT))],
    ['an attribute of the root', one(value('x', { ...CONTENT, key: 'id' }))],
    ['an unknown block', one(element('iframe', CONTENT))],
    ['the name of the text as a block', one(element('text', CONTENT))],
    ['a block within a paragraph', one(element('paragraph', { parent: PARAGRAPH }))],
    ['an item without a list', one(element('listItem', CONTENT))],
    ['a block beside words', one(element('paragraph', behind))],
    ['words in a paragraph, without a text', one(words('x', { parent: PARAGRAPH }))],
    ['words in a list', one(element('bulletList', CONTENT), xmlText({ parent: [77, 0] }))],
    ['words under a key', one(words('x', id('id')))],
    ['a mark under a key', one(mark('bold', '{}', id('id')))],
    ['a mark outside a text', one(mark('bold', '{}', { parent: PARAGRAPH }))],
    ['an unknown mark', one(mark('colour', '{}', behind))],
    ['a hashed mark that cannot overlap', one(mark('bold--abcdefgh', '{}', behind))],
    ['an unknown part of a mark', one(mark('link', '{"onclick":"x"}', behind))],
    ['a list as a mark', one(mark('bold', '[1]', behind))],
    ['an unknown attribute', one(value('x', id('style')))],
    ['an attribute of another block', one(value('x', id('ownerText')))],
    ['an object as an attribute', one(value({ a: 1 }, id('id')))],
    ['a type as an attribute', one(type(1, id('id')))],
    ['an attribute of a text', one(value('x', { parent: TEXT, key: 'id' }))],
    ['something in words', one(words('x', { parent: FIRST_LETTER }))],
    ['something in new words', one(words('x', behind), words('y', { parent: [77, 0] }))],
    ['blocks 25 deep', one(...nested(25))],
  ];
  test.each(refused)('%s', (_name, bytes) => {
    expect(verdictOn(bytes).state).toBe('malformed');
  });

  test('but blocks 24 deep may', () => {
    expect(verdictOn(one(...nested(24))).state).toBe('sound');
  });
});

describe('[R42] in an agenda', () => {
  function agenda(): { doc: Y.Doc; item: Id; title: Id } {
    const doc = new Y.Doc();
    doc.clientID = 5;
    writeAgendaItem(doc, 'item-1', {
      ...{ title: 'Apologies', recommendation: '', rank: 'a0', leadId: null, leadText: null },
      ...{ purpose: null, minutes: 5, paper: null, state: 'accepted' },
    });
    doc.clientID = 1;
    const map = agendaItems(doc).get('item-1');
    const at = (type: unknown): Id => {
      const { client, clock } = must((type as Y.Map<unknown>)._item, 'its item').id;
      return [client, clock];
    };
    return { doc, item: at(map), title: at(map?.get('title')) };
  }
  const { item, title } = agenda();
  const judged = (...structs: Structs) =>
    judge(one(...structs), {
      doc: agenda().doc,
      grammar: agendaGrammar,
      limits: RELAY_LIMITS,
      mayWriteAs: () => true,
    }).state;

  const fine: [string, Structs][] = [
    ['words in a title', [words('x', { parent: title })]],
    ['a rank', [value('a1', { parent: item, key: 'rank' })]],
    [
      'an item',
      [type(1, { root: 'items', key: 'item-2' }), type(2, { parent: [77, 0], key: 'title' })],
    ],
  ];
  test.each(fine)('%s may stand', (_name, structs) => {
    expect(judged(...structs)).toBe('sound');
  });

  const refused: [string, Structs][] = [
    ['a sentence as an item’s id', [type(1, { root: 'items', key: 'Mr Smith is ill' })]],
    ['a value as an item', [value('x', { root: 'items', key: 'item-2' })]],
    ['an unknown fact', [value('x', { parent: item, key: 'secret' })]],
    ['nothing where a title was', [deleted(1, { parent: item, key: 'title' })]],
    ['a value as a title', [value('x', { parent: item, key: 'title' })]],
    ['a map as a fact', [type(1, { parent: item, key: 'rank' })]],
    ['something without a key', [value('x', { parent: item })]],
    ['a mark in a title', [mark('bold', '{}', { parent: title })]],
    ['an object as a fact', [value({ a: 1 }, { parent: item, key: 'rank' })]],
  ];
  test.each(refused)('%s may not stand', (_name, structs) => {
    expect(judged(...structs)).toBe('malformed');
  });

  test('a title goes with its item, and not by itself', () => {
    const deleting = (...ids: Id[]) =>
      judge(update([], [[5, ids.map(([, clock]) => [clock, 1] as const)]]), {
        doc: agenda().doc,
        grammar: agendaGrammar,
        limits: RELAY_LIMITS,
        mayWriteAs: () => true,
      }).state;
    expect(deleting(title)).toBe('malformed');
    expect(deleting(item, title)).toBe('sound');
  });
});

test('[R44] what it names on both sides stands in one place', () => {
  const doc = minuteOf();
  const other = new Y.XmlElement('paragraph');
  doc.clientID = 6;
  doc.getXmlFragment(MINUTE_FRAGMENT).push([other]);
  other.insert(0, [new Y.XmlText('Noted')]);
  doc.clientID = 1;
  const between = (before: Id) => one(words('x', { ...behind, before }));
  expect(verdictOn(between([6, 2]), { doc }).state).toBe('malformed');
  expect(verdictOn(between([5, 3]), { doc }).state).toBe('sound');
});

test('[R44] new content comes under one’s own client ids, and never under the room’s', () => {
  const doc = minuteOf();
  const mayWriteAs = (client: number) => client !== 5;
  const more = update([{ client: 5, clock: 8, structs: [words('!', { behind: [5, 7] })] }]);
  expect(verdictOn(more, { doc, mayWriteAs })).toEqual({ state: 'foreign', client: 5 });
  const mute = update([{ client: 5, clock: 8, structs: [gone(1000)] }]);
  expect(verdictOn(mute, { doc, mayWriteAs })).toEqual({ state: 'foreign', client: 5 });
  const known = Y.encodeStateAsUpdate(doc);
  expect(verdictOn(known, { doc, mayWriteAs }).state).toBe('sound');
  const rooms = update([{ client: doc.clientID, structs: [words('!', behind)] }]);
  expect(verdictOn(rooms, { doc, mayWriteAs })).toEqual({ state: 'foreign', client: 1 });
  const rest = update([{ client: 88, structs: [words('1', behind), gone(1)] }]);
  expect(verdictOn(rest, { doc, mayWriteAs: () => false })).toEqual({
    state: 'foreign',
    client: 88,
  });
});

test('[R44] deletions are of what exists, and nobody’s next words are deleted in advance', () => {
  expect(verdictOn(update([], [[5, [[2, 6]]]]))).toMatchObject({ state: 'sound' });
  expect(verdictOn(update([], [[5, [[2, 7]]]]))).toEqual({ state: 'gap' });
  expect(verdictOn(update([], [[5, [[8, 1]]]]))).toEqual({ state: 'gap' });
  expect(verdictOn(update([], [[6, [[0, 1]]]]))).toEqual({ state: 'gap' });
  const own = [{ client: 77, structs: [words('abc', behind)] }];
  expect(verdictOn(update(own, [[77, [[1, 2]]]]))).toMatchObject({ state: 'sound' });
  expect(verdictOn(update(own, [[77, [[1, 3]]]]))).toEqual({ state: 'gap' });
});

describe('[R45] what is known', () => {
  const known = (...structs: Structs) =>
    update([
      { client: 5, clock: 2, structs },
      { client: 77, structs: [words('x', behind)] },
    ]);
  const refused: [string, Uint8Array][] = [
    ['behind something else', known(words('Agreed', { behind: FIRST_LETTER }))],
    ['before something else', known(words('Agreed', { before: [5, 4] }))],
    [
      'in another root',
      update([{ client: 5, structs: [element('paragraph', { root: 'elsewhere' })] }]),
    ],
    [
      'from the middle, behind something else',
      update([{ client: 5, clock: 4, structs: [words('reed', { behind: [5, 2] })] }]),
    ],
  ];
  test.each(refused)('is refused when it comes %s', (_name, bytes) => {
    expect(verdictOn(bytes).state).toBe('malformed');
  });

  test('goes on where it began', () => {
    const on = (at: Parameters<typeof words>[1]) =>
      verdictOn(update([{ client: 5, clock: 7, structs: [words('d!', at)] }])).state;
    expect(on({ behind: [5, 6] })).toBe('sound');
    expect(on({ behind: [5, 5] })).toBe('malformed');
    expect(on({ root: 'content' })).toBe('malformed');

    // From its first letter on, in the text of another paragraph.
    const doc = minuteOf();
    Y.applyUpdate(
      doc,
      update([
        {
          client: 6,
          structs: [element('paragraph', { behind: PARAGRAPH }), xmlText({ parent: [6, 0] })],
        },
      ]),
    );
    const whole = (parent: Id) =>
      verdictOn(update([{ client: 5, clock: 2, structs: [words('Agreed!', { parent })] }]), {
        doc,
      });
    expect(whole(TEXT).state).toBe('sound');
    expect(whole([6, 1]).state).toBe('malformed');
  });
});

describe('[R46] nothing depends on', () => {
  const cycles: [string, Uint8Array][] = [
    ['itself', one(words('a', { behind: [77, 0] }))],
    ['what the same client writes later', one(words('a', { before: [77, 1] }), words('b', behind))],
    ['itself as what it stands in', one(xmlText({ parent: [77, 0] }))],
    [
      'another that waits for it',
      update([
        { client: 78, structs: [words('a', { behind: [77, 0] })] },
        { client: 77, structs: [words('b', { behind: [78, 0] })] },
      ]),
    ],
    [
      'a circle of three',
      update([
        { client: 79, structs: [words('a', { before: [78, 0] })] },
        { client: 78, structs: [words('b', { behind: [77, 0] })] },
        { client: 77, structs: [words('c', { behind: [79, 0] })] },
      ]),
    ],
  ];
  test.each(cycles)('%s', (_name, bytes) => {
    expect(verdictOn(bytes).state).toBe('malformed');
  });

  test('but two may answer each other in turn', () => {
    const dialogue = update([
      { client: 78, structs: [words('1', behind), words('3', { behind: [77, 0] })] },
      { client: 77, structs: [words('2', { behind: [78, 0] }), words('4', { behind: [78, 1] })] },
    ]);
    expect(verdictOn(dialogue)).toMatchObject({ state: 'sound', clients: [78, 77] });
  });
});

test('[R13] what is left out is a gap, and so is what depends on something unknown', () => {
  const gaps = [
    one(words('a', behind), skip(1), words('b', behind)),
    update([{ client: 77, clock: 1, structs: [words('a', behind)] }]),
    one(words('a', { behind: [78, 0] })),
    one(words('a', { ...behind, before: [5, 8] })),
    one(xmlText({ parent: [5, 8] })),
  ];
  for (const bytes of gaps) expect(verdictOn(bytes)).toEqual({ state: 'gap' });
});

describe('[R41] what Yjs would have to search', () => {
  const chain = (count: number): Structs =>
    Array.from({ length: count }, (_, i) =>
      words('x', { behind: i === 0 ? FIRST_LETTER : [77, i - 1], before: [5, 3] }),
    );

  test('is little when words come in their order, however many', () => {
    expect(verdictOn(one(...chain(9000))).state).toBe('sound');
    const upwards = Array.from({ length: 9000 }, (_, i) =>
      words('x', { behind: FIRST_LETTER, before: i === 0 ? [5, 3] : [77, i - 1] }),
    );
    expect(verdictOn(one(...upwards)).state).toBe('sound');
  });

  test('is too much when thousands of words each stand beside all the others', () => {
    const beside = Array.from({ length: 3000 }, () => words('y', { behind: [77, 0] }));
    expect(verdictOn(one(...chain(3000), ...beside)).state).toBe('too_large');
    const keys = Array.from({ length: 3000 }, () => value('x', id('id')));
    expect(verdictOn(one(...keys)).state).toBe('too_large');
  });

  test('in the document counts as well', () => {
    const doc = minuteOf();
    Y.applyUpdate(
      doc,
      one(
        ...Array.from({ length: 5000 }, (_, i) =>
          mark('bold', i % 2 === 0 ? '{}' : 'null', {
            behind: i === 0 ? FIRST_LETTER : [77, i - 1],
            before: [5, 3],
          }),
        ),
      ),
    );
    const far = Array.from({ length: 100 }, () =>
      words('y', { behind: FIRST_LETTER, before: [5, 3] }),
    );
    expect(verdictOn(update([{ client: 78, structs: far }]), { doc }).state).toBe('too_large');
    expect(verdictOn(update([{ client: 78, structs: far.slice(0, 9) }]), { doc }).state).toBe(
      'sound',
    );
  });
});
