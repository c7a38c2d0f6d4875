import { defineCalculation } from '../calculation.ts';

export const value = defineCalculation({
  title: 'what a lot is worth to a yard and its orders, and the most that may be paid for it',
  format: 'value',
  schemas: async () => {
    const { valueInputSchema: input, valueOutputSchema: output } = await import(
      '../../documents/yard/value.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./value.ts')).valueDocument,
  whenAborted: 'stops',
  needs: ['solver'],
});
