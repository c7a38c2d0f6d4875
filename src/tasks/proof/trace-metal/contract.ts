import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { traceSchema } from '../../../documents/proof/trace.ts';

export const contract = defineContract({
  group: 'proof',
  name: 'trace-metal',
  verb: 'trace',
  title: 'Trace metal back to its sources or forward to its products',
  order: z.strictObject({
    subject: field(z.string().min(1).max(220), {
      label: 'What is traced',
      help: 'H-1, or heat:H-1, lot:R-1 or object:I-1 where several things have the number',
      argument: 1,
    }),
    direction: field(z.enum(['up', 'down']).default('up'), {
      label: 'Direction',
      asFlags: { down: 'where it went; default: where it came from' },
    }),
  }),
  answer: traceSchema,
  act: null,
  reads: true,
  forVisitors: true,
  examples: [{ subject: 'heat:H26-001' }],
});
