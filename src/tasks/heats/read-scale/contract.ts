import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { scaleReadingSchema } from '../../../documents/yard/scale.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'read-scale',
  title: 'Read one stable weight from a scale',
  order: z.strictObject({
    scale: field(textSchema, { label: 'Scale', help: 'id of a scale of the plant', argument: 1 }),
    within_s: field(z.number().min(0.5).max(30).exactOptional(), {
      label: 'Time to become stable',
      help: 'how long it may take to become stable; default 5 s',
      unit: 's',
    }),
  }),
  answer: scaleReadingSchema,
  // it books nothing; the booking that names it has its own act
  act: null,
  examples: [{ scale: 'platform' }],
});
