import { z } from 'zod';
import { defineContract } from '../../../documents/contract/contract.ts';
import { heatField } from '../../../documents/contract/fields.ts';
import { heatCostSchema } from '../../../documents/heats/heat-cost.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'report-heat-cost',
  verb: 'heat cost',
  title: 'Show what a poured heat cost, planned against recorded, and its margin under the contract',
  order: z.strictObject({ heat: heatField }),
  answer: heatCostSchema,
  act: null,
  reads: true,
  examples: [{ heat: 'H26-001' }],
});
