import { z } from 'zod';
import { reasonSchema, textSchema } from '../../../documents/common.ts';
import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { happenedAtField } from '../../../documents/contract/heat-fields.ts';
import { acceptedPlanSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'accept-plan',
  verb: 'heat accept',
  title: 'Accept a plan below what was asked, as quality beside its planner, and reserve its lots',
  order: z.strictObject({
    heat: heatField,
    reason: field(reasonSchema, {
      label: 'Reason',
      help: 'why the heat may be melted below what was asked',
      argument: 2,
    }),
    happenedAt: happenedAtField(textSchema.exactOptional()),
  }),
  answer: acceptedPlanSchema,
  act: 'accept plan',
  who: 'who accepts it: somebody of quality who did not plan the heat',
  examples: [{ heat: 'H26-001', reason: 'Bi is measured by GDMS before it is released' }],
  exampleBy: 'p-qual',
});
