import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { plantTodaySchema } from '../../../documents/economics/plant-today.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'plant-today',
  verb: 'today',
  title: 'Show what the plant holds, what is on hold and what that costs, what waits on whom, heats, prices',
  order: z.strictObject({
    days: field(z.int().min(1).max(366).exactOptional(), {
      label: 'Days',
      help: 'days of heats to look back on; default 7',
    }),
    rate: field(z.number().min(0).max(1).exactOptional(), {
      label: 'Cost of money',
      help: 'what money tied up costs per year, such as 0.08',
      takes: 'share',
    }),
  }),
  answer: plantTodaySchema,
  act: null,
  reads: true,
  examples: [{ days: 30 }],
});
