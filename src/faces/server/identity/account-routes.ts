import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { parseDocument } from '../../../documents/common.ts';
import { parseJson } from '../../../documents/json-text.ts';
import {
  apiTokenOrder,
  deviceOrder,
  enrolOrder,
  ownTokenOrder,
  passkeyMade,
  passkeyOrder,
  passwordOrder,
  pinOrder,
} from '../../../documents/session.ts';
import { cureBy, ForbiddenError, InputError, NotFoundError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { bodyText, keyIn } from '../body.ts';
import type { onceOver } from '../once.ts';
import type { Plant, Served } from '../plant.ts';
import { writtenOnce } from '../write-once.ts';
import { accountsOf, endAccount, newApiToken, shownTry } from './accounts.ts';
import { type Caller, callerOf, requireRight } from './caller.ts';
import { changePassword, enrol, newOwnToken, setPin } from './enrol.ts';
import { askForNewPasskey, keepPasskey } from './passkeys.ts';
import { provedByAccount, shareDevice } from './session.ts';
import { audited, tried } from './tries.ts';

/** Who looks after accounts and shared devices: who may admit persons. */
export const CARE = { name: 'accounts', title: 'Manage accounts', act: 'admit person' } as const;
/** Tries that a list of accounts shows. */
const SHOWN = 50;

type Once = ReturnType<typeof onceOver>;

/** What persons sign in with: passwords, PINs, shared devices, tokens of their programs. */
export function accountRoutes(app: Hono<Served>, { plant, once }: { plant: Plant; once: Once }): void {
  app.post('/api/account/enrol', async (c) => {
    keyIn(c);
    const order = await secretOf(c, enrolOrder);
    return writtenOnce(c, {
      ...{ once, by: hashOfText(order.token), work: () => enrol(c, order, plant) },
      shownOnce: { what: 'this account', cure: 'sign in with the password that was sent' },
    });
  });
  app.get('/api/account', async (c) => c.json(await ownAccount(await callerOf(c, plant), plant)));
  app.post('/api/account/password', async (c) => {
    const caller = await ownHands(c, plant);
    return ownWrite(c, { once, caller, schema: passwordOrder }, async ({ was, password }) => {
      const change = () => changePassword(caller, password, plant);
      await askedFor(c, { caller, password: was, words: 'made another password', change }, plant);
      return { changed: true };
    });
  });
  app.post('/api/account/pin', async (c) => {
    const caller = await ownHands(c, plant);
    return ownWrite(c, { once, caller, schema: pinOrder }, async ({ password, pin }) => {
      const change = () => setPin(caller, pin, plant);
      await askedFor(c, { caller, password, words: 'set a PIN', change }, plant);
      return { changed: true };
    });
  });
  app.post('/api/account/own-token', async (c) => {
    const caller = await ownHands(c, plant);
    const shownOnce = { what: 'this token', cure: 'make another: the one before ends' };
    return ownWrite(c, { once, caller, schema: ownTokenOrder, shownOnce }, ({ password }) => {
      const change = () => newOwnToken(c, caller, plant);
      return askedFor(c, { caller, password, words: 'made another token of their own', change }, plant);
    });
  });
  app.delete('/api/account/pin', async (c) => {
    await setPin(await ownHands(c, plant), null, plant);
    return c.json({ changed: true });
  });
  passkeyRoutes(app, { plant, once });
  tokenRoutes(app, { plant, once });
  careRoutes(app, { plant, once });
}

function passkeyRoutes(app: Hono<Served>, { plant, once }: { plant: Plant; once: Once }): void {
  app.post('/api/account/passkeys/begin', async (c) => {
    const [caller, { password }] = [await ownHands(c, plant), await secretOf(c, passkeyOrder)];
    const words = 'began to make a passkey';
    const change = () => askForNewPasskey(c, caller, plant);
    return c.json(await askedFor(c, { caller, password, words, change }, plant));
  });
  app.post('/api/account/passkeys', async (c) => {
    const caller = await ownHands(c, plant);
    return ownWrite(c, { once, caller, schema: passkeyMade }, async (order) => {
      const { person } = caller;
      await keepPasskey(c, { ...order, caller, proof: person.tokenSha256 ?? '' }, plant);
      const words = `made the passkey ${order.name}`;
      await audited(c, plant, { person: person.id, outcome: 'confirmed', words });
      return { changed: true };
    });
  });
  app.delete('/api/account/passkeys/:id', async (c) => {
    const { person } = await ownHands(c, plant);
    const { passkeys } = await plant.office();
    requireThere(await passkeys.end(c.req.param('id'), person.id), 'passkey of yours');
    return c.json({ ended: true });
  });
}

function tokenRoutes(app: Hono<Served>, { plant, once }: { plant: Plant; once: Once }): void {
  app.post('/api/account/tokens', async (c) => {
    const caller = await ownHands(c, plant);
    const shownOnce = {
      what: 'this token',
      cure: 'end it (DELETE /api/account/tokens/ID), and make another',
    };
    return ownWrite(c, { once, caller, schema: apiTokenOrder, shownOnce }, ({ password, name, days }) => {
      const change = (proof: string) => newApiToken({ name, days, person: caller.person.id, proof }, plant);
      return askedFor(c, { caller, password, words: `made a token for ${name}`, change }, plant);
    });
  });
  app.delete('/api/account/tokens/:id', async (c) => {
    const { person } = await ownHands(c, plant);
    const { accounts } = await plant.office();
    requireThere(await accounts.endToken(c.req.param('id'), person.id), 'token of yours');
    return c.json({ ended: true });
  });
}

function careRoutes(app: Hono<Served>, { plant, once }: { plant: Plant; once: Once }): void {
  app.get('/api/accounts', async (c) => {
    requireRight(CARE, await callerOf(c, plant));
    return c.json(await accountsOf(plant, SHOWN));
  });
  app.delete('/api/accounts/:person', async (c) => {
    const caller = await ownHands(c, plant);
    const person = c.req.param('person');
    if (person !== caller.person.id) requireRight(CARE, caller);
    const ended = await endAccount(person, plant);
    await audited(c, plant, { person, outcome: 'ended', words: `by ${caller.person.id}` });
    return c.json(ended);
  });
  app.post('/api/devices', async (c) => {
    const caller = await ownHands(c, plant);
    requireRight(CARE, caller);
    const shownOnce = {
      what: 'this shared device',
      cure: 'end it (DELETE /api/devices/ID), and make another',
    };
    return ownWrite(c, { once, caller, schema: deviceOrder, shownOnce }, async ({ password, name }) => {
      const change = () => shareDevice(c, { name, by: caller.person.id }, plant);
      await askedFor(c, { caller, password, words: `made the shared device ${name}`, change }, plant);
      return { device: name };
    });
  });
  app.delete('/api/devices/:id', async (c) => {
    requireRight(CARE, await ownHands(c, plant));
    const { accounts } = await plant.office();
    requireThere(await accounts.endDevice(c.req.param('id')), 'shared device');
    return c.json({ ended: true });
  });
}

/** The person at the keys. Throws ForbiddenError for a program, and in a demonstration, whose persons have no accounts. */
async function ownHands(c: Context, plant: Plant): Promise<Caller> {
  const caller = await callerOf(c, plant);
  if (caller.how === 'program')
    throw new ForbiddenError('a token for programs changes nothing that its person signs in with', {
      allowed: 'a session of the person',
    });
  if (caller.how === 'demonstration')
    throw new ForbiddenError('the persons of a demonstration have no accounts', {
      allowed: 'the ledger of a real plant',
      ...cureBy('begin the ledger of a real plant', 'proof/init-ledger'),
    });
  return caller;
}

interface OwnWrite<Order> {
  readonly once: Once;
  readonly caller: Caller;
  readonly schema: z.ZodType<Order>;
  readonly shownOnce?: { readonly what: string; readonly cure: string };
}

/** A write of the person at the keys, once for each idempotency key; its order may hold a secret. */
async function ownWrite<Order, Answer extends object>(
  c: Context,
  { caller, schema, ...write }: OwnWrite<Order>,
  work: (order: Order) => Promise<Answer>,
): Promise<Response> {
  keyIn(c);
  const order = await secretOf(c, schema);
  return writtenOnce(c, { ...write, by: caller.person.id, work: () => work(order) });
}

interface AskedFor<Done> {
  readonly caller: Caller;
  readonly password: string;
  readonly words: string;
  readonly change: (proof: string) => Promise<Done>;
}

/** What is changed of what one signs in with, after the password was asked for once more; the audit says so only when it is done. */
async function askedFor<Done>(
  c: Context,
  { caller: { person }, password, words, change }: AskedFor<Done>,
  plant: Plant,
): Promise<Done> {
  const { done } = await tried(c, plant, {
    as: person.id,
    proved: 'confirmed',
    words,
    prove: async () => {
      const proved = await provedByAccount({ person: person.id, secret: password }, plant);
      return { ...proved, done: await change(proved.proof) };
    },
  });
  return done;
}

/** What a person signs in with, and the latest tries to be them. */
async function ownAccount({ person: { id, tokenSha256 } }: Caller, plant: Plant) {
  const { accounts, passkeys, signIns } = await plant.office();
  const account = await accounts.account(id);
  const holds = account !== null && account.proof === tokenSha256;
  const tokens = await accounts.tokens(id, plant.clock().toISOString());
  return {
    format: 'remelt-account/1',
    person: id,
    hasPassword: holds,
    hasPin: holds && account.pin !== null,
    passkeys: (await passkeys.passkeys(id))
      .filter(({ proof }) => proof === tokenSha256)
      .map(({ id: passkey, name, madeAt, usedAt }) => ({ id: passkey, name, madeAt, usedAt })),
    tokens: tokens
      .filter(({ proof }) => proof === tokenSha256)
      .map(({ id: token, name, madeAt, endsAt }) => ({ id: token, name, madeAt, endsAt })),
    signIns: (await signIns.latest(SHOWN, id)).map(shownTry),
  };
}

/** Reads an order that holds a secret: its refusal says where, never what stood there. */
export async function secretOf<Order>(c: Context, schema: z.ZodType<Order>): Promise<Order> {
  try {
    return parseDocument(schema, parseJson(await bodyText(c), 'the body'), 'order');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      'this cannot be read',
      error.details.map(({ path, where, allowed, cure }) => ({
        ...(path ? { path } : where ? { where } : {}),
        ...(allowed ? { allowed } : {}),
        ...(cure ? { cure } : {}),
      })),
    );
  }
}

function requireThere(was: boolean, what: string): void {
  if (!was) throw new NotFoundError(`there is no such ${what}`, { path: 'id' });
}
