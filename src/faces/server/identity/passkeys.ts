import type { Context } from 'hono';
import type { z } from 'zod';
import type { passkeyAnswer, passkeyMade, passkeyOptions } from '../../../documents/session.ts';
import { ConflictError, ForbiddenError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import type { KnownPerson, Plant } from '../plant.ts';
import { urlOf } from './came-from.ts';

/** How long a challenge may be answered [ms]. */
const CHALLENGE_MS = 5 * 60_000;

/** Signatures that authenticators make (COSE): Ed25519, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257] as const;

/** Who asks, in which session or by which token. */
interface Asking {
  readonly person: KnownPerson;
  readonly credential: string;
}

/** What a challenge may be answered for. */
export const FOR_SIGN_IN = 'sign in';
const forMaking = ({ credential }: Pick<Asking, 'credential'>): string => `make a passkey in ${credential}`;
/** A signature: this sentence, in this session alone. */
export const forSentence = ({ credential }: Pick<Asking, 'credential'>, sentence: string): string =>
  `sign in ${credential} ${hashOfText(sentence)}`;

type Options = z.infer<typeof passkeyOptions>;

/** What an authenticator is asked to make a passkey of who is here. */
export async function askForNewPasskey(c: Context, caller: Asking, plant: Plant): Promise<Options> {
  const { person } = caller;
  const { generateRegistrationOptions } = await library();
  const { id: site } = siteOf(c);
  const held = await (await plant.office()).passkeys.passkeys(person.id);
  const options = await generateRegistrationOptions({
    rpName: 'Remelt',
    rpID: site,
    userName: person.id,
    userDisplayName: person.name,
    attestationType: 'none',
    supportedAlgorithmIDs: [...ALGORITHMS],
    excludeCredentials: held.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return asked({ ...options }, forMaking(caller), plant);
}

/** Keeps the passkey that an authenticator has made. Throws ForbiddenError for one that does not answer the challenge. */
export async function keepPasskey(
  c: Context,
  { caller, proof, name, passkey }: z.infer<typeof passkeyMade> & { caller: Asking; proof: string },
  plant: Plant,
): Promise<void> {
  const { verifyRegistrationResponse } = await library();
  const { passkeys } = await plant.office();
  const found = await verified(async () => {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: passkey as never,
      supportedAlgorithmIDs: [...ALGORITHMS],
      ...expected(c, forMaking(caller), plant),
    });
    return registrationInfo?.credential;
  });
  const { id, publicKey, counter, transports = [] } = found;
  await passkeys.add({
    id,
    person: caller.person.id,
    proof,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports,
    name,
    madeAt: plant.clock().toISOString(),
    usedAt: null,
  });
}

/** What an authenticator is asked to prove somebody for a purpose; `person` where it is known who. */
export async function askForPasskey(
  c: Context,
  { purpose, person }: { readonly purpose: string; readonly person?: string },
  plant: Plant,
): Promise<Options> {
  const { generateAuthenticationOptions } = await library();
  const held = person === undefined ? [] : await (await plant.office()).passkeys.passkeys(person);
  const options = await generateAuthenticationOptions({
    rpID: siteOf(c).id,
    userVerification: 'required',
    allowCredentials: held.map(({ id }) => ({ id })),
  });
  return asked({ ...options }, purpose, plant);
}

/** The person whose passkey answered. Throws ForbiddenError for one of nobody, for another purpose, or made with an older token. */
export async function provedByPasskey(
  c: Context,
  { answer, purpose }: { readonly answer: z.infer<typeof passkeyAnswer>; readonly purpose: string },
  plant: Plant,
): Promise<{ readonly person: KnownPerson; readonly proof: string }> {
  const { verifyAuthenticationResponse } = await library();
  const { passkeys } = await plant.office();
  const known = await passkeys.passkey(answer.id);
  const { store } = await plant.open();
  const person = (await store.roster()).persons.find(({ id }) => id === known?.person);
  if (!known || !person || person.tokenSha256 !== known.proof) throw notAccepted();
  const { newCounter } = await verified(async () => {
    const { verified: isGood, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as never,
      credential: {
        id: known.id,
        publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
        counter: known.counter,
      },
      ...expected(c, purpose, plant),
    });
    return isGood ? authenticationInfo : undefined;
  });
  await passkeys.used(known.id, newCounter, plant.clock().toISOString());
  return { person, proof: known.proof };
}

/** Whether a person has a passkey that opens something today. */
export async function hasPasskey({ id, tokenSha256 }: KnownPerson, plant: Plant): Promise<boolean> {
  const held = await (await plant.office()).passkeys.passkeys(id);
  return held.some(({ proof }) => proof === tokenSha256);
}

/** The library takes a moment to load: only who uses a passkey waits for it. */
const library = () => import('@simplewebauthn/server');

/** The name under which the browser reached this server: passkeys are bound to it. Throws ConflictError for a number. */
function siteOf(c: Context): { readonly id: string; readonly origin: string } {
  const { protocol, hostname, host } = urlOf(c);
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname))
    throw new ConflictError('passkeys are bound to a name, and this server is reached by a number', {
      path: 'Host',
      value: hostname,
      allowed: 'http://localhost, or https:// with the name of the server',
      cure: 'open this page under that name',
    });
  return { id: hostname, origin: `${protocol}//${host}` };
}

async function asked(
  options: Readonly<Record<string, unknown>> & { readonly challenge: string },
  purpose: string,
  plant: Plant,
): Promise<Options> {
  const at = plant.clock();
  const endsAt = new Date(at.getTime() + CHALLENGE_MS).toISOString();
  const { passkeys } = await plant.office();
  await passkeys.challenge({ challenge: options.challenge, purpose, endsAt }, at.toISOString());
  return { format: 'remelt-passkey-options/1', options };
}

/** What an answer is held against; its challenge is taken once, for its purpose alone. */
function expected(c: Context, purpose: string, plant: Plant) {
  const { id, origin } = siteOf(c);
  return {
    expectedChallenge: async (challenge: string) =>
      (await plant.office()).passkeys.answered(challenge, purpose, plant.clock().toISOString()),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  };
}

/** What was verified; a refusal of the library tells nobody why. */
async function verified<T>(verify: () => Promise<T | undefined>): Promise<T> {
  const found = await verify().catch(() => undefined);
  if (found === undefined) throw notAccepted();
  return found;
}

const notAccepted = (): ForbiddenError =>
  new ForbiddenError('this passkey is not accepted', {
    path: 'passkey',
    allowed: 'a passkey that was made here since the token was replaced last, for this very question',
    cure: 'sign in with your password, and make a passkey anew under "My account"',
  });
