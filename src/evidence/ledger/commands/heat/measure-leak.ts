import { ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { leakAbove } from '../../../../foundation/quantity/leak.ts';
import { type CommandOf, defineRecord } from '../../rules/command.ts';
import { checkName, type Desk } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';
import { ANY_HEAT, wrongStatus } from '../found.ts';

/** H12: a rate above the limit keeps the heat from being charged or melted until a lower one is measured, or quality accepts it. */
export const measureLeak = defineRecord({
  type: 'measureLeak',
  of: ANY_HEAT,
  says: 'heat.leak-measured',
  act: ({ accepted }) => (accepted === undefined ? 'record heat' : 'override diagnostic'),
  rule(desk, command, heat) {
    if (heat.status !== 'planned' && heat.status !== 'charged')
      throw wrongStatus(desk, heat, {
        act: 'tested for leaks',
        allowed: 'a planned or charged heat',
      });
    checkName(command.furnace, `${desk.path}furnace`);
    checkRates(desk, command);
  },
});

function checkRates(
  desk: Desk,
  { leak_Pa_m3_per_s: leak, limit_Pa_m3_per_s: limit, accepted }: CommandOf<typeof measureLeak>,
): void {
  if (!(leak >= 0 && Number.isFinite(leak)))
    throw new InputError('a leak-up rate is a number of at least 0', {
      path: `${desk.path}leak_Pa_m3_per_s`,
      value: leak,
      unit: 'Pa m3/s',
      allowed: 'from 0 on',
    });
  if (accepted === undefined || (limit !== undefined && leak > limit)) return;
  throw new InputError(`a leak-up rate of ${leak} Pa m3/s needs nobody who accepts it`, {
    path: `${desk.path}accepted`,
    value: leak,
    unit: 'Pa m3/s',
    allowed:
      limit === undefined
        ? 'a furnace with leakLimit_Pa_m3_per_s in plant.json'
        : `a rate above the limit of ${limit} Pa m3/s`,
    cure: 'leave the acceptance out',
  });
}

/**
 * H12: while the latest rate of a furnace is above its limit, nothing goes on with a heat that is not melted. What was poured
 * can not be measured again and is not held by it.
 */
export function refuseLeak(desk: Desk, heat: HeatState, act: string): void {
  const leak = leakAbove(heat.leaks);
  if (!leak || (heat.status !== 'planned' && heat.status !== 'charged')) return;
  throw new ForbiddenError(
    `heat ${heat.id} is not ${act}: ${leak.furnace} leaks ${leak.leak_Pa_m3_per_s} Pa m3/s, above its limit`,
    {
      path: `${desk.path}heat`,
      value: leak.leak_Pa_m3_per_s,
      unit: 'Pa m3/s',
      allowed: `at most ${leak.limit_Pa_m3_per_s} Pa m3/s (leakLimit_Pa_m3_per_s of ${leak.furnace} in plant.json)`,
      cure: 'find the leak and measure again, or let quality accept it with a reason',
      does: [
        { verb: 'heats/measure-leak', order: { heat: heat.id } },
        { verb: 'heats/measure-leak', order: { heat: heat.id, accepted: null } },
      ],
    },
  );
}
