import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, type Desk, whenHappened } from '../desk.ts';
import type { HeatState, LeakState } from '../state.ts';
import { wrongStatus } from './found.ts';

/** Leak-up rate of a furnace, measured before a heat is melted in it; the latest of a furnace counts. */
export interface MeasureLeak extends Told {
  readonly type: 'measureLeak';
  readonly heat: string;
  readonly furnace: string;
  readonly leak_Pa_m3_per_s: number;
  /** Hold limit of the furnace; absent = it has none. */
  readonly limit_Pa_m3_per_s?: number;
  /** Why the heat is melted although the rate is above the limit: quality's word. */
  readonly accepted?: string;
}

/** H12: a rate above the limit keeps the heat from being melted until a lower one is measured, or quality accepts it. */
export const measureLeak = defineCommand<MeasureLeak>({
  type: 'measureLeak',
  names: ({ heat }) => ({ subjects: [`heat:${heat}`] }),
  act: ({ accepted }) => (accepted === undefined ? 'record heat' : 'override diagnostic'),
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'planned' && heat.status !== 'charged')
      throw wrongStatus(desk, heat, {
        act: 'tested for leaks',
        allowed: 'a planned or charged heat',
      });
    checkName(command.furnace, `${desk.path}furnace`);
    checkRates(desk, command);
    const { limit_Pa_m3_per_s: limit, accepted } = command;
    desk.write('heat.leak-measured', heat.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      furnace: command.furnace,
      leakPaM3PerS: String(command.leak_Pa_m3_per_s),
      limitPaM3PerS: limit === undefined ? undefined : String(limit),
      accepted,
      by: command.by,
    });
  },
});

function checkRates(
  desk: Desk,
  { leak_Pa_m3_per_s: leak, limit_Pa_m3_per_s: limit, accepted }: MeasureLeak,
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

/** The latest rate of each furnace that a heat had measured. */
export const latestLeaks = ({ leaks = [] }: Pick<HeatState, 'leaks'>): readonly LeakState[] =>
  leaks.filter(({ furnace }, i) => leaks.findLastIndex((one) => one.furnace === furnace) === i);

/** True for a rate that keeps the heat from being melted. */
export const isAboveLimit = ({ leak_Pa_m3_per_s, limit_Pa_m3_per_s, accepted }: LeakState): boolean =>
  limit_Pa_m3_per_s !== null && leak_Pa_m3_per_s > limit_Pa_m3_per_s && accepted === null;

/** H12: no heat is melted while the latest rate of a furnace is above its limit. */
export function refuseLeak(desk: Desk, heat: HeatState): void {
  const leak = latestLeaks(heat).find(isAboveLimit);
  if (!leak) return;
  throw new ForbiddenError(
    `heat ${heat.id} is not melted: ${leak.furnace} leaks ${leak.leak_Pa_m3_per_s} Pa m3/s, above its limit`,
    {
      path: `${desk.path}heat`,
      value: leak.leak_Pa_m3_per_s,
      unit: 'Pa m3/s',
      allowed: `at most ${leak.limit_Pa_m3_per_s} Pa m3/s (leakLimit_Pa_m3_per_s of ${leak.furnace} in plant.json)`,
      cure: 'find the leak and measure again, or let quality accept it with a reason',
      does: [{ verb: 'heats/measure-leak', order: { heat: heat.id } }],
    },
  );
}
