import { defineCalculation } from '../calculation.ts';

export const correct = defineCalculation({
  title: 'the trim after a bath sample: the least-cost additions to a melt',
  format: 'correct',
  schemas: async () => {
    const { correctInputSchema: input, correctOutputSchema: output } = await import(
      '../../documents/heats/correct.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./correct.ts')).correctDocument,
  whenAborted: 'stops',
  needs: ['solver'],
  verb: {
    name: 'trim',
    alias: 'correct',
    says: 'exit 1 when none help, 3 when a limit cannot be judged',
    exit: ({ verdict }) => (verdict === 'undecided' ? 3 : verdict === 'not-possible' ? 1 : 0),
  },
});
