import type { Dice } from '#test/harness/dice.ts';
import { bytesOf, type Token, tokensOf } from './update-tokens.ts';

/** What a hostile sender knows of the document. */
export interface Knowledge {
  readonly clients: readonly number[];
  readonly clocks: readonly number[];
}

const NAMES = [
  ...[
    'content',
    'items',
    'elsewhere',
    '__proto__',
    'constructor',
    'paragraph',
    'listItem',
    'table',
  ],
  ...[
    'iframe',
    'id',
    'href',
    'bold',
    'comment--abcdefgh',
    '',
    'null',
    '{}',
    '[[[[[[[[]]]]]]]]',
    '1e999',
  ],
].map((name) => new TextEncoder().encode(name));

const NUMBERS = [0, 1, 2, 3, 127, 128, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1];

/** A sound update with one to four bytes changed, dropped or added. */
export function withBytesChanged(update: Uint8Array, dice: Dice): Uint8Array {
  const bytes = [...update];
  for (let i = 1 + dice.below(4); i > 0; i--) {
    const at = dice.below(bytes.length + 1);
    const kind = dice.below(4);
    if (kind === 0) bytes.splice(at, 1);
    else if (kind === 1) bytes.splice(at, 0, dice.below(256));
    else if (kind === 2) bytes[at] = dice.below(256);
    else bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.below(8));
  }
  return Uint8Array.from(bytes);
}

/** A sound update with one field changed: everything else still reads as it did. */
export function withFieldChanged(update: Uint8Array, dice: Dice, knows: Knowledge): Uint8Array {
  const tokens = tokensOf(update);
  for (let i = dice.chance(0.8) ? 1 : 2; i > 0; i--) {
    const at = dice.below(tokens.length);
    const token = tokens[at];
    if (token === undefined) continue;
    const choice = dice.below(20);
    if (choice === 0) tokens.splice(at, 1);
    else if (choice === 1) tokens.splice(at, 0, token);
    else if (choice === 2) tokens.splice(at, 1, dice.pick(tokens));
    else tokens[at] = changed(token, tokens, dice, knows);
  }
  return bytesOf(tokens);
}

function changed(token: Token, all: readonly Token[], dice: Dice, knows: Knowledge): Token {
  const { name } = token;
  if (token.kind === 'raw') {
    const same = all.flatMap((one) => (one.kind === 'raw' ? [one.value] : []));
    return { name, kind: 'raw', value: dice.chance(0.7) ? dice.pick(NAMES) : dice.pick(same) };
  }
  if (token.kind === 'byte') {
    const value = dice.chance(0.6) ? token.value ^ (1 << dice.below(8)) : dice.below(256);
    return { name, kind: 'byte', value };
  }
  return { name, kind: 'number', value: otherNumber(name, token.value, dice, knows) };
}

function otherNumber(name: string, value: number, dice: Dice, knows: Knowledge): number {
  const choice = dice.below(10);
  if (choice < 2) return value + 1;
  if (choice < 4) return Math.max(0, value - 1);
  if (choice < 6) return dice.pick(NUMBERS);
  if (name.endsWith('client')) return dice.pick(knows.clients);
  if (name.endsWith('clock') || name === 'length') {
    return Math.max(0, dice.pick(knows.clocks) + dice.below(5) - 2);
  }
  return dice.below(300);
}
