import type { Context } from 'hono';
import type { z } from 'zod';
import { parseDocument } from '../../documents/common.ts';
import type { confirmationDocument, confirmationOrder } from '../../documents/session.ts';
import { ForbiddenError } from '../../foundation/errors.ts';
import { hashOf, hashOfText } from '../../foundation/quantity/canonical.ts';
import type { AnyTask } from '../../tasks/registry.ts';
import { type Caller, callerOf } from './caller.ts';
import { forSentence, hasPasskey, provedByPasskey } from './passkeys.ts';
import type { Plant } from './plant.ts';
import { HttpRefusal } from './replies.ts';
import { newSecret, provedByAccount, provedByToken } from './session.ts';
import { tried } from './tries.ts';

/** Header in which a booking carries that its person was asked again. */
export const CONFIRMATION = 'Remelt-Confirmation';
/** How long a confirmation holds [ms]. */
const HOLDS_MS = 120_000;

/** What a person says once more: the sentence as it was asked for, and what proves them. */
type Confirming = z.infer<typeof confirmationOrder>;

/**
 * Throws HttpRefusal 401 with the code `confirm-person` and the sentence where an order is one that is signed and its person was not
 * asked again for this very sentence; ForbiddenError for a program. Answers what ends the confirmation once the order is booked.
 */
export async function requireConfirmation(
  c: Context,
  { task, order, caller }: { readonly task: AnyTask; readonly order: unknown; readonly caller: Caller },
  plant: Plant,
): Promise<() => Promise<void>> {
  const read = parseDocument(task.order, order, task.name);
  const words = (await task.signs?.(read, caller.person.name, caller.context)) ?? null;
  if (words === null) return async () => undefined;
  if (caller.how === 'program')
    throw new ForbiddenError(`a token for programs signs nothing, so ${task.name} is not done with it`, {
      path: 'Authorization',
      allowed: 'a session, or the own token of the person',
      cure: 'let the person sign in and sign',
    });
  // the whole order is signed, also what the words leave out
  const sentence = `${words} (request ${hashOf(order).slice(0, 12)})`;
  const { accounts } = await plant.office();
  const hash = hashOfText(c.req.header(CONFIRMATION) ?? '');
  const made = await accounts.confirmation(hash, plant.clock().toISOString());
  const meant = made?.credential === caller.credential && made.meaning === hashOfText(sentence);
  if (!meant) throw askAgain(sentence, caller, await hasPasskey(caller.person, plant));
  return () => accounts.endConfirmation(hash);
}

/** By what a person is asked again who came in so. */
const ASKED_BY = {
  password: 'password',
  passkey: 'password',
  company: 'password',
  pin: 'password',
  token: 'token',
  demonstration: 'person',
} as const;

const askAgain = (sentence: string, { how }: Caller, passkey: boolean): HttpRefusal =>
  new HttpRefusal(
    401,
    new ForbiddenError('this is signed, so its person is asked again', {
      path: CONFIRMATION,
      allowed: 'a confirmation of this sentence, not older than two minutes',
      cure: 'POST /api/session/confirmation with the sentence and your password or token, then send this again with the answer in the header',
    }),
    { code: 'confirm-person', sentence, by: how === 'program' ? 'password' : ASKED_BY[how], passkey },
  );

/** Asks the person of a session or token again, for one sentence. */
export async function confirmed(
  c: Context,
  order: Confirming,
  plant: Plant,
): Promise<z.infer<typeof confirmationDocument>> {
  const caller = await callerOf(c, plant);
  const { person } = caller;
  const prove = () => provedAgain(c, { order, caller }, plant);
  const words = order.sentence.slice(0, 1000);
  await tried(c, plant, { as: person.id, signs: true, proved: 'confirmed', words, prove });
  const [{ accounts }, at, secret] = [await plant.office(), plant.clock(), newSecret()];
  const endsAt = new Date(at.getTime() + HOLDS_MS).toISOString();
  const meaning = hashOfText(order.sentence);
  await accounts.confirm(
    { hash: hashOfText(secret), credential: caller.credential, meaning, endsAt },
    at.toISOString(),
  );
  return { format: 'remelt-confirmation/1', confirmation: secret, endsAt };
}

interface Asked {
  readonly order: Confirming;
  readonly caller: Caller;
}

async function provedAgain(c: Context, { order, caller }: Asked, plant: Plant) {
  const { person, how } = caller;
  const proved =
    'passkey' in order
      ? await provedByPasskey(
          c,
          { answer: order.passkey, purpose: forSentence(caller, order.sentence) },
          plant,
        )
      : 'password' in order
        ? await provedByAccount({ person: person.id, secret: order.password }, plant)
        : 'token' in order
          ? await provedByToken(order.token, plant)
          : { person: { id: how === 'demonstration' ? order.person : '' } };
  if (proved.person.id === person.id) return proved;
  throw new ForbiddenError(`${person.id} is signed in, and somebody else was proved`, {
    allowed: person.id,
    cure: 'let the person who is signed in sign, or sign in as the other',
  });
}
