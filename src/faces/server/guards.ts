import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { cureBy, ForbiddenError, InputError } from '../../foundation/errors.ts';
import { sizeText } from '../../foundation/quantity/format.ts';
import { addressOf, isHere, urlOf } from './identity/came-from.ts';
import { paceOf, sharedPaceOf, turnsOf } from './identity/pace.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal, tooMuch } from './replies.ts';

/** Names under which this machine reaches itself. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** Seconds that a browser comes back with HTTPS only. */
const HTTPS_ONLY_S = 31_536_000;

/** Largest body [byte]: a table of 5,000 lots with their analyses has some 5 MB. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** What a document of data may do: nothing. A page says its own. */
const NOTHING_RUNS = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const headers = secureHeaders({
  // with `no-referrer` a browser sends a form of this server with `Origin: null`
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  crossOriginResourcePolicy: 'same-origin',
  crossOriginOpenerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

/** Headers that keep a browser from doing more than it should: nothing is loaded from elsewhere. */
export const securityHeaders: MiddlewareHandler = (c, next) =>
  headers(c, async () => {
    await next();
    if (!c.res.headers.has('content-security-policy'))
      c.res.headers.set('Content-Security-Policy', NOTHING_RUNS);
    if (urlOf(c).protocol === 'https:')
      c.res.headers.set('Strict-Transport-Security', `max-age=${HTTPS_ONLY_S}`);
  });

/** Refuses another name of this machine (DNS rebinding), and a write that another site sends (CSRF). */
export const sameSite =
  ({ names = LOOPBACK }: Pick<Plant, 'names'>): MiddlewareHandler =>
  async (c, next) => {
    if (hostsNamed(c.env?.incoming) > 1)
      throw new InputError('this request names more than one host', {
        path: 'Host',
        allowed: 'one Host header',
        cure: 'send one; a proxy in front of this server may add the second',
      });
    const { hostname, host, protocol } = urlOf(c);
    if (!names.has(hostname))
      throw new ForbiddenError('this server answers to its own name only', {
        path: 'Host',
        allowed: [...names].join(', '),
        ...cureBy('name it when the server is started', 'terminal/serve', { name: null }),
      });
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const site = c.req.header('sec-fetch-site') ?? 'none';
    const origin = c.req.header('origin');
    if (
      !['none', 'same-origin'].includes(site) ||
      (origin !== undefined && !isOrigin(origin, protocol, host))
    )
      throw new ForbiddenError('this request comes from another site', {
        path: 'Origin',
        allowed: 'a page of this server, or a program that sends no Origin',
      });
    return next();
  };

/** Host headers of a request as they came (RFC 9112, 3.2: more than one is answered with 400); 0 without a connection, as in tests. */
const hostsNamed = (incoming: IncomingMessage | undefined): number =>
  incoming?.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length ?? 0;

/** True for the origin of that protocol and host; `null` and what is not one are not. */
const isOrigin = (origin: string, protocol: string, host: string): boolean =>
  URL.canParse(origin) && new URL(origin).origin === `${protocol}//${host}`;

/** Pace of one other machine, at all processes of the server together: a yard page loads some 40 files, and a plant may share one address. */
const PACE = { perSecond: 50, atOnce: 400 } as const;

/** Refuses (429) an address of another machine that asks faster than people do. */
export function steadyPace({
  clock,
  office,
  isShared = false,
}: Pick<Plant, 'clock' | 'office' | 'isShared'>): MiddlewareHandler {
  const alone = paceOf(PACE);
  const within = isShared
    ? sharedPaceOf(PACE, async () => (await office()).pace)
    : (address: string) => alone(address, clock().getTime());
  return async (c, next) => {
    if (isHere(addressOf(c)) || (await within(addressOf(c)))) return next();
    throw new HttpRefusal(
      429,
      new ForbiddenError('too many requests from this address', {
        allowed: `${PACE.perSecond} a second`,
        cure: 'wait a second',
      }),
      { headers: { 'Retry-After': '1' } },
    );
  };
}

/** Largest body [byte] of what signs somebody in. */
export const SMALL_BODY = 20_000;

/** Refuses a body above the limit (413) before it is read whole. */
export const smallBodies = (largest = LARGEST_BODY): MiddlewareHandler =>
  bodyLimit({
    maxSize: largest,
    onError: () => {
      throw new HttpRefusal(
        413,
        new InputError('the body is too large', {
          path: 'body',
          unit: 'byte',
          allowed: `at most ${sizeText(largest)}`,
          cure: 'send it in parts',
        }),
      );
    },
  });

/** Bytes of a refused body that are read and thrown away, so that its sender hears why [byte]; beyond, the connection is cut. */
const MOST_DISCARDED = 4 * LARGEST_BODY;

/**
 * Answers once the whole body has come, also where it was refused unread: who still sends does not listen, and loses the answer with
 * the connection. What is thrown away takes no memory; the time of a request bounds it.
 */
export const heardOut: MiddlewareHandler = async (c, next) => {
  await next();
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  const { body, bodyUsed } = c.req.raw;
  if (!incoming || incoming.complete || incoming.destroyed || bodyUsed || !body || body.locked) return;
  const reader = body.getReader();
  let left = MOST_DISCARDED;
  while (left > 0) {
    const part = await Promise.race([
      reader.read().catch(() => null),
      // who sends nothing waits for the answer
      setTimeout(SILENT_MS, null, { ref: false }),
    ]);
    if (!part?.value) return;
    const { value } = part;
    left -= value.length;
  }
};

/** After so long without a part of it nobody sends the rest before the answer [ms]. */
const SILENT_MS = 1000;

/** A body from here on is large [byte]: it takes some ten times its size in memory while it is read and booked. */
const LARGE_BODY = 1024 * 1024;
/** Large bodies that are read and answered at once, and that wait for their turn. */
const LARGE_AT_ONCE = { atOnce: 2, waiting: 16 } as const;
/** After so long a large body may be sent again [s]. */
const LARGE_WAIT_S = 5;

/** Answers large bodies in turns, so that many at once do not take the memory of the rest (503). */
export function largeInTurns(): MiddlewareHandler {
  const inTurn = turnsOf(LARGE_AT_ONCE);
  return async (c, next) => {
    const { headers } = c.req.raw;
    const length = headers.has('transfer-encoding')
      ? LARGEST_BODY
      : Number(headers.get('content-length') ?? 0);
    if (length < LARGE_BODY) return next();
    const done = await inTurn(async () => {
      await next();
      return true;
    });
    if (done === null)
      throw tooMuch(503, 'too many large requests at once', {
        allowed: `${LARGE_AT_ONCE.atOnce} above ${sizeText(LARGE_BODY)} at once, ${LARGE_AT_ONCE.waiting} that wait`,
        cure: `send it again in ${LARGE_WAIT_S} seconds`,
        wait_s: LARGE_WAIT_S,
      });
  };
}

/** Says which version answers, and refuses a page of another one (426). */
export const handshake =
  ({ version, clock }: Pick<Plant, 'version' | 'clock'>): MiddlewareHandler =>
  async (c, next) => {
    c.header('Remelt-Version', version);
    c.header('Cache-Control', 'private, no-cache');
    c.header('Vary', 'Accept, Authorization, Cookie');
    const client = c.req.header('remelt-client');
    if (client !== undefined && client !== version)
      throw new HttpRefusal(
        426,
        new InputError('this page is of another version than the server', {
          path: 'Remelt-Client',
          allowed: version,
          cure: 'load the page again; what was typed can be copied before',
        }),
      );
    await next();
    // a page whose device has a wrong clock books by this one
    c.res.headers.set('Remelt-Time', clock().toISOString());
  };
