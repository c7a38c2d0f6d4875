import {
  type CalibrateInput,
  calibrateOutputSchema,
  type RecordedHeatInput,
} from '../../documents/calibrate.ts';
import { parseDocument } from '../../documents/common.ts';
import { furnaceLogSchema } from '../../documents/heat-record.ts';
import { type CalibrationOrder, calibrateFurnaceOrder } from '../../documents/orders/heats.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { controlOf } from '../control.ts';
import { defineTask } from '../task.ts';
import { timedSample } from './timed-samples.ts';

/**
 * Calibrates a furnace on its recorded heats: those with a log of it whose timed samples were measured. Writes nothing.
 * Throws NotFoundError when there are none, and what `calibrate` throws.
 */
export const calibrateFurnace = defineTask({
  name: 'calibrate-furnace',
  title: 'Calibrate the model of a furnace on its recorded heats, and look for drift',
  order: calibrateFurnaceOrder,
  answer: calibrateOutputSchema,
  act: null,
  reads: true,
  run: async (order, context) =>
    context.compute.calibrate(await furnaceHistory(order, context), controlOf(context)),
});

/**
 * The calibrate document of a furnace: its recorded heats in the order in which they were logged, what is unfit left out, and
 * without a heat that is to be told from the others.
 */
export async function furnaceHistory(
  { furnace, baselineHeats }: CalibrationOrder,
  { store, seed }: Pick<TaskContext, 'store' | 'seed'>,
  without?: string,
): Promise<CalibrateInput> {
  const own = (await store.heats({ furnace }))
    .filter(({ id, status }) => status !== 'cancelled' && id !== without)
    .sort((a, b) => a.log!.seq - b.log!.seq)
    .flatMap(heatOf);
  if (own.length === 0) {
    const known = [...new Set((await store.heats()).flatMap(({ log }) => (log ? [log.furnace] : [])))];
    throw new NotFoundError(`furnace ${furnace} has no heat with a log and measured samples`, {
      path: 'furnace',
      value: furnace,
      allowed: known.join(', ') || 'no heat has a furnace log yet',
      cure: 'record heats with their log (see docs/formats/heat-record.md)',
    });
  }
  return {
    format: 'remelt-calibrate/1',
    furnace,
    heats: own,
    unfit: 'leave-out',
    ...(baselineHeats === undefined ? {} : { baselineHeats }),
    seed,
  };
}

/** A heat with its timed and measured samples; nothing when it has none. */
function heatOf({ id, log, analyses }: HeatState): RecordedHeatInput[] {
  const {
    melt,
    route,
    samples = [],
  } = parseDocument(furnaceLogSchema, JSON.parse(log!.text), `log of ${id}`);
  const measured = samples.flatMap(({ sample, at_s }) => {
    const own = analyses.filter((one) => one.basis === 'measured' && one.sample === sample);
    return own.map((analysis) => timedSample(analysis, { at_s, alone: own.length === 1 }));
  });
  return measured.length === 0 ? [] : [{ id, melt, route, samples: measured }];
}
