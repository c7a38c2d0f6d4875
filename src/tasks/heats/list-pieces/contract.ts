import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { piecesOfHeatSchema } from '../../../documents/heats/pieces-of-heat.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'list-pieces',
  verb: 'heat pieces',
  title: 'List the ingots, bars and cut pieces of a heat, or one of them, with what became of each',
  order: z.strictObject({
    of: field(
      z
        .string()
        .max(200)
        .regex(/^((heat|object):)?[^:]+$/, 'must be the number of a heat, heat:ID or object:ID'),
      {
        label: 'Metal',
        help: 'H26-001, or object:I-1 for one piece',
        from: 'heats',
        takes: 'metal',
        argument: 1,
      },
    ),
  }),
  answer: piecesOfHeatSchema,
  act: null,
  reads: true,
  list: { set: 'Pieces', rows: 'pieces', key: 'id', beside: ['heat'] },
  forVisitors: true,
  examples: [{ of: 'H26-001' }],
});
