import type { Context } from 'hono';
import type { z } from 'zod';
import { signingName } from '../../../desk/actor.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { signedStore } from '../../../desk/signed-store.ts';
import { parseDocument } from '../../../documents/common.ts';
import {
  type confirmationDocument,
  type confirmationOrder,
  signedSentence,
} from '../../../documents/session.ts';
import { ForbiddenError } from '../../../foundation/errors.ts';
import { hashOf, hashOfText } from '../../../foundation/quantity/canonical.ts';
import type { AnyTask } from '../../../tasks/registry.ts';
import type { KnownPerson, Plant } from '../plant.ts';
import { HttpRefusal } from '../replies.ts';
import { type Caller, callerOf } from './caller.ts';
import { forSentence, hasPasskey, provedByPasskey } from './passkeys.ts';
import { knownId, newSecret, provedByAccount, provedByToken } from './session.ts';
import { tried } from './tries.ts';

/** Header that names who signs a booking, where it is not who is signed in. */
export const SIGNER = 'Remelt-Signer';
/** Header in which a booking carries that its person was asked again. */
export const CONFIRMATION = 'Remelt-Confirmation';
/** How long a confirmation holds [ms]. */
const HOLDS_MS = 120_000;

/** What a person says once more: the sentence as it was asked for, and what proves them. */
type Confirming = z.infer<typeof confirmationOrder>;

/** Who signs an order, what its task acts with, and how its confirmation is given back where nothing was booked. */
interface Signed {
  readonly context: TaskContext;
  readonly giveBack: () => Promise<void>;
}

/**
 * Throws HttpRefusal 401 with the code `confirm-person` and the sentence where an order is one that is signed and its person was not
 * asked again for this very sentence; ForbiddenError for a program, and for a signer who is not here where the task takes none.
 */
export async function requireConfirmation(
  c: Context,
  { task, order, caller }: { readonly task: AnyTask; readonly order: unknown; readonly caller: Caller },
  plant: Plant,
): Promise<Signed> {
  const signer = await signerOf(c, task, caller);
  const read = parseDocument(task.order, order, task.name);
  const { persons } = await caller.context.store.roster();
  const on = plant.clock().toISOString().slice(0, 10);
  const name = signingName(signer, { persons, act: task.act, on });
  const words = (await task.signs?.(read, name, caller.context)) ?? null;
  const isOther = signer.id !== caller.person.id;
  if (words === null && isOther) throw notByOther(signer, 'an order that is signed');
  if (words === null) return { context: caller.context, giveBack: async () => undefined };
  if (caller.how === 'program')
    throw new ForbiddenError(`a token for programs signs nothing, so ${task.name} is not done with it`, {
      path: 'Authorization',
      allowed: 'a session, or the own token of the person',
      cure: 'let the person sign in and sign',
    });
  // the whole order is signed, also what the words leave out
  const sentence = signedSentence(words, hashOf(order).slice(0, 12));
  const { accounts } = await plant.office();
  const hash = hashOfText(c.req.header(CONFIRMATION) ?? '');
  const made = await accounts.confirmation(hash, plant.clock().toISOString());
  const meant =
    made?.credential === caller.credential &&
    made.person === signer.id &&
    made.meaning === hashOfText(sentence);
  // taken before the work: sent to two processes at once, it signs once
  if (!meant || !(await accounts.endConfirmation(hash)))
    throw (isOther ? askOther : askAgain)(sentence, {
      ...{ signer, caller, passkey: await hasPasskey(signer, plant) },
    });
  const giveBack = () => accounts.confirm(made, plant.clock().toISOString());
  return { context: isOther ? await contextOf(signer, made.proof, caller) : caller.context, giveBack };
}

/** Who signs: who is signed in, or the person whom the header names. Throws ForbiddenError for one whom the task does not take. */
async function signerOf(c: Context, task: AnyTask, { person, context }: Caller): Promise<KnownPerson> {
  const named = c.req.header(SIGNER);
  if (named === undefined || named === person.id) return person;
  const { persons } = await context.store.roster();
  const other = persons.find(({ id }) => id === named);
  if (other && task.signedByOther) return other;
  throw notByOther({ id: named }, other ? person.id : 'the id of a person of this plant');
}

const notByOther = ({ id }: { readonly id: string }, allowed: string): ForbiddenError =>
  new ForbiddenError(`"${id}" does not sign this in the session of somebody else`, {
    path: SIGNER,
    value: id,
    allowed,
    cure: 'leave the header out, or let that person sign in',
  });

/** What a task acts with for a person who was proved in the session of another. */
async function contextOf(
  person: KnownPerson,
  proof: string | null,
  { context }: Caller,
): Promise<TaskContext> {
  const { store } = context;
  return {
    ...context,
    actor: { kind: 'person', person },
    store: proof === null ? store : signedStore(store, await store.signIn({ begunOn: proof })),
  };
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

/** Who is to sign, in whose session, and whether the signer has a passkey. */
interface ToSign {
  readonly signer: KnownPerson;
  readonly caller: Caller;
  readonly passkey: boolean;
}

const askAgain = (sentence: string, { caller: { how }, passkey }: ToSign): HttpRefusal =>
  new HttpRefusal(
    401,
    new ForbiddenError('this is signed, so its person is asked again', {
      path: CONFIRMATION,
      allowed: 'a confirmation of this sentence, not older than two minutes',
      cure: 'POST /api/session/confirmation with the sentence and your password or token, then send this again with the answer in the header',
    }),
    { code: 'confirm-person', sentence, by: how === 'program' ? 'password' : ASKED_BY[how], passkey },
  );

/** Asks for the proof of somebody who is not signed in here. */
const askOther = (
  sentence: string,
  { signer: { id, name }, caller: { how }, passkey }: ToSign,
): HttpRefusal =>
  new HttpRefusal(
    401,
    new ForbiddenError(`this is signed by ${name}, who proves who they are`, {
      path: CONFIRMATION,
      allowed: 'a confirmation of this sentence by that person, not older than two minutes',
      cure: 'POST /api/session/confirmation with the sentence, the person and their password, passkey or token, then send this again with the answer in the header',
    }),
    {
      ...{ code: 'confirm-person', sentence, signer: { id, name }, passkey },
      by: how === 'demonstration' ? 'person' : how === 'token' ? 'token' : 'password',
    },
  );

/** Asks the person of a session or token again, for one sentence. */
export async function confirmed(
  c: Context,
  order: Confirming,
  plant: Plant,
): Promise<z.infer<typeof confirmationDocument>> {
  const caller = await callerOf(c, plant);
  const prove = () => provedAgain(c, { order, caller }, plant);
  const words = order.sentence.slice(0, 1000);
  const { person, proof } = await tried(c, plant, {
    as: await knownId(meantBy(order, caller), plant),
    signs: true,
    ...{ proved: 'confirmed', words, prove },
  });
  const [{ accounts }, at, secret] = [await plant.office(), plant.clock(), newSecret()];
  const endsAt = new Date(at.getTime() + HOLDS_MS).toISOString();
  const meaning = hashOfText(order.sentence);
  await accounts.confirm(
    { hash: hashOfText(secret), credential: caller.credential, person: person.id, proof, meaning, endsAt },
    at.toISOString(),
  );
  return { format: 'remelt-confirmation/1', confirmation: secret, endsAt };
}

interface Asked {
  readonly order: Confirming;
  readonly caller: Caller;
}

/** Who is to be proved: the person whom the order names, else who is signed in. */
const meantBy = (order: Confirming, { person }: Caller): string =>
  'person' in order ? order.person : person.id;

/** What to do where the password under a signature is wrong. */
const IF_FORGOTTEN =
  'try again: nothing was signed, and what you typed is kept; who has forgotten it gets a new link from who admits persons: page Persons';

async function provedAgain(
  c: Context,
  { order, caller }: Asked,
  plant: Plant,
): Promise<{ readonly person: { readonly id: string }; readonly proof: string | null }> {
  const meant = meantBy(order, caller);
  const proved =
    'passkey' in order
      ? await provedByPasskey(
          c,
          { answer: order.passkey, purpose: forSentence(caller, order.sentence) },
          plant,
        )
      : 'password' in order
        ? await provedByAccount({ person: meant, secret: order.password, cure: IF_FORGOTTEN }, plant)
        : 'token' in order
          ? await provedByToken(order.token, plant)
          : { person: { id: caller.how === 'demonstration' ? meant : '' }, proof: null };
  if (proved.person.id === meant) return proved;
  throw new ForbiddenError(`${meant} is to sign, and somebody else was proved`, {
    allowed: meant,
    cure: 'let that person sign',
  });
}
