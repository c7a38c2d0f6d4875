import { defineCalculation } from '../calculation.ts';

export const assure = defineCalculation({
  title: 'the chance that a qualification programme passes, before it is bought: designs side by side',
  format: 'assure',
  schemas: async () => {
    const { assureInputSchema: input, assureOutputSchema: output } = await import(
      '../../documents/qualification/assure.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./assure.ts')).assureDocument,
  whenAborted: 'stops',
  needs: ['pool'],
  parts: async () => (await import('./assure.ts')).assureParts,
  verb: { name: 'qualify assure' },
});
