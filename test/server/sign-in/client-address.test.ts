import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { expect, test } from 'vitest';
import { createPlaceOf } from '#server/http/client-address.ts';

/** A request as it came from `socket`, with what it says of itself. */
function request(socket: string, forwarded?: string): Context {
  return {
    env: { incoming: { socket: { remoteAddress: socket, remotePort: 1, remoteFamily: 'IPv4' } } },
    req: { header: (name: string) => (name === 'x-forwarded-for' ? forwarded : undefined) },
  } as unknown as Context;
}

test('the harness stands for what the server gives', () => {
  expect(getConnInfo(request('192.0.2.1')).remote.address).toBe('192.0.2.1');
});

test.each([
  ['nobody is believed without a setting', [], '192.0.2.1', '198.51.100.1', '192.0.2.1'],
  ['a named proxy is believed', ['192.0.2.1'], '192.0.2.1', '198.51.100.1', '198.51.100.1'],
  ['another is not', ['192.0.2.9'], '192.0.2.1', '198.51.100.1', '192.0.2.1'],
  [
    'only what it added counts',
    ['192.0.2.1'],
    '192.0.2.1',
    '9.9.9.9, 198.51.100.1',
    '198.51.100.1',
  ],
  ['a row of proxies', ['10.0.0.0/8'], '10.0.0.1', '198.51.100.1, 10.2.3.4', '198.51.100.1'],
  ['a proxy that adds nothing', ['10.0.0.0/8'], '10.0.0.1', undefined, '10.0.0.1'],
  ['nonsense in the header', ['10.0.0.0/8'], '10.0.0.1', 'me', '10.0.0.1'],
  ['an IPv4 address in an IPv6 socket', [], '::ffff:192.0.2.1', undefined, '192.0.2.1'],
  ['an IPv6 address counts by its /64', [], '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['however it is written', [], '2001:DB8:1:2::1', undefined, '2001:db8:1:2::/64'],
  ['with a zone', [], 'fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['an IPv6 proxy', ['2001:db8::/32'], '2001:db8::1', '2001:db9::1', '2001:db9:0:0::/64'],
])('%s', (_, trusted, socket, forwarded, place) => {
  expect(createPlaceOf(trusted as string[])(request(socket, forwarded))).toBe(place);
});
