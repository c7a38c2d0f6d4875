import { defineCalculation } from '../calculation.ts';

export const invest = defineCalculation({
  title: 'whether a plant pays: net present value over draws, what drives it, minimum price, variants',
  format: 'invest',
  schemas: async () => {
    const { investInputSchema: input, investOutputSchema: output } = await import(
      '../../documents/economics/invest.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./invest.ts')).investDocument,
  whenAborted: 'stops',
  verb: { name: 'invest', example: 'examples/investments/vim-esr-var-6t.json' },
});
