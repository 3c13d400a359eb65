import { describe, expect, test } from 'vitest';
import { findWords, offsetIn, type TextNode, trimStretch } from '#client/pages/read/passage.ts';

const text = (words: string): TextNode => ({ nodeName: '#text', nodeValue: words, childNodes: [] });
const element = (nodeName: string, ...childNodes: TextNode[]): TextNode => ({
  nodeName,
  nodeValue: null,
  childNodes,
});

describe('the offset of a place in a block', () => {
  const views = text('Views ');
  const differ = text('differ');
  const more = text('a lot.');
  const strong = element('STRONG', differ);
  const stop = element('BR');
  const block = element('P', views, strong, stop, more);

  test('counts every character before it, whatever marks they carry', () => {
    expect(offsetIn(block, views, 3)).toBe(3);
    expect(offsetIn(block, differ, 2)).toBe(8);
  });

  test('counts a hard break as one', () => {
    expect(offsetIn(block, more, 0)).toBe(13);
    expect(offsetIn(block, stop, 0)).toBe(12);
  });

  test('is found when the place is between nodes, as a triple click gives it', () => {
    expect(offsetIn(block, block, 0)).toBe(0);
    expect(offsetIn(block, block, 1)).toBe(6);
    expect(offsetIn(block, block, 4)).toBe(19);
    expect(offsetIn(block, strong, 1)).toBe(12);
  });

  test('does not count words that are shown among the block’s and are none of them', () => {
    const suggested = text('differed');
    const aside = { ...element('INS', suggested), dataset: { aside: '' } };
    const shown = element('P', views, strong, aside, more);
    expect(offsetIn(shown, more, 1)).toBe(13);
    expect(offsetIn(shown, suggested, 4)).toBe(12);
  });

  test('is unknown outside the block', () => {
    expect(offsetIn(block, text('elsewhere'), 0)).toBeNull();
  });
});

describe('the words a comment is about', () => {
  const words = 'Refine it before it returns to the Governing Bodies.';

  test('stand where they were chosen, even when they stand elsewhere too', () => {
    expect(findWords(words, 'it', { from: 17, to: 19 })).toEqual({ from: 17, to: 19 });
  });

  test('are found at their only place when somebody typed them', () => {
    expect(findWords(words, ' Governing Bodies ', null)).toEqual({ from: 35, to: 51 });
  });

  test('are found again when the text before them has grown', () => {
    expect(findWords(`Please ${words}`, 'Refine', { from: 0, to: 6 })).toEqual({ from: 7, to: 13 });
  });

  test('are said to be missing, or to stand there several times', () => {
    expect(findWords(words, 'Governing bodies', null)).toBe('missing');
    expect(findWords(words, '  ', null)).toBe('missing');
    expect(findWords(words, 'it', null)).toBe('several');
  });

  test('lose the white space a double click took along', () => {
    expect(trimStretch('Refine it now', { from: 6, to: 10 })).toEqual({ from: 7, to: 9 });
    expect(trimStretch('Refine it', { from: 6, to: 7 })).toBeNull();
  });
});
