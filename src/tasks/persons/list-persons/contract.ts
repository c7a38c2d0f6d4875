import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { personsSchema } from '../../../documents/persons.ts';

export const contract = defineContract({
  group: 'persons',
  name: 'list-persons',
  verb: 'persons list',
  title: 'List the persons of the plant, their roles, and what waits to be confirmed',
  order: z.strictObject({}),
  answer: personsSchema,
  act: null,
  reads: true,
  list: { set: 'Persons', rows: 'persons', key: 'id' },
  examples: [{}],
});
