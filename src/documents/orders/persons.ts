import { z } from 'zod';
import { textSchema } from '../common.ts';

/** Orders about who may do what in a plant. A token is read where it is typed; the ledger keeps its hash. */

const day = z.iso.date('is not a day such as 2026-11-24');
const roles = z.array(textSchema).min(1);
const account = z.strictObject({ user: textSchema, machine: textSchema, uid: textSchema.exactOptional() });

export const listPersonsOrder = z.strictObject({});

export const proposePersonOrder = z.strictObject({
  person: textSchema,
  name: textSchema.exactOptional(),
  roles: roles.exactOptional(),
  validUntil: day.exactOptional(),
  deputyFor: textSchema.exactOptional(),
  deputyUntil: day.exactOptional(),
  ended: z.boolean().exactOptional(),
  token: textSchema.exactOptional(),
  account: account.exactOptional(),
});

export type ProposePersonOrder = z.infer<typeof proposePersonOrder>;

export const confirmPersonOrder = z.strictObject({ person: textSchema });

/** What proves who is signed in. */
export const provePersonOrder = z.strictObject({
  token: textSchema.exactOptional(),
  account: account.exactOptional(),
});

/** A person of the first record. */
export const firstPerson = z.strictObject({ id: textSchema, name: textSchema, roles, token: textSchema });
