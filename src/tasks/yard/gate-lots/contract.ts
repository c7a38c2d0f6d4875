import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { selectionFields } from '../../../documents/contract/fields.ts';
import { lotsStepSchema } from '../../../documents/yard/lots-step.ts';
import { order as checkGateOrder } from '../check-gate/contract.ts';

export const contract = defineContract({
  group: 'yard',
  name: 'gate-lots',
  title: 'Record the gate checks of several lots together',
  order: z.strictObject({
    ...selectionFields,
    findings: field(checkGateOrder.omit({ lot: true }), {
      label: 'What was found',
      help: 'what holds for all',
      unshown: true,
    }),
    byLot: field(z.array(checkGateOrder).exactOptional(), {
      label: 'What was found lot by lot',
      help: 'only these lots were looked at; default: all that are selected',
      unshown: true,
    }),
  }),
  answer: lotsStepSchema,
  act: 'check lot',
  exit: ({ lots }) => {
    const is = (wanted: string): boolean => lots.some(({ outcome }) => outcome === wanted);
    return is('FAIL') ? 1 : is('HOLD') || is('left out') ? 3 : 0;
  },
  examples: [{ lots: ['R-1001', 'R-1002'], findings: { oil: 0.01 } }],
});
