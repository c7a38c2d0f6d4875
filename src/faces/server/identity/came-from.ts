import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { ForbiddenError, InputError } from '../../../foundation/errors.ts';

/** Machines in front of this server that hand requests on, by their addresses. */
export interface Balancers {
  readonly has: (address: string) => boolean;
}

/**
 * The balancers of a list such as `10.0.0.5, 10.1.0.0/24, ::1`. Throws InputError for what is not an address or a range.
 */
export function balancersOf(typed: string): Balancers {
  const list = new BlockList();
  for (const one of typed.split(',').map((part) => part.trim())) {
    const [address = '', bits, ...more] = one.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const most = family === 'ipv6' ? 128 : 32;
    const isRange =
      bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= most);
    if (isIP(address) === 0 || !isRange || more.length > 0)
      throw new InputError(`"${one.slice(0, 60)}" is not the address of a balancer`, {
        path: '--balancer',
        value: one.slice(0, 60),
        allowed: 'addresses and ranges, with commas: 10.0.0.5,10.1.0.0/24',
        cure: 'name the address from which the balancer connects',
      });
    list.addSubnet(address, Number(bits ?? most), family);
  }
  return {
    has: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  };
}

/** Where a request came from, and the address that its browser has asked. */
interface CameFrom {
  readonly address: string;
  readonly url: string;
}
const known = new WeakMap<Request, CameFrom>();

/** An address of IPv4 that a socket of IPv6 shows. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');

/** The address at the other end of the connection; tests call the server without one. */
const peerOf = (c: Context): string =>
  c.env?.incoming ? plain(getConnInfo(c).remote.address ?? 'unknown') : 'here';

/** Address of the network that a request comes from: behind a balancer, what that says. */
export const addressOf = (c: Context): string => known.get(c.req.raw)?.address ?? peerOf(c);

/** The address that the browser has asked: behind a balancer that ends HTTPS, one of HTTPS. */
export const urlOf = (c: Context): URL => new URL(known.get(c.req.raw)?.url ?? c.req.url);

/** True for an address of this machine. */
export const isHere = (address: string): boolean =>
  address === 'here' || address === '::1' || address.startsWith('127.');

/**
 * Takes from the balancers, and from nobody else, who asks: `X-Forwarded-For`, in which the last address that is not a balancer counts, and
 * `X-Forwarded-Proto`. Who comes past them is refused unless the server has HTTPS of its own or they are at this machine: a balancer is told of so
 * that nobody else reads what goes over the network unsealed.
 */
export function behind(balancers: Balancers): MiddlewareHandler {
  return async (c, next) => {
    const peer = peerOf(c);
    const isSealed = c.req.url.startsWith('https:');
    if (!balancers.has(peer)) {
      if (isSealed || isHere(peer)) return next();
      throw new ForbiddenError('this server answers its balancer only', {
        path: 'address',
        value: peer,
        allowed: 'the address of a balancer',
        cure: 'ask the balancer; or name this address when the server is started',
      });
    }
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim()));
    const address = hops.findLast((one) => isIP(one) !== 0 && !balancers.has(one)) ?? peer;
    const isHttps = isSealed || c.req.header('x-forwarded-proto')?.trim().toLowerCase() === 'https';
    known.set(c.req.raw, { address, url: c.req.url.replace(/^https?:/, isHttps ? 'https:' : 'http:') });
    return next();
  };
}
