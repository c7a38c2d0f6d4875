import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { rolesSchema } from '../../../documents/contract/person-fields.ts';
import { personsSchema } from '../../../documents/persons.ts';

const day = z.iso.date('is not a day such as 2026-11-24');

/** Everybody may name a deputy of their own: the ledger asks more of who names one for somebody else. */
export const contract = defineContract({
  group: 'persons',
  name: 'name-deputy',
  verb: 'persons deputy',
  title: 'Name a deputy for somebody who is away; another person confirms it',
  order: z.strictObject({
    person: field(textSchema, { label: 'Deputy', help: 'id of who stands in', argument: 1 }),
    for: field(textSchema.exactOptional(), {
      label: 'Stands in for',
      help: 'id of who is away; default: who is signed in',
      takes: 'person',
    }),
    roles: field(rolesSchema.exactOptional(), {
      label: 'Only as',
      help: 'roles of that person with commas; default: all of them',
      takes: 'roles',
    }),
    from: field(day.exactOptional(), { label: 'First day', help: 'default: today', reads: 'day' }),
    until: field(day, { label: 'Last day', reads: 'day' }),
  }),
  answer: personsSchema,
  act: null,
  who: 'who names the deputy',
  button: 'Name the deputy',
  examples: [{ person: 'dora', for: 'carl', from: '2026-12-01', until: '2026-12-31' }],
});
