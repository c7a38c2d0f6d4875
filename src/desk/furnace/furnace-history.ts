import type { CalibrateInput, RecordedHeatInput } from '../../documents/heats/calibrate.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { heatAsItRan } from '../heat/heat-as-it-ran.ts';
import { timedSample } from '../samples/timed-samples.ts';

/**
 * The calibrate document of a furnace: its recorded heats in the order in which they were logged, what is unfit left out, and
 * without a heat that is to be told from the others.
 */
export async function furnaceHistory(
  { furnace, baselineHeats }: { readonly furnace: string; readonly baselineHeats?: number },
  { store, seed, compute }: Pick<TaskContext, 'store' | 'seed' | 'compute'>,
  without?: string,
): Promise<CalibrateInput> {
  const logged = (await store.heats({ furnace }))
    .filter(({ id, status }) => status !== 'cancelled' && id !== without)
    .sort((a, b) => a.log!.seq - b.log!.seq);
  const own = (await Promise.all(logged.map((heat) => heatOf(heat, { store, compute })))).flat();
  if (own.length === 0) {
    const known = [...new Set((await store.heats()).flatMap(({ log }) => (log ? [log.furnace] : [])))];
    throw new NotFoundError(`furnace ${furnace} has no heat with a log and measured samples`, {
      path: 'furnace',
      value: furnace,
      allowed: known.join(', ') || 'no heat has a furnace log yet',
      cure: 'log the settings of heats as they ran (docs/formats/heat-record.md), and book their bath samples when they are taken',
      does: [{ verb: 'heats/record-heat' }],
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
async function heatOf(
  heat: HeatState,
  context: Pick<TaskContext, 'store' | 'compute'>,
): Promise<RecordedHeatInput[]> {
  const { id, analyses } = heat;
  if (!analyses.some(({ basis }) => basis === 'measured')) return [];
  const { melt, route, samples } = await heatAsItRan(heat, context);
  const measured = samples.flatMap(({ sample, at_s }) => {
    const own = analyses.filter((one) => one.basis === 'measured' && one.sample === sample);
    return own.map((analysis) => timedSample(analysis, { at_s, alone: own.length === 1 }));
  });
  return measured.length === 0 ? [] : [{ id, melt, route, samples: measured }];
}
