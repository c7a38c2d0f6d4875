import type { Context } from 'hono';
import { ConflictError } from '../../foundation/errors.ts';
import { hashOfText } from '../../foundation/quantity/canonical.ts';
import { digestWithSalt } from '../../office/password.ts';
import { bodyText, keyIn } from './body.ts';
import type { onceOver } from './once.ts';

/** A write that is not a task of the ledger: of accounts, of devices, of what persons keep. */
interface Write<Answer extends object> {
  readonly once: ReturnType<typeof onceOver>;
  /** Whose key it is: the id of the person, or of who enrols what proves them. */
  readonly by: string;
  readonly work: () => Promise<Answer>;
  /** Its body holds no password: then its hash need not cost anything to guess. */
  readonly holdsNoSecret?: true;
  /** What of the answer nobody is shown twice, in words; it is not kept. */
  readonly shownOnce?: { readonly what: string; readonly cure: string };
}

/**
 * The answer of a write, done once for each idempotency key: the second request gets the answer of the first. Throws InputError without a
 * key, ConflictError for a key that stands for another request, and where the answer of the first held what is shown once.
 */
export async function writtenOnce<Answer extends object>(
  c: Context,
  { once, by, work, holdsNoSecret, shownOnce }: Write<Answer>,
): Promise<Response> {
  const given = keyIn(c);
  const key = hashOfText(`write ${by}\n${given}`);
  // a body may hold a password: what is kept of it costs as much to guess as the password itself
  const asked = `${c.req.path}\n${await bodyText(c)}`;
  const hash = holdsNoSecret ? hashOfText(asked) : await digestWithSalt(asked, key);
  let answer: Answer | undefined;
  const { reply, repeated } = await once(key, hash, async () => {
    answer = await work();
    return { status: 200, body: shownOnce ? '{}' : JSON.stringify(answer) };
  });
  if (answer !== undefined) return c.json(answer);
  if (repeated && shownOnce)
    throw new ConflictError(
      `${shownOnce.what} was made by the first request with this key; its secret is shown once`,
      {
        path: 'Idempotency-Key',
        allowed: 'a new key',
        cure: shownOnce.cure,
      },
    );
  c.header('Idempotency-Replayed', 'true');
  return c.body(reply.body, 200, { 'Content-Type': 'application/json' });
}
