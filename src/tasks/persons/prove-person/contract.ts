import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { accountField, tokenField } from '../../../documents/contract/person-fields.ts';
import { personsSchema } from '../../../documents/persons.ts';

export const contract = defineContract({
  group: 'persons',
  name: 'prove-person',
  title: 'Replace what proves the person who is signed in',
  order: z.strictObject({ token: tokenField, account: accountField }),
  answer: personsSchema,
  act: null,
  ofOneself: true,
  forVisitors: true,
  examples: [],
});
