import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { ApiFault, apiGet, apiPost, NO_CONNECTION, SIGNED_OUT } from '#client/live/api.ts';

const answer = z.object({ name: z.string() });

function serverSays(body: unknown, status = 200): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }));
}

async function faultOf(asking: Promise<unknown>): Promise<ApiFault> {
  const fault = await asking.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof ApiFault)) throw new Error('Expected a fault');
  return fault;
}

afterEach(() => vi.unstubAllGlobals());

test('an answer is read with its schema', async () => {
  serverSays({ name: 'Brent', more: 1 });
  expect(await apiGet('/api/x', answer)).toEqual({ name: 'Brent' });
});

test('an order without a schema has no answer', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  expect(await apiPost('/api/x', {})).toBeUndefined();
});

test('a refusal keeps the server’s code, words and fields', async () => {
  const fields = [{ path: 'note', message: 'Enter a reason' }];
  serverSays({ code: 'reason-missing', message: 'Enter a reason.', fields }, 422);
  const fault = await faultOf(apiPost('/api/x', {}));
  expect({ code: fault.code, message: fault.message, fields: fault.fields }).toEqual({
    code: 'reason-missing',
    message: 'Enter a reason.',
    fields,
  });
});

test('a session that is over is told apart from every other refusal', async () => {
  serverSays({ code: 'whatever', message: 'No.' }, 401);
  expect((await faultOf(apiGet('/api/x', answer))).code).toBe(SIGNED_OUT);
});

test('a broken connection is said in a plain sentence', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch');
  });
  const fault = await faultOf(apiGet('/api/x', answer));
  expect(fault.code).toBe(NO_CONNECTION);
  expect(fault.message).not.toContain('fetch');
});

test('a proxy’s error page and an answer of another shape are faults, not crashes', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect((await faultOf(apiGet('/api/x', answer))).message).toContain('Something went wrong');
  serverSays({ nome: 1 });
  expect((await faultOf(apiGet('/api/x', answer))).message).toContain('Reload');
});
