import type { CalibrateInput, CalibrateOutput } from '../../documents/heats/calibrate.ts';
import { ConflictError, InputError, NotFoundError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import type { TaskContext } from '../context.ts';
import { controlOf } from '../control.ts';
import { furnaceHistory } from './furnace-history.ts';

/** The calibration of a furnace, or why its heats allow none. */
export type Calibrated = { readonly calibration: CalibrateOutput } | { readonly none: string };

/** Calibrations that a process remembers; the one that was made longest ago goes first. */
const MOST_KEPT = 20;

/** Calibrations by the facts that they rest on, then by the heats that were asked. */
const KEPT = new WeakMap<object, Map<string, CalibrateOutput>>();

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
  const { compute } = context;
  const facts = compute.facts();
  const known = KEPT.get(facts) ?? new Map<string, CalibrateOutput>();
  KEPT.set(facts, known);
  const key = hashOf(document);
  const made = known.get(key) ?? (await compute.calibrate(document, controlOf(context)));
  known.delete(key);
  known.set(key, made);
  const [oldest] = known.keys();
  if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
  return made;
}
