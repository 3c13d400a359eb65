import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Where a request comes from, as far as limits count it: an IPv4 address, or the 64 bits of an IPv6 address
 *  that stand for one connection to the internet. */
export type PlaceOf = (c: Context) => string;

/** Proxies that are believed when they say where a request came from: addresses, or ranges as `10.0.0.0/8`.
 *  What anybody else says in a header is nobody's word. */
export function createPlaceOf(trustedProxies: readonly string[]): PlaceOf {
  const trusted = new BlockList();
  for (const one of trustedProxies) {
    const [address = '', bits] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return (c) => {
    let address = plain(getConnInfo(c).remote.address ?? '');
    const said = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim()));
    // From the right: each proxy adds whom it heard, and only what a proxy of ours added counts.
    while (isTrusted(address)) {
      const before = said.pop();
      if (before === undefined || isIP(before) === 0) break;
      address = before;
    }
    return isIP(address) === 6 ? network(address) : address;
  };
}

/** An IPv4 address that came through an IPv6 socket, as itself. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? address;
}

/** The first 64 bits. */
function network(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const all = [...left, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...right];
  return `${all
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
