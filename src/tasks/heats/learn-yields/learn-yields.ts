import { LEAST_YIELD_HEATS } from '../../../calculations/heats/learned-yields.ts';
import { yieldsOf } from '../../../desk/planning/taken-yields.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Metal yields by form and supplier as the plant's own melted heats show them, beside the priors of data/forms.json. A heat
 * with unexplained grams teaches nothing and is left out. Plans take a yield that enough heats have taught.
 */
export const learnYields = defineVerb(contract, async (_order, context) => ({
  format: 'remelt-yields/1' as const,
  leastHeats: LEAST_YIELD_HEATS,
  yields: await yieldsOf(context),
}));
