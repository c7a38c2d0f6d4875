import { VERDICT_EXIT } from '../../documents/contract/contract.ts';
import { defineCalculation } from '../calculation.ts';

export const release = defineCalculation({
  title: 'whether a heat, an ingot or a piece meets its specification',
  format: 'release',
  schemas: async () => {
    const { releaseInputSchema: input, releaseOutputSchema: output } = await import(
      '../../documents/proof/release.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./release.ts')).releaseDocument,
  verb: {
    name: 'release',
    says: 'exit 0 PASS, 1 FAIL, 3 HOLD',
    exit: ({ verdict }) => VERDICT_EXIT[verdict],
  },
});
