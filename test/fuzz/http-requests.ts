import { type Dice, dice } from '#test/harness/dice.ts';

/** A route as `/api/openapi.json` describes it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/api/meetings/{id}`. */
  readonly path: string;
  readonly query: Readonly<Record<string, Schema>>;
  readonly body: Schema | null;
}

export interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

export interface BadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

interface Described {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
}

export function routesOf(document: {
  readonly paths: Record<string, Record<string, Described>>;
}): readonly Route[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      query: Object.fromEntries(
        parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema]),
      ),
      body: requestBody?.content['application/json']?.schema ?? null,
    })),
  );
}

/** Ids of things that there are, by the word that stands before them in an address. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** A request to a route that is nearly right, or far from it; the same for the same seed. */
export function badRequest(seed: number, routes: readonly Route[], known: Known): BadRequest {
  const chance = dice(seed);
  const route = chance.pick(routes);
  const ids = Object.values(known).flat();
  const path = route.path.replace(/(\w+)\/\{\w+\}/g, (_, kind: string) => {
    const fitting = known[kind] ?? ids;
    const id = chance.chance(0.85) ? chance.pick(fitting) : chance.pick([...ids, nonsense(chance)]);
    return `${kind}/${encoded(chance, id)}`;
  });
  const asked = Object.entries({ ...route.query, constructor: {} })
    .filter(() => chance.chance(0.35))
    .map(([name, schema]) => `${name}=${encoded(chance, String(madeOf(chance, schema, ids, 0)))}`);
  return {
    method: chance.chance(0.95)
      ? route.method
      : chance.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']),
    path: asked.length === 0 ? path : `${path}?${asked.join('&')}`,
    headers: {
      'content-type': chance.chance(0.9)
        ? 'application/json'
        : chance.pick([
            'text/plain',
            'application/x-www-form-urlencoded',
            'multipart/form-data',
            '',
          ]),
    },
    body: route.method === 'GET' ? null : bodyOf(chance, route.body, ids),
  };
}

function bodyOf(chance: Dice, schema: Schema | null, ids: readonly string[]): string {
  if (chance.chance(0.1))
    return chance.pick(['', '{', '[]', 'null', '"', '0', '{"a":}', '\u0000', '{}{}']);
  const text = JSON.stringify(madeOf(chance, schema ?? {}, ids, 0)) ?? 'null';
  if (chance.chance(0.1)) return text.replace(/^\{/, '{"__proto__":{"administrator":true},');
  if (chance.chance(0.1))
    return text.replace(/^\{/, '{"part":"II","part":"I","constructor":{"prototype":{}},');
  return text;
}

function madeOf(chance: Dice, schema: Schema, ids: readonly string[], depth: number): unknown {
  if (depth > 6 || chance.chance(0.04)) return anything(chance);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return madeOf(chance, chance.pick(choices), ids, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return chance.pick(schema.enum);
  if (schema.properties !== undefined) {
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(() => chance.chance(0.93))
        .map(([name, one]) => [name, madeOf(chance, one, ids, depth + 1)]),
    );
  }
  switch (schema.type) {
    case 'array':
      return Array.from({ length: chance.below(4) }, () =>
        madeOf(chance, schema.items ?? {}, ids, depth + 1),
      );
    case 'string':
      if (schema.pattern?.includes('{4}-') === true) return chance.pick(DAYS);
      return chance.chance(0.1)
        ? nonsense(chance)
        : chance.pick([chance.pick(ids), chance.pick(DAYS), 'Words']);
    case 'integer':
    case 'number':
      return chance.pick([0, 1, -1, 3, 1e21, 0.5, 2 ** 53, -(2 ** 31)]);
    case 'boolean':
      return chance.chance(0.5);
    default:
      return anything(chance);
  }
}

const DAYS = [
  '2018-03-01',
  '2018-02-31',
  '2018-13-45',
  '0000-00-00',
  '9999-12-31',
  '2026-11-22',
  '-271821-04-20',
];

const anything = (chance: Dice): unknown =>
  chance.pick<unknown>([
    null,
    true,
    '',
    [],
    {},
    [[[]]],
    0,
    -1,
    1e308,
    'x'.repeat(5000),
    { a: { b: {} } },
    nonsense(chance),
  ]);

function nonsense(chance: Dice): string {
  return chance.pick([
    '',
    '..',
    '../../etc/passwd',
    '%00',
    '\u0000',
    '\ud800',
    '🙂'.repeat(30),
    "'; DROP TABLE seat; --",
    '<script>alert(1)</script>',
    '=1+1',
    'x'.repeat(chance.below(3000)),
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '-1',
    '1e400',
    'ＡＢＣ',
    '\u202e',
    'a/b',
    'a?b#c',
    String(chance.below(1e9)),
  ]);
}

/** In an address: as browsers write it, or raw where that can be sent at all. */
function encoded(chance: Dice, text: string): string {
  const whole = text.toWellFormed();
  if (chance.chance(0.02) && /^[\w.-]*$/.test(whole)) return `${whole}%`;
  return encodeURIComponent(whole);
}
