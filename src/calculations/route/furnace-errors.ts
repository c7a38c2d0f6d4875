import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { isOwnFactor } from '../../models/refining/discrepancy/own-factor.ts';
import type { SimulateFacts } from './facts.ts';

/**
 * How far furnaces are from the models; none where it is left out, nor for a furnace whose own heats have spoken of the model
 * alone.
 */
export const furnaceErrorsOf = (
  { calibrated, furnaceErrors }: Pick<SimulateInput, 'calibrated' | 'furnaceErrors'>,
  { discrepancies }: Pick<SimulateFacts, 'discrepancies'>,
): SimulateFacts['discrepancies'] =>
  furnaceErrors !== 'left-out' && (calibrated === undefined || calibrated.rows.some(isOwnFactor))
    ? discrepancies
    : undefined;
