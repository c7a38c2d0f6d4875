import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { lotEvidenceSchema } from '../../../documents/yard/lot-evidence.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'explain-lot',
  verb: 'lot explain',
  title:
    'Show which grade a lot may be: candidates, each element against them, what to measure next; books nothing',
  order: z.strictObject({ lot: lotField }),
  answer: lotEvidenceSchema,
  act: null,
  reads: true,
  examples: [{ lot: 'R-1001' }],
});
