import { defineCalculation } from '../calculation.ts';

export const trial = defineCalculation({
  title: 'how many heats and samples would teach the factors of a route',
  format: 'trial',
  schemas: async () => {
    const { trialInputSchema: input, trialOutputSchema: output } = await import(
      '../../documents/heats/trial.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./trial.ts')).trialDocument,
  whenAborted: 'stops',
  verb: { name: 'trial' },
});
