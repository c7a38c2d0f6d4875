import { z } from 'zod';
import { textSchema } from './common.ts';

/** `remelt-oidc/1`: the sign-in of a company (OpenID Connect), and which of its accounts is which person of the ledger. */
export const oidcSettings = z.strictObject({
  format: z.literal('remelt-oidc/1'),
  /** What the button of the sign-in page says. */
  name: textSchema,
  issuer: z.url(),
  clientId: textSchema,
  /** Absent for a client that has none. */
  clientSecret: textSchema.exactOptional(),
  /** Claim of the ID token that names the account: `sub`, `preferred_username`, `email`. */
  claim: textSchema,
  /** Person of the ledger by the value of that claim. Who is not here does not come in. */
  persons: z.record(textSchema, textSchema),
});
export type OidcSettings = z.infer<typeof oidcSettings>;
