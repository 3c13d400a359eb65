import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bindText, caretAfter, editBetween } from '#client/pages/agenda/text-binding.ts';

/** As much of a text field as the binding uses. */
class FakeField extends EventTarget {
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  readonly ownerDocument = { activeElement: this as unknown };

  setSelectionRange(from: number, to: number): void {
    this.selectionStart = from;
    this.selectionEnd = to;
  }

  caretAt(place: number): void {
    this.setSelectionRange(place, place);
  }

  type(words: string): void {
    const at = this.selectionStart;
    this.value = this.value.slice(0, at) + words + this.value.slice(this.selectionEnd);
    this.caretAt(at + words.length);
    this.dispatchEvent(new Event('input'));
  }
}

function setUp(words: string) {
  const doc = new Y.Doc();
  const text = doc.getText('title');
  text.insert(0, words);
  const field = new FakeField();
  const stop = bindText(field as unknown as HTMLInputElement, text, 'me');
  return { doc, text, field, stop };
}

test('the caret tells which of two equal letters is new', () => {
  expect(editBetween('aab', 'aaab', 1)).toEqual({ at: 0, remove: 0, insert: 'a' });
  expect(editBetween('aab', 'aaab', 3)).toEqual({ at: 2, remove: 0, insert: 'a' });
});

test('an edit never comes between the halves of one character', () => {
  expect(editBetween('😀', '😁', 2)).toEqual({ at: 0, remove: 2, insert: '😁' });
});

test('any edit found turns the one text into the other', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.nat(40),
      (a, b, caret) => {
        const { at, remove, insert } = editBetween(a, b, caret);
        expect(a.slice(0, at) + insert + a.slice(at + remove)).toBe(b);
      },
    ),
  );
});

test('a caret keeps to its words when others write before it', () => {
  expect(caretAfter(4, [{ insert: 'New ' }])).toBe(8);
  expect(caretAfter(4, [{ retain: 6 }, { insert: 'x' }])).toBe(4);
  expect(caretAfter(4, [{ retain: 1 }, { delete: 10 }])).toBe(1);
  expect(caretAfter(4, [{ delete: 2 }])).toBe(2);
  expect(caretAfter(4, [{ retain: 4 }, { insert: 'x' }])).toBe(4);
});

test('what is typed becomes an edit, and what others write appears', () => {
  const { text, field } = setUp('Framework');
  expect(field.value).toBe('Framework');
  field.caretAt(0);
  field.type('Joint ');
  expect(text.toString()).toBe('Joint Framework');
  text.insert(0, 'The ');
  expect(field.value).toBe('The Joint Framework');
  expect(field.selectionStart).toBe(10);
  field.type('Financial ');
  expect(text.toString()).toBe('The Joint Financial Framework');
});

test('two people typing in one field at once both keep every letter', () => {
  const one = setUp('');
  const other = new Y.Doc();
  one.doc.on('update', (update) => Y.applyUpdate(other, update, 'wire'));
  other.on('update', (update, origin) => {
    if (origin !== 'wire') Y.applyUpdate(one.doc, update, 'wire');
  });
  for (const letter of 'alpha') {
    one.field.type(letter);
    other.getText('title').insert(other.getText('title').length, '.');
  }
  expect(one.field.value).toBe(one.text.toString());
  expect(one.text.toString().replaceAll('.', '')).toBe('alpha');
  expect(one.text.toString().replaceAll(/[^.]/g, '')).toBe('.....');
});

test('a word being composed is left alone, and comes out right beside what others wrote meanwhile', () => {
  const { text, field } = setUp('note');
  field.caretAt(4);
  field.dispatchEvent(new Event('compositionstart'));
  field.type('é');
  text.insert(0, 'A ');
  expect(field.value).toBe('noteé');
  field.dispatchEvent(new Event('compositionend'));
  expect(text.toString()).toBe('A noteé');
  expect(field.value).toBe('A noteé');
});

test('after it is ended nothing goes either way', () => {
  const { text, field, stop } = setUp('a');
  stop();
  field.type('b');
  text.insert(0, 'c');
  expect([text.toString(), field.value]).toEqual(['ca', 'ba']);
});
