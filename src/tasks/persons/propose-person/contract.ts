import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import {
  accountField,
  personField,
  rolesSchema,
  tokenField,
} from '../../../documents/contract/person-fields.ts';
import { personsSchema } from '../../../documents/persons.ts';

const text = textSchema.exactOptional();
const day = z.iso.date('is not a day such as 2026-11-24').exactOptional();

/** A token is read where it is typed; the ledger keeps its hash. */
export const contract = defineContract({
  group: 'persons',
  name: 'propose-person',
  title: 'Propose a new person, or a change of one; another person confirms it',
  order: z.strictObject({
    person: personField,
    name: field(text, { label: 'Name', help: 'name, as it stands on papers', takes: 'words' }),
    roles: field(rolesSchema.exactOptional(), {
      label: 'Roles',
      help: 'roles with commas',
      takes: 'roles',
    }),
    validUntil: field(day, {
      label: 'Last day of the roles',
      option: 'until',
      reads: 'day',
    }),
    deputyFor: field(text, {
      label: 'Stands in for',
      help: 'has the roles of that person too',
      takes: 'person',
    }),
    deputyUntil: field(day, { label: 'Stands in until', help: 'and the last day of that', reads: 'day' }),
    ended: field(z.boolean().exactOptional(), { label: 'Acts no more', untyped: true }),
    token: tokenField,
    account: accountField,
  }),
  answer: personsSchema,
  act: 'propose person',
  who: 'who proposes it',
  button: 'Propose',
  examples: [{ person: 'carl', name: 'Carl Holm', roles: ['melter'] }],
});

export type Order = z.infer<typeof contract.order>;
