import { cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import type { Roster } from './roster.ts';

/** The person who is proved. Throws ForbiddenError where nobody is, and for a name typed of somebody else. */
export function requireProved(
  { plant, signedIn }: Pick<Roster, 'plant'> & { readonly signedIn?: string | undefined },
  by: string | undefined,
  path = 'by',
): string {
  if (signedIn === undefined)
    throw new ForbiddenError(`nobody is signed in to the ledger of ${plant?.name ?? 'this plant'}`, {
      path,
      value: by ?? null,
      allowed: 'a person proved by a token or an account; a name alone proves nobody',
      ...cureBy('log in', 'terminal/login'),
    });
  if (by === undefined || by === signedIn) return signedIn;
  throw new ForbiddenError(`${signedIn} is signed in and cannot sign as "${by}"`, {
    path,
    value: by,
    allowed: signedIn,
    ...cureBy('leave the name out, or let that person log in', 'terminal/login'),
  });
}
