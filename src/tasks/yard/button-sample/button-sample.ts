import { buttonSampleMass } from '../../../calculations/lots/checks.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Mass of the riffled sample of turnings whose melted button stands for the lot. */
export const buttonSample = defineVerb(contract, async ({ chip_g, strayShare, accepted }) => ({
  format: 'remelt-button-sample/1' as const,
  sample_kg: buttonSampleMass({ chip_kg: chip_g / 1000, strayShare, accepted }),
}));
