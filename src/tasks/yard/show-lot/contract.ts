import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { lotAccountSchema } from '../../../documents/yard/yard.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'show-lot',
  verb: 'lot show',
  title:
    'Show a lot: status and why, masses and where they went, gate, analyses, identification, who decided',
  order: z.strictObject({ lot: lotField }),
  answer: lotAccountSchema,
  act: null,
  reads: true,
  examples: [{ lot: 'R-1001' }],
});
