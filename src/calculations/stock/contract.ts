import { defineCalculation } from '../calculation.ts';

export const deriveStock = defineCalculation({
  title: 'what remelt stock must meet so that a route makes the product of it',
  format: 'derive-stock',
  schemas: async () => {
    const { deriveStockInputSchema: input, deriveStockOutputSchema: output } = await import(
      '../../documents/qualification/derive-stock.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./stock.ts')).deriveStockDocument,
  whenAborted: 'stops',
});
