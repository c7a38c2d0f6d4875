import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { knownHeat, plannedRoute } from '../../../desk/heat/known-heat.ts';
import { latestRun } from '../../../desk/planning/kept-predictions.ts';
import { predictBooked } from '../../../desk/planning/predict-through.ts';
import type { MeasuredLeak } from '../../../documents/heats/heats.ts';
import type { HeatState, LeakState } from '../../../evidence/ledger/state.ts';
import { InputError } from '../../../foundation/errors.ts';
import { isAboveLimit } from '../../../foundation/quantity/leak.ts';
import { byId } from '../../../metal/plant/site.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Books the leak-up rate of the furnace that a heat is to be melted in, with the hold limit of the furnace, and predicts
 * the heat anew with it where it was predicted before. Above the limit the heat is neither charged nor melted until a lower rate is
 * booked, or quality accepts it. Throws InputError for a heat whose plan names no furnace, NotFoundError for an unknown one.
 */
export const measureLeak = defineVerb(
  contract,
  async ({ heat: id, furnace: named, ...rest }, context): Promise<MeasuredLeak> => {
    const { compute, store, actor } = context;
    const heat = await knownHeat(id, context);
    const furnace = byId(compute.facts().plant.furnaces, named ?? furnaceOf(heat), 'furnace');
    const { leakLimit_Pa_m3_per_s: limit } = furnace;
    await store.execute(
      {
        type: 'measureLeak',
        heat: id,
        furnace: furnace.id,
        ...rest,
        ...(limit === undefined ? {} : { limit_Pa_m3_per_s: limit }),
        ...signatureOf(actor),
      },
      signalOf(context),
    );
    const after = await store.heat(id);
    const leak = after.leaks!.at(-1)!;
    return {
      format: 'remelt-leak/1',
      heat: id,
      leak,
      verdict: verdictOn(leak),
      plant_Pa_m3_per_s: furnace.leak_Pa_m3_per_s,
      predicted: await predictedAnew(after, context),
    };
  },
);

function furnaceOf({ id, furnace }: HeatState): string {
  if (furnace !== undefined) return furnace;
  throw new InputError(`the plan of heat ${id} names no furnace`, {
    path: 'furnace',
    value: null,
    allowed: 'a furnace of the plant',
    cure: 'say which furnace was measured',
  });
}

function verdictOn(leak: LeakState): MeasuredLeak['verdict'] {
  if (leak.limit_Pa_m3_per_s === null) return 'no-limit';
  if (isAboveLimit(leak)) return 'above';
  return leak.accepted === null ? 'within' : 'accepted';
}

/** A prediction that rests on another leak is predicted again; what nobody predicted stays so. */
async function predictedAnew(heat: HeatState, context: TaskContext): Promise<boolean> {
  if (latestRun(heat).length === 0 || plannedRoute(heat) === null) return false;
  await predictBooked({ heat }, context);
  return true;
}
