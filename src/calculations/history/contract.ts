import { defineCalculation } from '../calculation.ts';

export const history = defineCalculation({
  title: 'what past heats say about a furnace, how well it learned from them, and since when it drifts',
  format: 'history',
  schemas: async () => {
    const { historyInputSchema: input, historyOutputSchema: output } = await import(
      '../../documents/heats/history.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./history.ts')).historyDocument,
  whenAborted: 'stops',
  needs: ['pool'],
});
