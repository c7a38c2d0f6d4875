import { defineCalculation } from '../calculation.ts';

export const calibrate = defineCalculation({
  title: 'what the heats of a furnace say about it',
  format: 'calibrate',
  schemas: async () => {
    const { calibrateInputSchema: input, calibrateOutputSchema: output } = await import(
      '../../documents/heats/calibrate.ts'
    );
    return { input, output };
  },
  load: async () => (await import('./calibrate.ts')).calibrateDocument,
  whenAborted: 'stops',
  needs: ['pool'],
  parts: async () => (await import('./linear-heats.ts')).calibrateParts,
  verb: {
    name: 'calibrate',
    says: 'its parameters, and whether it drifts; exit 1 on an alarm',
    exit: ({ drift }) => (drift.alarm ? 1 : 0),
  },
});
