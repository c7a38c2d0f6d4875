import { defineCalculation } from '../calculation.ts';

export const scenario = defineCalculation({
  title: 'questions of the life cycle in a chain, with spread, drivers and what would have to be true',
  format: 'scenario',
  schemas: async () => {
    const { scenarioInputSchema: input, scenarioOutputSchema: output } = await import(
      '../../documents/economics/scenario.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./scenario.ts')).scenarioDocument,
  whenAborted: 'stops',
  verb: {
    name: 'scenario run',
    says: 'Ctrl-C keeps the draws that are done',
    example: 'examples/lifecycle/in718-disk-scrap.json',
    // stopped before its end, as anything that is cancelled
    exit: ({ stopped }) => (stopped === undefined ? 0 : 3),
  },
});
