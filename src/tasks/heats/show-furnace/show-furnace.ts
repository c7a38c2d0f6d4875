import type { TaskContext } from '../../../desk/context.ts';
import { calibrationOf } from '../../../desk/furnace/calibration-of.ts';
import { furnaceRows } from '../../../desk/furnace/furnace-rows.ts';
import type { CalibrateOutput } from '../../../documents/heats/calibrate.ts';
import type { FurnaceAnswer, FurnaceRow } from '../../../documents/heats/furnaces.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { byId } from '../../../metal/plant/site.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * One furnace: what its recorded heats say about it, whether it drifts, how long its lining lasts, and what to do next. A furnace
 * without a calibration says why. Throws NotFoundError for one that the plant does not have.
 */
export const showFurnace = defineVerb(contract, async ({ furnace }, context) => {
  const { plant, expectedErrors } = context.compute.facts();
  const { kind } = byId(plant.furnaces, furnace, 'furnace');
  const row = (await furnaceRows(context)).find((one) => one.furnace === furnace)!;
  const found =
    row.heats === 0 ? { none: 'no heat was charged into it' } : await calibrationOf(furnace, context);
  const calibration = 'none' in found ? null : found.calibration;
  return {
    format: 'remelt-furnace/1' as const,
    ...row,
    calibrated: calibration ? await restsOn(calibration, context) : null,
    calibration,
    notCalibrated: 'none' in found ? found.none : null,
    expectedErrors: expectedErrors.filter(({ operation }) => operation === kind),
    next: nextOf(row, calibration),
  };
});

/** First and last heat of a calibration, in the order of their logs. */
async function restsOn(
  { furnace, leftOut }: CalibrateOutput,
  { store }: TaskContext,
): Promise<FurnaceAnswer['calibrated']> {
  const unfit = new Set(leftOut.flatMap(({ heat, sample }) => (sample === undefined ? [heat] : [])));
  const own = (await store.heats({ furnace }))
    .filter(({ id, status, samples }) => status !== 'cancelled' && samples.length > 0 && !unfit.has(id))
    .sort((a, b) => a.log!.seq - b.log!.seq);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  const [entry] = await store.records(last.log!.seq, 1);
  return { first: first.id, last: last.id, at: entry?.record.at ?? '' };
}

/** Heats left on a lining from which on relining is spoken of. */
const SOON = 5;

function nextOf({ furnace, lining, leak, heats }: FurnaceRow, calibration: CalibrateOutput | null): string[] {
  const words: string[] = [];
  if (lining && lining.left <= 0)
    words.push(
      `reline ${furnace}: ${lining.lining} has seen ${counted(lining.heats, 'heat')}, ${lining.maximumHeats} are allowed`,
    );
  if (leak && leak.limit_Pa_m3_per_s !== null && leak.leak_Pa_m3_per_s > leak.limit_Pa_m3_per_s)
    words.push(
      `find the leak: ${leak.leak_Pa_m3_per_s} Pa m3/s before ${leak.heat}, the limit is ${leak.limit_Pa_m3_per_s}`,
    );
  if (calibration?.drift.alarm)
    words.push(
      `find what changed in ${furnace}: lining, pumps, leak, pyrometer. Then sample the next heats at known times`,
    );
  if (lining && lining.left > 0 && lining.left <= SOON)
    words.push(`plan the relining of ${furnace}: ${counted(lining.left, 'heat')} left`);
  const wanting = calibration ? calibration.unlocks.heatsNeeded - calibration.heats : 0;
  if (calibration === null)
    words.push(
      heats === 0
        ? 'plan a heat for it'
        : 'record heats with their furnace log, and samples with the time they were taken: they calibrate the models',
    );
  else if (wanting > 0)
    words.push(
      `sample ${counted(wanting, 'more heat')} at known times: then advice during a heat rests on this furnace`,
    );
  if (words.length === 0) words.push('nothing: the furnace is calibrated, and no chart alarms');
  return words;
}
