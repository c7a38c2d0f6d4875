import { defineCalculation } from '../calculation.ts';

export const checkData = defineCalculation({
  title: 'how many facts there are, how far each may be trusted, and what is wrong with them',
  schemas: async () => {
    const { nothingAsked: input } = await import('../../documents/common.ts');
    const { dataCheckSchema: output } = await import('../../documents/data-check.ts');
    return { input, output };
  },
  load: async () => (await import('./check-data.ts')).checkDataDocument,
});

export const listFacts = defineCalculation({
  title: 'the methods of analysis, charge materials or grades that calculations know, with their sources',
  schemas: async () => {
    const { knownFactsSchema: output, listFactsOrderSchema: input } = await import(
      '../../documents/known-facts.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./list-facts.ts')).listFactsDocument,
});
