import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { insideLargePackage } from '#server/main/quicken-imports.ts';

const drizzle = dirname(fileURLToPath(import.meta.resolve('drizzle-orm')));

test('every import from one file of Drizzle to another leads to a file that is there', () => {
  const files = readdirSync(drizzle, { recursive: true, encoding: 'utf8' });
  const modules = files.filter((file) => file.endsWith('.js')).map((file) => join(drizzle, file));
  const known = new Set(modules.map((file) => pathToFileURL(file).href));
  const astray = modules.flatMap((file) => {
    const parent = pathToFileURL(file).href;
    const imports = readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/g);
    return [...imports]
      .map(([, specifier = '']) => insideLargePackage(specifier, parent))
      .filter((url) => url === null || !known.has(url));
  });
  expect(astray).toEqual([]);
  const { type } = JSON.parse(readFileSync(join(drizzle, 'package.json'), 'utf8'));
  expect(type).toBe('module');
});

test('an import from anywhere else goes its usual way', () => {
  expect(insideLargePackage('./app.ts', 'file:///srv/server/main.ts')).toBe(null);
  expect(insideLargePackage('better-sqlite3', `file://${drizzle}/driver.js`)).toBe(null);
  expect(insideLargePackage('./app.ts', undefined)).toBe(null);
});
