import { defineCalculation } from '../calculation.ts';

export const offers = defineCalculation({
  title: 'offers for a lot settled and compared: payable metal, charges, penalties, what is not paid for',
  format: 'offers',
  schemas: async () => {
    const { offersInputSchema: input, offersOutputSchema: output } = await import(
      '../../documents/yard/offers.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./offers.ts')).offersDocument,
  verb: { name: 'offers' },
});
