import { createHash, createHmac } from 'node:crypto';
import { InputError } from '../../foundation/errors.ts';
import type { Condition } from '../driver.ts';
import { secretText, variableOf } from '../secrets.ts';

/** What a bell needs, and where it tells how its receiver is. */
export interface DoorbellPort {
  readonly source: string;
  readonly url: string;
  readonly now: () => Date;
  readonly say: (condition: Condition, words: string) => void;
  /** The receiver took the bell for this cursor. */
  readonly taken: (cursor: string) => void;
  readonly environment?: NodeJS.ProcessEnv;
  /** First and longest wait before a bell is rung again [ms]. */
  readonly again_ms?: readonly [first: number, longest: number];
  /** Time in which a receiver has to answer [ms]. */
  readonly answer_ms?: number;
}

/** Tells a receiver that there is news, and nothing of what it is: that it fetches from the feed. */
export interface Doorbell {
  /** The feed goes up to this cursor now. Returns at once. */
  readonly news: (cursor: string) => void;
  readonly close: () => void;
}

/** Waits double from the first to the longest, and go on for as long as it takes [ms]. */
const AGAIN_MS = [5000, 900_000] as const;
/** Time in which a receiver has to answer [ms]. */
const ANSWER_MS = 15_000;

/** How long to wait after so many failures in a row [ms]. */
export const waitAfter = (failures: number, [first, longest]: readonly [number, number] = AGAIN_MS): number =>
  Math.min(longest, first * 2 ** Math.min(failures - 1, 30));

/** A bell that rings until its receiver takes it. News that comes while it waits replaces what it would have told. */
export function doorbell(port: DoorbellPort): Doorbell {
  const { now, say, taken } = port;
  const closing = new AbortController();
  let wanted: string | null = null;
  let isRinging = false;
  let timer: NodeJS.Timeout | undefined;
  let [failures, since] = [0, ''];

  const ring = async (cursor: string): Promise<void> => {
    const fault = await faultOf(port, { cursor, signal: closing.signal });
    if (closing.signal.aborted) return;
    if (fault === null) {
      [failures, since] = [0, ''];
      if (wanted === cursor) wanted = null;
      taken(cursor);
      say('works', 'it took the last bell');
    } else {
      failures += 1;
      since ||= now().toISOString();
      say('fault', `${fault}; it has failed since ${since}, and is told again by itself`);
    }
  };
  const next = (): void => {
    const cursor = wanted;
    if (cursor === null || isRinging || timer !== undefined || closing.signal.aborted) return;
    isRinging = true;
    void ring(cursor).finally(() => {
      isRinging = false;
      if (failures === 0) return next();
      timer = setTimeout(
        () => {
          timer = undefined;
          next();
        },
        waitAfter(failures, port.again_ms),
      ).unref();
    });
  };

  return {
    news: (cursor) => {
      wanted = cursor;
      next();
    },
    close: () => {
      clearTimeout(timer);
      closing.abort();
    },
  };
}

interface Ring {
  readonly cursor: string;
  readonly signal: AbortSignal;
}

/** Rings once: null where it was taken, or what is wrong. */
async function faultOf(port: DoorbellPort, { cursor, signal }: Ring): Promise<string | null> {
  const { answer_ms = ANSWER_MS } = port;
  const late = AbortSignal.timeout(answer_ms);
  try {
    const body = JSON.stringify({ cursor });
    const reply = await fetch(port.url, {
      ...{ method: 'POST', body, redirect: 'manual', signal: AbortSignal.any([signal, late]) },
      headers: { 'content-type': 'application/json', ...signed(port, body) },
    });
    await reply.body?.cancel();
    return reply.ok ? null : `it answered ${reply.status}${meaningOf(reply.status)}`;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    if (late.aborted) return `it did not answer within ${answer_ms / 1000} s`;
    const { code = '' } = (error as { readonly cause?: { readonly code?: string } }).cause ?? {};
    if (CERTIFICATE.test(code))
      return `its certificate is not trusted (${code}): renew it, or start the server with NODE_EXTRA_CA_CERTS for its issuer`;
    return `it cannot be reached${code === '' ? '' : ` (${code})`}`;
  }
}

/** Codes of a certificate that is not of its address, has ended, or that nobody vouches for. */
const CERTIFICATE = /CERT|UNABLE_TO_VERIFY|ISSUER/;

/** What an answer says of what is set wrong, where it says it. */
function meaningOf(status: number): string {
  if (status >= 300 && status < 400) return ': a bell goes nowhere else, so enter the address where it leads';
  if (status === 401 || status === 403) return ': both sides need the same secret';
  return status === 404 || status === 410 ? ': nobody takes bells at this address' : '';
}

/** The headers of Standard Webhooks. The same news has the same id, however often it is told. */
function signed({ source, now, environment }: DoorbellPort, body: string): Record<string, string> {
  const key = keyOf(source, environment);
  const id = `msg_${createHash('sha256').update(`${source}\n${body}`).digest('hex').slice(0, 32)}`;
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** Bytes of a key: fewer can be guessed, more are cut by others. */
const [LEAST, MOST] = [24, 64];

/** The key of a source. Throws InputError, without the key, where it is missing or not valid. */
function keyOf(source: string, environment: NodeJS.ProcessEnv = process.env): Buffer {
  const of = { driver: 'WEBHOOK', source, environment } as const;
  const name = variableOf(of, 'SECRET');
  const allowed = `whsec_ and ${LEAST} to ${MOST} bytes in base64`;
  const text = secretText(of, 'SECRET');
  if (text === undefined)
    throw new InputError(`it has no secret: set ${name}, or ${name}_FILE to a file that holds it`, {
      path: name,
      allowed,
    });
  const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const key = Buffer.from(base64, 'base64');
  if (key.length >= LEAST && key.length <= MOST) return key;
  throw new InputError(`its secret is not ${allowed}: correct ${name}`, { path: name, allowed });
}
