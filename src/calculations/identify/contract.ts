import { defineCalculation } from '../calculation.ts';

export const identify = defineCalculation({
  title: 'which grades the analyses can be',
  format: 'identify',
  schemas: async () => {
    const { identifyInputSchema: input, identifyOutputSchema: output } = await import(
      '../../documents/yard/identify.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./identify.ts')).identifyDocument,
  whenAborted: 'stops',
  verb: {
    name: 'identify',
    says: 'exit 3 unless every one is identified',
    exit: ({ results }) => (results.every(({ verdict }) => verdict === 'identified') ? 0 : 3),
  },
});
