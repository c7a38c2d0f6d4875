import { z } from 'zod';
import { day, listOf } from './common.ts';

/** Who may decide on a release; who made or measured metal does not decide on that metal. */
export const releasingSchema = z.object({
  may: listOf(z.string()),
  /** Those of them whose roles neither make nor measure metal. */
  independent: listOf(z.string()),
  /** Who may sign a certificate of type 3.1: certifiers who make no metal (EN 10204). */
  certifying: listOf(z.string()).exactOptional(),
});

/** What is said where nobody can sign a certificate of type 3.1; null otherwise. */
export const certifyingWords = ({ certifying }: z.infer<typeof releasingSchema>): string | null =>
  certifying === undefined || certifying.length > 0
    ? null
    : 'nobody here can sign a 3.1 certificate: who plans or melts is not independent of production (EN 10204). Admit a certifier without those roles.';

/** What is said where fewer than two persons can release whatever the others did; null otherwise. */
export function releasingWords({ may, independent }: z.infer<typeof releasingSchema>): string | null {
  const cure = 'admit a certifier who has no other role';
  const [only] = independent;
  if (may.length === 0) return `nobody may release metal: ${cure}`;
  if (only === undefined)
    return `Independent certifiers: none. ${may.join(' and ')} may release, but not metal that they charged, poured, measured or corrected themselves: ${cure}`;
  return independent.length > 1
    ? null
    : `Independent certifiers: 1. When ${only} is away, only who had no hand in the metal can release it: ${cure}`;
}

/** Whose roles a deputy has too: from (absent: at once) and until a day, these of them or (absent) all. */
const deputySchema = z.object({
  of: z.string(),
  from: day.exactOptional(),
  until: day,
  roles: listOf(z.string()).exactOptional(),
});

/** When a deputy stands in, and for what: "for carl from 2026-12-01 until 2027-01-31, as melter". */
export const deputyWords = ({ of, from, until, roles }: z.infer<typeof deputySchema>): string =>
  `for ${of}${from === undefined ? '' : ` from ${from}`} until ${until}${roles === undefined ? '' : `, as ${roles.join(', ')}`}`;

/** `remelt-persons/1`: whose ledger it is, and who may do what in it today. What proves a person is not told. */
export const personsSchema = z.object({
  format: z.literal('remelt-persons/1'),
  /** Null: no record says whose the ledger is. */
  plant: z.object({ id: z.string(), name: z.string(), seq: z.number() }).nullable(),
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
      validUntil: day.nullable(),
      deputy: deputySchema.nullable(),
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
      validUntil: day.nullable(),
      deputy: deputySchema.nullable(),
      /** What will prove them from then on, in place of what does now; empty: that stays. */
      provedBy: listOf(z.enum(['token', 'account'])),
    }),
  ),
  releasing: releasingSchema,
  /** What each role may book. */
  roles: listOf(z.object({ role: z.string(), may: listOf(z.string()) })),
  /** What may be booked, who has a role for it today, and who of them may not do it to the same metal. */
  rights: listOf(
    z.object({
      act: z.string(),
      words: z.string(),
      roles: listOf(z.string()),
      /** Names of persons. */
      persons: listOf(z.string()),
      /** In words: who did one of these has no right to it there. */
      otherThan: listOf(z.string()),
    }),
  ).exactOptional(),
});
export type Persons = z.infer<typeof personsSchema>;
