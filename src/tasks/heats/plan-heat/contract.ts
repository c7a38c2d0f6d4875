import { defineContract } from '../../../documents/contract/contract.ts';
import { askedHeatSchema } from '../../../documents/contract/plan-fields.ts';
import { heatPlanSchema } from '../../../documents/heats/heats.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'plan-heat',
  title: 'Plan the cheapest charge of a heat from the cleared and free lots, and reserve it',
  order: askedHeatSchema,
  answer: heatPlanSchema,
  act: 'plan heat',
  who: 'who plans it',
  examples: [
    { heat: 'H26-001', gradeId: 'H230', mass_kg: 1000 },
    {
      ...{ heat: 'H26-001', spec: 'CUST-718-A rev 3', mass_kg: 500, route: 'triple-melt' },
      ...{ lots: { without: ['R-6171'] }, dryRun: true },
    },
  ],
});
