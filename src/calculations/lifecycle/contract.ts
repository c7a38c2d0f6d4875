import { defineCalculation } from '../calculation.ts';

export const lifecycle = defineCalculation({
  title: 'one question of the life cycle on its inputs',
  format: 'lifecycle',
  schemas: async () => {
    const {
      lifecycleInputSchema: file,
      lifecycleOrderSchema: input,
      lifecycleOutputSchema: output,
    } = await import('../../documents/economics/lifecycle.ts');
    return { input, output, file };
  },
  load: async () => (await import('./lifecycle.ts')).lifecycleDocument,
  whenAborted: 'ends',
});

export const lifecycleMethods = defineCalculation({
  title: 'every question of the life cycle with its formula, source and inputs',
  schemas: async () => {
    const { nothingAsked: input } = await import('../../documents/common.ts');
    const { lifecycleMethodsSchema: output } = await import('../../documents/economics/lifecycle.ts');
    return { input, output };
  },
  load: async () => (await import('./lifecycle.ts')).lifecycleMethodsDocument,
});
