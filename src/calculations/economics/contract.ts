import { defineCalculation } from '../calculation.ts';

export const economics = defineCalculation({
  title: 'one method of economics on its inputs',
  format: 'economics',
  schemas: async () => {
    const { economicsOrderSchema: input, economicsOutputSchema: output } = await import(
      '../../documents/economics/economics-methods.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./economics.ts')).economicsDocument,
});

export const listEconomics = defineCalculation({
  title: 'every method of economics with its formula, source and inputs',
  schemas: async () => {
    const { nothingAsked: input } = await import('../../documents/common.ts');
    const { economicsListSchema: output } = await import('../../documents/economics/economics-methods.ts');
    return { input, output };
  },
  load: async () => (await import('./economics.ts')).economicsListDocument,
});
