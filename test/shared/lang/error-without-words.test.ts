import { globSync, readFileSync } from 'node:fs';
import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { errorWithoutWords } from '#shared/lang/error-without-words.ts';

test('an error is told by its kind and its place, and not by what it quotes', () => {
  const full = Object.assign(new Error('CANARY'), { code: 'SQLITE_FULL' });
  const told = errorWithoutWords(new DrizzleQueryError('insert into person', ['CANARY'], full));
  expect(told).toMatch(/^Error because of Error SQLITE_FULL at /);
  expect(told).not.toContain('CANARY');
  const read = () => JSON.parse('CANARY');
  expect(() => read()).toThrow('CANARY');
  try {
    read();
  } catch (error) {
    expect(errorWithoutWords(error)).toMatch(/^SyntaxError at /);
    expect(errorWithoutWords(error)).not.toContain('CANARY');
  }
  expect(errorWithoutWords('CANARY')).toBe('string');
});

test('no room that handles what people wrote logs an error in its own words', () => {
  const rooms = '{access,accounts,app,commands,http,mail,projector,publish,queries,records}';
  const paths = ['server/app.ts', ...globSync(`server/${rooms}/**/*.ts`)];
  const own = /\b(?:error|why): (?:String\(error\)|error\.message|message)\b/;
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => own.test(readFileSync(path, 'utf8')))).toEqual([]);
});
