import { defineCalculation } from '../calculation.ts';

export const scaleUp = defineCalculation({
  title:
    'what a heat costs at several sizes of a furnace, held as long as the furnace models say, and from where on it pays',
  format: 'scale-up',
  schemas: async () => {
    const { scaleUpInputSchema: input, scaleUpOutputSchema: output } = await import(
      '../../documents/economics/scale-up.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./scale-up.ts')).scaleUpDocument,
  whenAborted: 'stops',
  verb: { name: 'scale-up', example: 'examples/scale-up/in718-turnings.json' },
});
