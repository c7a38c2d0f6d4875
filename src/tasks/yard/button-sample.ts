import { buttonSampleMass } from '../../calculations/lots/checks.ts';
import { buttonSampleSchema } from '../../documents/lot-answers.ts';
import { buttonSampleOrder } from '../../documents/orders/yard.ts';
import { defineTask } from '../task.ts';

/** Mass of the riffled sample of turnings whose melted button stands for the lot. Throws InputError for a share of 0 or 1. */
export const buttonSample = defineTask({
  name: 'button-sample',
  title: 'Show how large a sample of turnings must be to represent the lot',
  order: buttonSampleOrder,
  answer: buttonSampleSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ chip_g, strayShare, accepted }) => ({
    format: 'remelt-button-sample/1' as const,
    sample_kg: buttonSampleMass({ chip_kg: chip_g / 1000, strayShare, accepted }),
  }),
});
