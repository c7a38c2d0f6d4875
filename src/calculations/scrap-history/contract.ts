import { defineCalculation } from '../calculation.ts';

export const scrapHistory = defineCalculation({
  title: 'what each class of scrap brings of elements that do not burn off, by past heats of an arc furnace',
  format: 'scrap-history',
  schemas: async () => {
    const { scrapHistoryInputSchema: input, scrapHistoryOutputSchema: output } = await import(
      '../../documents/heats/scrap-history.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./scrap-history.ts')).scrapHistoryDocument,
  whenAborted: 'stops',
});
