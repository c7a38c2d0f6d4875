import { z } from 'zod';
import { textSchema } from './common.ts';

/** First letters of a token for a program, which comes over HTTP alone. */
export const PROGRAM_TOKEN = 'remelt_api_';
/** Shortest password and PIN [character]. */
const [SHORTEST_PASSWORD, SHORTEST_PIN] = [12, 6] as const;

/** A secret that is typed: never repeated in a refusal. */
const secret = z.string().min(1).max(200);
/** A password that somebody makes. */
export const passwordSchema = z.string().min(SHORTEST_PASSWORD).max(200);
const pin = z.string().regex(/^\d{6,12}$/, `is not ${SHORTEST_PIN} to 12 digits`);

/** What an authenticator answers, in the JSON of WebAuthn (level 3). */
export const passkeyAnswer = z.looseObject({
  id: z.string().min(1).max(2000),
  response: z.looseObject({ clientDataJSON: z.string().max(5000) }),
});

/**
 * Who signs in: with a password; with a PIN on a shared device; with a passkey; with a personal token; in a demonstration as one of
 * its invented persons.
 */
export const signInOrder = z.union([
  z.strictObject({ person: textSchema, password: secret }),
  z.strictObject({ person: textSchema, pin: secret }),
  z.strictObject({ passkey: passkeyAnswer }),
  z.strictObject({ token: textSchema }),
  z.strictObject({ person: textSchema }),
]);
export type SignInOrder = z.infer<typeof signInOrder>;

const sentence = z.string().min(1).max(5000);

/** What is signed: the words, and the hash of the whole order, which they may leave out parts of. */
export const signedSentence = (words: string, request: string): string => `${words} (request ${request})`;

/** The words of a sentence, and the hash of its order apart from them. */
export function sentenceParts(signed: string): { readonly words: string; readonly request?: string } {
  const [, words, request] = /^(.*) \(request ([0-9a-f]+)\)$/s.exec(signed) ?? [];
  return words === undefined || request === undefined ? { words: signed } : { words, request };
}

/** Who signs says once more who they are, for one sentence, as it was asked for. */
export const confirmationOrder = z.union([
  z.strictObject({ sentence, password: secret }),
  z.strictObject({ sentence, passkey: passkeyAnswer }),
  z.strictObject({ sentence, token: textSchema }),
  z.strictObject({ sentence, person: textSchema }),
  // somebody else than who is signed in, where the sentence was asked of them
  z.strictObject({ sentence, person: textSchema, password: secret }),
  z.strictObject({ sentence, person: textSchema, token: textSchema }),
  z.strictObject({ sentence, person: textSchema, passkey: passkeyAnswer }),
]);

/** A sentence that is to be signed with a passkey; `person` = who signs, where it is not who is signed in. */
export const passkeySentence = z.strictObject({ sentence, person: textSchema.exactOptional() });

/** `remelt-passkey-options/1`: what the browser asks the authenticator (WebAuthn, options in JSON). */
export const passkeyOptions = z.object({
  format: z.literal('remelt-passkey-options/1'),
  options: z.looseObject({ challenge: z.string() }),
});

/** `remelt-confirmation/1`: goes with the booking in the header `Remelt-Confirmation`, for a short while. */
export const confirmationDocument = z.object({
  format: z.literal('remelt-confirmation/1'),
  confirmation: z.string(),
  endsAt: z.string(),
});

/** A person makes their account with the token that they were given, and a password that nobody else knows. */
export const enrolOrder = z.strictObject({ token: textSchema, password: passwordSchema });

/** `remelt-enrolled/1`. */
export const enrolledDocument = z.object({
  format: z.literal('remelt-enrolled/1'),
  person: z.string(),
  /** Their own token, shown once: it replaces the one that somebody else has seen. Absent where it was their own already. */
  token: z.string().optional(),
});

/** Asks for another token of one's own; the password proves who asks. */
export const ownTokenOrder = z.strictObject({ password: secret });

/** `remelt-own-token/1`: shown once; what proved the person before proves nobody any more. */
export const ownTokenDocument = z.object({
  format: z.literal('remelt-own-token/1'),
  person: z.string(),
  token: z.string(),
});

export const passwordOrder = z.strictObject({ was: secret, password: passwordSchema });
export const pinOrder = z.strictObject({ password: secret, pin });
/** Asks for a new passkey; the password proves who makes it. */
export const passkeyOrder = z.strictObject({ password: secret });
export const passkeyMade = z.strictObject({ name: z.string().min(1).max(100), passkey: passkeyAnswer });
export const deviceOrder = z.strictObject({ password: secret, name: z.string().min(1).max(100) });
export const apiTokenOrder = z.strictObject({
  password: secret,
  name: z.string().min(1).max(100),
  days: z.number().int().min(1).max(365),
});

/** `remelt-api-token/1`: shown once. */
export const apiTokenDocument = z.object({
  format: z.literal('remelt-api-token/1'),
  id: z.string(),
  token: z.string(),
  endsAt: z.string(),
});

const person = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) });

/** `remelt-session/1`: whose server this is, and who is signed in. */
export const sessionDocument = z.object({
  format: z.literal('remelt-session/1'),
  /** Name of the plant; null where its ledger does not say it. */
  plant: z.string().nullable(),
  demonstration: z.boolean(),
  /** Nothing was recorded here yet: the first page asks what shall begin. */
  empty: z.literal(true).optional(),
  /** Null where nobody is signed in. */
  person: person.nullable(),
  endsAt: z.string().optional(),
  /** Who is here sees heats alone: an inspector or reader, who may be of a customer. */
  visits: z.literal(true).optional(),
  /** With what who is here came in. */
  how: z.enum(['token', 'password', 'passkey', 'company', 'pin', 'demonstration', 'program']).optional(),
  /** Browsers may use their camera here; absent where nobody is signed in. */
  camera: z.boolean().optional(),
  /** Name of the shared device that asks; absent on every other one. */
  device: z.string().optional(),
  /** Name of the company's sign-in, at /login/company; absent where there is none. */
  company: z.string().optional(),
  /** Whom one may be: in a demonstration anybody; on a shared device who has a PIN. */
  persons: z.array(person).optional(),
});

const signIn = z.object({
  at: z.string(),
  person: z.string().nullable(),
  from: z.string(),
  outcome: z.string(),
  words: z.string().nullable(),
});

/** `remelt-account/1`: what a person signs in with. */
export const accountDocument = z.object({
  format: z.literal('remelt-account/1'),
  person: z.string(),
  hasPassword: z.boolean(),
  hasPin: z.boolean(),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), madeAt: z.string(), usedAt: z.string().nullable() }),
  ),
  tokens: z.array(z.object({ id: z.string(), name: z.string(), madeAt: z.string(), endsAt: z.string() })),
  signIns: z.array(signIn),
});

/** `remelt-accounts/1`: who can sign in to the server, and who tried. */
export const accountsDocument = z.object({
  format: z.literal('remelt-accounts/1'),
  accounts: z.array(
    z.object({
      person: z.string(),
      name: z.string(),
      /** `works`; `replaced` where the token of the ledger is another now; `ended` where the person acts no more; `none`. */
      state: z.enum(['works', 'replaced', 'ended', 'none']),
      hasPin: z.boolean(),
      changedAt: z.string().nullable(),
    }),
  ),
  devices: z.array(
    z.object({ id: z.string(), name: z.string(), by: z.string(), madeAt: z.string(), endsAt: z.string() }),
  ),
  signIns: z.array(signIn),
});
export type Accounts = z.infer<typeof accountsDocument>;
