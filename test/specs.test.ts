import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function found(paths: readonly string[], pattern: RegExp): string[] {
  const all = paths.flatMap((path) => [
    ...readFileSync(join(root, path), 'utf8').matchAll(pattern),
  ]);
  return all.map((match) => match[1] ?? '');
}

const rules = found(filesIn('server', 'SPEC.md'), /^- \*\*([A-Z]\d+)\*\* /gm);
const cited = new Set(found(filesIn('test', '.ts'), /(?<=['` ])\[([A-Z]\d+)\] /g));

test('every rule of a SPEC.md has a number of its own and a test that cites it', () => {
  expect(rules).toEqual([...new Set(rules)]);
  expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
});

test('every rule that a test cites is written down', () => {
  expect([...cited].filter((rule) => !rules.includes(rule))).toEqual([]);
});

test('every decision that a comment cites is in the README', () => {
  const code = ['shared', 'server', 'client', 'test'].flatMap((folder) =>
    ['.ts', '.tsx'].flatMap((ending) => filesIn(folder, ending)),
  );
  const cites = found(code, /\bdecisions? (\d+(?: and \d+)*)/g).flatMap((one) =>
    one.split(' and '),
  );
  const [, decisions = ''] = readFileSync(join(root, 'README.md'), 'utf8').split(
    '\n## Decisions\n',
  );
  const listed = [...decisions.matchAll(/^(\d+)\. /gm)].map((match) => match[1]);
  expect(cites.length).toBeGreaterThan(20);
  expect(cites.filter((one) => !listed.includes(one))).toEqual([]);
});
