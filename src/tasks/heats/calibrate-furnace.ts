import {
  type CalibrateInput,
  calibrateOutputSchema,
  type RecordedHeatInput,
} from '../../documents/calibrate.ts';
import { parseDocument } from '../../documents/common.ts';
import { furnaceLogSchema } from '../../documents/heat-record.ts';
import { type CalibrationOrder, calibrateFurnaceOrder } from '../../documents/orders/heats.ts';
import type { TimedSample } from '../../documents/timed-sample.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { TaskContext } from '../context.ts';
import { controlOf } from '../control.ts';
import { defineTask } from '../task.ts';

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

/** The calibrate document of a furnace: its recorded heats in the order in which they were logged, what is unfit left out. */
async function furnaceHistory(
  { furnace, baselineHeats }: CalibrationOrder,
  { store, seed }: TaskContext,
): Promise<CalibrateInput> {
  const own = (await store.heats({ furnace }))
    .filter(({ status }) => status !== 'cancelled')
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
    return own.map((analysis) => sampleOf(analysis, { at_s, alone: own.length === 1 }));
  });
  return measured.length === 0 ? [] : [{ id, melt, route, samples: measured }];
}

/** An analysis of a bath sample; several of one sample keep their own name. */
function sampleOf(
  { sample, analysis, method, results }: AnalysisState,
  { at_s, alone }: { readonly at_s: number; readonly alone: boolean },
): TimedSample {
  const given: Record<'composition_ppm' | 'below_ppm' | 'sd_ppm', Record<string, number>> = {
    composition_ppm: {},
    below_ppm: {},
    sd_ppm: {},
  };
  for (const { element, text, unit, sd } of results) {
    const { operator, value } = parseReading(text);
    if (operator.startsWith('>')) continue;
    given[operator.startsWith('<') ? 'below_ppm' : 'composition_ppm'][element] = value * PPM_PER[unit];
    if (sd !== undefined) given.sd_ppm[element] = Number(sd) * PPM_PER[unit];
  }
  return { id: alone ? sample! : `${sample}/${analysis}`, at_s, method, ...given };
}
