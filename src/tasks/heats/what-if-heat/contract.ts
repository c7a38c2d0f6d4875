import { defineContract } from '../../../documents/contract/contract.ts';
import { field } from '../../../documents/contract/field.ts';
import { asTypedField } from '../../../documents/contract/fields.ts';
import { changedPlanSchema } from '../../../documents/contract/plan-fields.ts';
import { heatWhatIfSchema, planChangesSchema } from '../../../documents/heats/what-if.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'what-if-heat',
  title:
    'Compare the plan of a heat with itself under other prices, limits, shares or lots; nothing is booked',
  order: changedPlanSchema.extend({
    changes: field(planChangesSchema, {
      ...{
        label: 'Changes',
        help: 'prices, limits, shares and lots that are changed',
        unshown: true,
        untyped: true,
      },
    }),
    asTyped: asTypedField,
  }),
  answer: heatWhatIfSchema,
  act: null,
  examples: [
    {
      heat: 'H26-001',
      gradeId: 'H230',
      mass_kg: 1000,
      changes: [{ what: 'element', element: 'Co', more_usd_per_kg: 5 }],
    },
  ],
  reads: true,
});
