import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The plan of the house: which room may import which. To change the house, change this table in the same
 *  commit and say why in README's decisions. `npm` names the outside packages a room may use; a room
 *  without `npm` uses what it likes. */
interface Room {
  readonly may: readonly string[];
  readonly npm?: readonly string[];
}

const LANG = ['shared/lang', 'shared/ids'];
const DOMAIN = [...LANG, 'shared/domain'];

const HOUSE: Record<string, Room> = {
  'shared/lang': { may: [], npm: [] },
  'shared/ids': { may: ['shared/lang'], npm: [] },
  'shared/domain': { may: LANG, npm: [] },
  'shared/access': { may: DOMAIN, npm: [] },
  'shared/document': {
    may: DOMAIN,
    npm: ['yjs', 'lib0', 'prosemirror-model', 'canonicalize', 'diff'],
  },
  'shared/protocol': { may: DOMAIN, npm: ['zod'] },

  'server/db': { may: LANG },
  'server/journal': { may: [...LANG, 'server/db'] },
  'server/relay': { may: [...LANG, 'shared/protocol', 'server/journal'] },
  'server/records': { may: [...DOMAIN, 'shared/protocol', 'server/db'] },
  'server/projector': {
    may: [...DOMAIN, 'shared/document', 'server/journal', 'server/records'],
    npm: ['yjs'],
  },
  'server/accounts': { may: [...DOMAIN, 'server/db', 'server/records', 'server/mail'] },
  'server/access': { may: [...DOMAIN, 'shared/access', 'server/records'] },
  'server/commands': { may: [...DOMAIN, 'shared/access', 'shared/document', 'server/records'] },
  'server/queries': {
    may: [
      ...DOMAIN,
      'shared/access',
      'shared/document',
      'shared/protocol',
      'server/records',
      'server/journal',
    ],
  },
  'server/publish': { may: [...DOMAIN, 'shared/document'] },
  'server/mail': { may: [...DOMAIN, 'server/records'] },
  'server/http': {
    may: [
      ...DOMAIN,
      'shared/protocol',
      'server/accounts',
      'server/access',
      'server/commands',
      'server/queries',
      'server/publish',
    ],
  },
  'server/metrics': {
    may: [...LANG, 'shared/protocol', 'server/journal', 'server/relay', 'server/projector'],
    npm: ['prom-client'],
  },
  'server/config': { may: ['shared/lang'], npm: ['zod'] },
  'server/app': { may: ['shared', 'server'] },
  'server/demo': {
    may: [...DOMAIN, 'shared/document', 'server/commands', 'server/records'],
    npm: ['yjs'],
  },
  'server/main': {
    may: [
      'server/app',
      'server/config',
      'server/db',
      'server/journal',
      'server/commands',
      'server/demo',
      'server/mail',
      'server/metrics',
    ],
  },
  'server/cli': {
    // `npm run verify` holds what was done against the rules it was done by.
    may: [
      ...DOMAIN,
      'shared/document',
      'server/accounts',
      'server/records',
      'server/app',
      'server/config',
      'server/db',
      'server/journal',
      'server/commands',
      'server/demo',
    ],
  },

  'client/ui': { may: ['shared/lang'] },
  'client/connection': { may: [...LANG, 'shared/protocol'] },
  'client/live': { may: [...DOMAIN, 'shared/protocol'] },
  'client/editor': {
    may: [...DOMAIN, 'shared/document', 'client/connection', 'client/live', 'client/ui'],
  },
  'client/pages': {
    may: [
      ...DOMAIN,
      'shared/access',
      'shared/document',
      'shared/protocol',
      'client/connection',
      'client/editor',
      'client/live',
      'client/ui',
    ],
  },
  'client/main': { may: ['client/pages', 'client/live', 'client/ui'] },
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('node_modules') && !path.startsWith('client/dist'));
}

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return `${top}/${second.replace(/\.(ts|tsx|mjs)$/, '')}`;
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return relative(root, join(root, dirname(path), specifier));
  return null;
}

const config = /^client\/vite\.config\.ts$/;

test('every import keeps to the plan of the house', () => {
  const broken: string[] = [];
  for (const path of ['shared', 'server', 'client'].flatMap(sourceFiles)) {
    if (config.test(path)) continue;
    const room = roomOf(path);
    const plan = HOUSE[room];
    if (plan === undefined) {
      broken.push(`${path} stands in no room of the plan`);
      continue;
    }
    for (const specifier of importsOf(path)) {
      const target = targetOf(path, specifier);
      if (target === null) {
        const bare = specifier.startsWith('@')
          ? specifier.split('/').slice(0, 2).join('/')
          : (specifier.split('/')[0] ?? '');
        const isNode = room.startsWith('server/') && bare.startsWith('node:');
        if (plan.npm && !isNode && !plan.npm.includes(bare)) broken.push(`${path} uses ${bare}`);
        continue;
      }
      const other = roomOf(target);
      const allowed =
        other === room || plan.may.includes(other) || plan.may.includes(other.split('/')[0] ?? '');
      if (!allowed) broken.push(`${path} imports ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

test('a small file keeps to one thing: none passes 400 lines', () => {
  const long = ['shared', 'server', 'client', 'test']
    .flatMap(sourceFiles)
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});
