import { defineCalculation } from '../calculation.ts';

export const advise = defineCalculation({
  title: 'what a melter may do during a heat',
  format: 'advise',
  schemas: async () => {
    const { adviseInputSchema: input, adviseOutputSchema: output } = await import(
      '../../documents/heats/advise.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./advise.ts')).adviseDocument,
  whenAborted: 'stops',
  needs: ['solver'],
  verb: {
    name: 'advise',
    says: 'exit 0 = pour now, 1 = waiting does not help, 3 = else',
    exit: ({ action }) => (action === 'pour' ? 0 : action === 'not-by-waiting' ? 1 : 3),
  },
});
