import { defineCalculation } from '../calculation.ts';

export const claim = defineCalculation({
  title: 'published claims recomputed within their boundary: supported, not supported or undecidable',
  format: 'claim',
  schemas: async () => {
    const { claimInputSchema: input, claimOutputSchema: output } = await import(
      '../../documents/economics/claim.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./claim.ts')).claimDocument,
  whenAborted: 'stops',
  verb: { name: 'claim', example: 'examples/claims/first-note.json' },
});
