import { defineCalculation } from '../calculation.ts';

export const simulate = defineCalculation({
  title: 'what a route of furnaces does to a melt',
  format: 'simulate',
  schemas: async () => {
    const { simulateInputSchema: input, simulateOutputSchema: output } = await import(
      '../../documents/heats/simulate.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./simulate.ts')).simulateDocument,
  whenAborted: 'stops',
  needs: ['pool'],
  parts: async () => (await import('./simulate.ts')).simulateParts,
});
