import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type GuardFacts, judge } from '#server/relay/guard.ts';
import { RELAY_LIMITS } from '#server/relay/limits.ts';
import { toDocumentId } from '#shared/ids.ts';
import { draft } from '#test/harness/edits.ts';
import { createFakeRules, paragraphSeed } from '#test/harness/fake-rules.ts';
import { firstText } from '#test/harness/test-relay.ts';

const SEED = paragraphSeed();
const grammar = createFakeRules().grammar(toDocumentId('march.1'));

function facts(limits: Partial<GuardFacts['limits']> = {}): GuardFacts {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, SEED);
  return { doc, grammar, limits: { ...RELAY_LIMITS, ...limits }, mayWriteAs: () => true };
}

/** An update with one struct, written by hand. */
function struct(write: (encoder: encoding.Encoder) => void, client = 77, clock = 0): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
    write(encoder);
    encoding.writeVarUint(encoder, 0);
  });
}

const root = (encoder: encoding.Encoder, info: number, name: string) => {
  encoding.writeUint8(encoder, info);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, name);
};

describe('[R12] [R13] the guard', () => {
  const ordinary: [string, (client: ReturnType<typeof draft>) => Uint8Array][] = [
    ['a paragraph', ({ say }) => say('The committee agreed')],
    ['a letter', ({ change }) => change((d) => firstText(prose(d)).insert(3, 'x'))],
    ['a deletion', ({ change }) => change((d) => firstText(prose(d)).delete(1, 2))],
    ['bold', ({ change }) => change((d) => firstText(prose(d)).format(0, 3, { bold: true }))],
    [
      'an attribute',
      ({ change }) => change((d) => (prose(d).get(0) as Y.XmlElement).setAttribute('id', 'p1')),
    ],
    [
      'an agenda item',
      ({ change }) =>
        change((d) =>
          d.getMap('items').set(
            'i1',
            new Y.Map<unknown>([
              ['title', new Y.Text('Apologies')],
              ['minutes', 5],
              ['paper', null],
            ]),
          ),
        ),
    ],
  ];
  test.each(ordinary)('lets %s through, as news', (_name, make) => {
    const update = make(draft(SEED));
    expect(judge(update, facts())).toMatchObject({ state: 'sound', news: 'content' });
  });

  test('knows what is no news', () => {
    const with1 = facts();
    const { doc, change, say } = draft(SEED);
    const updates = [say('one'), change((d) => firstText(prose(d)).delete(0, 2))];
    for (const update of updates) Y.applyUpdate(with1.doc, update);
    for (const update of [...updates, SEED, Y.encodeStateAsUpdate(doc)]) {
      expect(judge(update, with1)).toMatchObject({ state: 'sound', news: 'none' });
    }
  });

  test('finds every kind of gap', () => {
    const { change, doc } = draft(SEED);
    change((d) => firstText(prose(d)).insert(0, 'a'));
    const later = change((d) => firstText(prose(d)).insert(1, 'b'));
    const erasure = change((d) => firstText(prose(d)).delete(0, 1));
    const other = draft(Y.encodeStateAsUpdate(doc));
    const behind = other.change((d) => firstText(prose(d)).insert(1, 'c'));
    for (const update of [later, erasure, behind]) {
      expect(judge(update, facts())).toEqual({ state: 'gap' });
    }
  });

  const tooMuch: [string, Partial<GuardFacts['limits']>][] = [
    ['bytes', { updateBytes: 20 }],
    ['structs', { updateStructs: 1 }],
  ];
  test.each(tooMuch)('has a limit of %s', (_name, limits) => {
    const update = draft(SEED).say('The committee agreed');
    expect(judge(update, facts(limits))).toEqual({ state: 'too_large' });
  });

  const impossible: [string, Uint8Array][] = [
    ['nothing at all', new Uint8Array()],
    ['half an update', draft(SEED).say('x').subarray(0, 9)],
    ['random bytes', Uint8Array.of(9, 200, 31, 7, 7, 0, 255, 3)],
    ['more structs than there are bytes', Uint8Array.of(1, 255, 255, 255, 127, 1, 0)],
    [
      'text in an unknown root',
      struct((e) => {
        root(e, 4, 'elsewhere');
        encoding.writeVarString(e, 'x');
      }),
    ],
    [
      'an entry of a map in the prose',
      struct((e) => {
        root(e, 4 | 0x20, 'prosemirror');
        encoding.writeVarString(e, 'key');
        encoding.writeVarString(e, 'x');
      }),
    ],
    [
      'prose in the map',
      struct((e) => {
        root(e, 4, 'items');
        encoding.writeVarString(e, 'x');
      }),
    ],
    [
      'a key with powers of its own',
      struct((e) => {
        root(e, 4 | 0x20, 'items');
        encoding.writeVarString(e, '__proto__');
        encoding.writeVarString(e, 'x');
      }),
    ],
    [
      'an empty text',
      struct((e) => {
        root(e, 4, 'prosemirror');
        encoding.writeVarString(e, '');
      }),
    ],
    [
      'an empty gap in the store',
      struct((e) => {
        encoding.writeUint8(e, 0);
        encoding.writeVarUint(e, 0);
      }),
    ],
    [
      'an implausible length',
      struct((e) => {
        encoding.writeUint8(e, 0);
        encoding.writeVarUint(e, 2 ** 40);
      }),
    ],
    [
      'a client that cannot be',
      struct((e) => {
        encoding.writeUint8(e, 0);
        encoding.writeVarUint(e, 1);
      }, 2 ** 40),
    ],
    [
      'a document within the document',
      struct((e) => {
        root(e, 9, 'prosemirror');
        encoding.writeVarString(e, 'guid');
        encoding.writeAny(e, {});
      }),
    ],
    [
      'deletions that overlap',
      // No structs; of client 1, the ranges 0–4 and 2–4.
      Uint8Array.of(0, 1, 1, 2, 0, 5, 2, 3),
    ],
    [
      'bytes',
      struct((e) => {
        root(e, 3, 'prosemirror');
        encoding.writeVarUint8Array(e, Uint8Array.of(1));
      }),
    ],
    [
      'an array',
      struct((e) => {
        root(e, 7, 'prosemirror');
        encoding.writeVarUint(e, 0);
      }),
    ],
  ];
  test.each(impossible)('refuses %s', (_name, update) => {
    expect(judge(update, facts()).state).toBe('malformed');
  });
});

function prose(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment('prosemirror');
}
