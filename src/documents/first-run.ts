import { z } from 'zod';
import { newIdSchema, textSchema } from './common.ts';
import { field } from './contract/field.ts';
import { rolesSchema } from './contract/person-fields.ts';
import { passwordSchema } from './session.ts';

const person = z.strictObject({
  name: field(textSchema, { label: 'Name', help: 'first name and surname', takes: 'words' }),
  id: field(newIdSchema, { label: 'Short name', help: 'to sign in with, such as anna', takes: 'id' }),
  roles: field(rolesSchema, { label: 'Roles', reads: 'names' }),
  password: field(passwordSchema.exactOptional(), {
    label: 'Password',
    help: 'at least 12 characters; left out, a link is shown with which they make their own',
  }),
});

/** The plant that begins, and its first two persons: nobody is signed in before them. */
export const foundOrder = z.strictObject({
  name: field(textSchema, { label: 'Name of the plant', help: 'as papers print it', takes: 'words' }),
  plant: field(newIdSchema, { label: 'Short name', help: 'of the plant, such as works', takes: 'id' }),
  persons: z.array(person).length(2),
});
export type FoundOrder = z.infer<typeof foundOrder>;
/** The fields of one of them. */
export const firstPersonSchema = person;

/** `remelt-first-run/1`: whether this ledger has begun. */
export const firstRunDocument = z.object({
  format: z.literal('remelt-first-run/1'),
  /** `empty` = nothing was recorded yet; `preparing` = the demonstration is being played; `begun` = it is in use. */
  state: z.enum(['empty', 'preparing', 'begun']),
  /** What is being done. */
  words: z.string().exactOptional(),
  /** Roles that a person may have, and those that two persons usually begin with. */
  roles: z.array(z.string()),
  usual: z.array(z.array(z.string())),
  /** Why the demonstration could not be played to its end. */
  failed: z.string().exactOptional(),
});
export type FirstRun = z.infer<typeof firstRunDocument>;

/** `remelt-founded/1`: the plant has begun; the first person is signed in, who has no password yet makes one with their token. */
export const foundedDocument = z.object({
  format: z.literal('remelt-founded/1'),
  person: z.string(),
  tokens: z.array(z.object({ person: z.string(), token: z.string() })),
});
export type Founded = z.infer<typeof foundedDocument>;
