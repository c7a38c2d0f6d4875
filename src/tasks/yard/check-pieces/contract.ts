import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { lotField } from '../../../documents/contract/fields.ts';
import { piecesSchema } from '../../../documents/yard/lot-answers.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'check-pieces',
  title: 'Record tests of single pieces of a lot and estimate the share of stray pieces',
  order: z.strictObject({
    lot: lotField,
    results: field(z.array(z.strictObject({ piece: z.string(), stray: z.boolean() })), {
      label: 'Tested pieces',
      help: 'each by its mark, and whether it is a stray',
      unshown: true,
    }),
    pieces: field(z.number().exactOptional(), { label: 'Pieces', help: 'pieces in the lot' }),
    allowed: field(z.number().min(0).default(0.01), {
      label: 'Share allowed',
      help: 'share of strays by pieces that the lot may hold; default 0.01',
      option: 'allow',
      takes: 'share',
    }),
  }),
  answer: piecesSchema,
  act: 'check lot',
  who: 'who tested',
  exit: ({ verdict }) => (verdict === 'PASS' ? 0 : 3),
  examples: [
    {
      lot: 'R-1001',
      results: [
        { piece: '1', stray: false },
        { piece: '2', stray: true },
      ],
    },
  ],
});
