import { z } from 'zod';
import { textSchema } from '../common.ts';
import { field } from './field.ts';

/** The person that a verb is about: its first argument. */
export const personField = field(textSchema, { label: 'Person', help: 'id of the person', argument: 1 });

/** Names of roles. */
export const rolesSchema = z.array(textSchema).min(1);

/** What proves a person: the ledger keeps its hash. */
export const tokenField = field(textSchema.exactOptional(), { label: 'Token', unshown: true, untyped: true });

/** An account of the operating system. */
export const accountField = field(
  z.strictObject({ user: textSchema, machine: textSchema, uid: textSchema.exactOptional() }).exactOptional(),
  {
    label: 'Account',
    help: 'account of the operating system that proves them',
    reads: 'account',
    unshown: true,
  },
);
