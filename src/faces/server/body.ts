import type { Context } from 'hono';
import { textOf } from '../../documents/json-text.ts';
import { InputError } from '../../foundation/errors.ts';
import { HttpRefusal } from './replies.ts';

/** The idempotency key of a request. Throws InputError where it is missing. */
export function keyIn(c: Context): string {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new InputError(
    key === undefined ? 'the header Idempotency-Key is missing' : 'the Idempotency-Key cannot be kept',
    {
      path: 'Idempotency-Key',
      allowed: '1 to 200 visible ASCII characters',
      cure: 'send a new random key with each booking, and the same one when it is sent again',
    },
  );
}

/** Text of the body. Throws HttpRefusal (415) for a body that is not said to be JSON. */
export async function bodyText(c: Context): Promise<string> {
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/json')
    throw new HttpRefusal(
      415,
      new InputError('the body is not said to be JSON', {
        path: 'Content-Type',
        value: type.slice(0, 100),
        allowed: 'application/json',
      }),
    );
  return textOf(bytes, 'the body');
}

/** Fields of a form that was sent; empty ones are left out. */
export async function formFields(c: Context): Promise<Readonly<Record<string, string | undefined>>> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter(
      (field): field is [string, string] =>
        typeof field[1] === 'string' && field[1] !== '' && field[1].length <= 200,
    ),
  );
}
