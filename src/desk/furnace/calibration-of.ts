import type { CalibrateInput, CalibrateOutput } from '../../documents/heats/calibrate.ts';
import { ConflictError, InputError, NotFoundError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';
import { controlOf } from '../control.ts';
import { shelf } from '../memory.ts';
import { furnaceHistory } from './furnace-history.ts';

/** The calibration of a furnace, or why its heats allow none. */
export type Calibrated = { readonly calibration: CalibrateOutput } | { readonly none: string };

const CALIBRATIONS = shelf<CalibrateOutput>(20);

/**
 * The calibration of a furnace on its recorded heats, `without` one that is still under way. One that was made on the same
 * heats in this process is not made again. Throws what `calibrate` throws, save that its heats allow none.
 */
export async function calibrationOf(
  furnace: string,
  context: TaskContext,
  without?: string,
): Promise<Calibrated> {
  try {
    return { calibration: await calibrated(await furnaceHistory({ furnace }, context, without), context) };
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof InputError || error instanceof ConflictError)
      return { none: error.message };
    throw error;
  }
}

async function calibrated(document: CalibrateInput, context: TaskContext): Promise<CalibrateOutput> {
  const { compute, memory } = context;
  const known = memory.on(CALIBRATIONS, compute.facts());
  const key = hashOf(document);
  return known.get(key) ?? known.keep(key, await compute.calibrate(document, controlOf(context)));
}
