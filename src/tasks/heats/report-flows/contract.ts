import { defineContract } from '../../../documents/contract/contract.ts';
import { periodOrder } from '../../../documents/contract/fields.ts';
import { flowsSchema } from '../../../documents/economics/flows.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'report-flows',
  title: 'Show the metal that came in, was melted, went out and was lost between two days',
  order: periodOrder,
  answer: flowsSchema,
  act: null,
  reads: true,
  examples: [{ from: '2026-01-01', to: '2026-12-31' }],
});
