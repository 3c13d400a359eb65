import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// Tests that nobody runs prove nothing. A glob that matches too little, or a test left switched off, is
// found here and not years later.

/** To be raised now and then, never lowered without a reason. */
const FEWEST_FILES = 205;
const FEWEST_TESTS = 1120;

const TEST_CALL = /^\s*(?:test|it)(?:\.\w+\([^)]*\))?\(/gm;

const here = dirname(fileURLToPath(import.meta.url));
const texts = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(here, path), 'utf8') }));
const tests = texts.filter(({ path }) => path.endsWith('.test.ts'));

test('there are at least as many tests as there were', () => {
  const count = tests.reduce((sum, { text }) => sum + (text.match(TEST_CALL)?.length ?? 0), 0);
  expect(tests.length).toBeGreaterThanOrEqual(FEWEST_FILES);
  expect(count).toBeGreaterThanOrEqual(FEWEST_TESTS);
});

test('whatever declares tests at its top is named as a test, or is a part of one', () => {
  const lost = texts
    .filter(({ path }) => !/\.(test|bench)\.ts$/.test(path) && !/^(contract|harness)\//.test(path))
    .filter(({ text }) => text.search(TEST_CALL) >= 0)
    .map(({ path }) => path);
  expect(lost).toEqual([]);
});

test('no test is switched off, and none keeps the others from running', () => {
  const off = tests
    .filter(({ path }) => path !== 'discovery.test.ts')
    .filter(({ text }) => /\b(test|it|describe)\.(only|skip|todo|fails)\(/.test(text))
    .map(({ path }) => path);
  expect(off).toEqual([]);
});

test('there is one copy of yjs, for two would not know each other’s documents', () => {
  const modules = join(here, '..', 'node_modules');
  const copies = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|node_modules\/)yjs\/package\.json$/.test(path),
  );
  expect(copies).toEqual([join('yjs', 'package.json')]);
});
