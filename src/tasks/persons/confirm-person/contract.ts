import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { personField } from '../../../documents/contract/person-fields.ts';
import { personsSchema } from '../../../documents/persons.ts';

export const contract = defineContract({
  group: 'persons',
  name: 'confirm-person',
  verb: 'persons confirm',
  title: 'Confirm what another person proposed of somebody',
  order: z.strictObject({ person: personField }),
  answer: personsSchema,
  act: 'admit person',
  who: 'who confirms it',
  examples: [{ person: 'carl' }],
});
