import { z } from 'zod';
import { listOf } from './common.ts';

/** `remelt-persons/1`: whose ledger it is, and who may do what in it today. What proves a person is not told. */
export const personsSchema = z.object({
  format: z.literal('remelt-persons/1'),
  /** Null: the ledger was begun without one. */
  plant: z
    .object({ id: z.string(), name: z.string(), how: z.enum(['founded', 'adopted']), seq: z.number() })
    .nullable(),
  demonstration: z.boolean(),
  /** Who is proved to be here; null = nobody. */
  signedIn: z.string().nullable(),
  persons: listOf(
    z.object({
      id: z.string(),
      name: z.string(),
      /** What they may do today; a deputy has the roles of whom they stand in for too. */
      roles: listOf(z.string()),
      ownRoles: listOf(z.string()),
      validUntil: z.string().nullable(),
      deputy: z.object({ of: z.string(), until: z.string() }).nullable(),
      /** By what they can be proved: `token`, `account`, both or nothing. */
      provedBy: listOf(z.enum(['token', 'account'])),
    }),
  ),
  /** What waits for another person. */
  proposed: listOf(
    z.object({
      id: z.string(),
      name: z.string(),
      roles: listOf(z.string()),
      ended: z.boolean(),
      validUntil: z.string().nullable(),
      deputy: z.object({ of: z.string(), until: z.string() }).nullable(),
      /** What will prove them from then on, in place of what does now; empty: that stays. */
      provedBy: listOf(z.enum(['token', 'account'])),
    }),
  ),
  /** What each role may book. */
  roles: listOf(z.object({ role: z.string(), may: listOf(z.string()) })),
});
export type Persons = z.infer<typeof personsSchema>;
