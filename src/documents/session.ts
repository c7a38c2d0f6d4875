import { z } from 'zod';
import { textSchema } from './common.ts';

/** Who signs in: with a personal token, or in a demonstration as one of its invented persons. */
export const signInOrder = z.union([
  z.strictObject({ token: textSchema }),
  z.strictObject({ person: textSchema }),
]);

const person = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) });

/** `remelt-session/1`: whose server this is, and who is signed in. */
export const sessionDocument = z.object({
  format: z.literal('remelt-session/1'),
  /** Name of the plant; null where its ledger does not say it. */
  plant: z.string().nullable(),
  demonstration: z.boolean(),
  /** Null where nobody is signed in. */
  person: person.nullable(),
  endsAt: z.string().optional(),
  /** Whom one may be in a demonstration. */
  persons: z.array(person).optional(),
});
