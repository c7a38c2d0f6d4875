import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { personsSchema } from '../../../documents/persons.ts';

export const contract = defineContract({
  group: 'persons',
  name: 'adopt-plant',
  title: 'Give a ledger that was begun without persons those of plant.json, by two of them',
  order: z.strictObject({
    plant: field(textSchema, { label: 'Id of the plant' }),
    name: field(textSchema, { label: 'Name of the plant' }),
    by: field(textSchema, { label: 'The first of the two' }),
    with: field(textSchema, { label: 'The second' }),
    tokens: field(z.record(textSchema, textSchema), { label: 'Tokens', help: 'by person' }),
  }),
  answer: personsSchema,
  act: null,
  examples: [],
});
