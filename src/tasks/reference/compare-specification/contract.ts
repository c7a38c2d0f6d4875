import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { revisionFields, statedFields } from '../../../documents/contract/specification-fields.ts';
import { comparedSpecificationSchema } from '../../../documents/reference.ts';

export const contract = defineContract({
  group: 'reference',
  name: 'compare-specification',
  title: 'Compare a controlled specification with what an independent person types in again',
  order: z.strictObject({ ...revisionFields, specification: statedFields }),
  answer: comparedSpecificationSchema,
  act: 'compare specification',
  who: 'who types it in again, not the person who entered it',
  button: 'Compare',
  examples: [],
});
