import { z } from 'zod';
import { textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { orderedAnalysesSchema } from '../../../documents/yard/ordered-analyses.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'order-analyses',
  verb: 'lot order-analyses',
  title: 'Order analyses of lots from the laboratory; a booked result takes its order off the list',
  order: z.strictObject({
    analyses: field(
      z
        .array(
          z.string().regex(/^.{1,180}:[A-Z][a-z]?:[\w.-]+$/, {
            error: 'must be lot, element and method, such as R-1001:Bi:GDMS',
          }),
        )
        .min(1)
        .max(2000),
      {
        ...{ label: 'Analyses', reads: 'names', takes: 'lot:element:method', argument: 1 },
        help: 'lot, element and method of each, such as R-1001:Bi:GDMS',
      },
    ),
    heat: field(textSchema.exactOptional(), {
      ...{ label: 'For heat', takes: 'heat' },
      help: 'heat whose plan asks for them',
    }),
    giveUp: field(z.literal(true).exactOptional(), {
      ...{ label: 'Give up', help: 'they are no longer ordered' },
    }),
  }),
  answer: orderedAnalysesSchema,
  act: 'order analyses',
  who: 'who orders them',
  button: 'Order the analyses',
  examples: [{ analyses: ['R-1001:Bi:GDMS', 'R-1001:Se:GDMS'], heat: 'H26-001' }],
});
