import { defineContract } from '../../../documents/contract/contract.ts';
import { periodOrder } from '../../../documents/contract/fields.ts';
import { plantReconciliationSchema } from '../../../documents/economics/plant-reconciliation.ts';

export const contract = defineContract({
  group: 'heats',
  name: 'reconcile-plant',
  verb: 'lifecycle reconcile-plant',
  title:
    'Hold the weights and analyses of a period against its balances, to see which measurement is suspect',
  order: periodOrder,
  answer: plantReconciliationSchema,
  act: null,
  reads: true,
  examples: [{ from: '2026-10-01', to: '2026-10-31' }],
});
