import { LEVELS, type ProgrammeLevel, sizesOf } from '../../models/qualification/programme/level.ts';

/** Heats and values that a level asks of a property with this plan; `isBelow`: the plan alone is less than the level takes. */
export function askedSizes(
  level: ProgrammeLevel,
  plan?: { readonly heats: number; readonly perHeat: number },
): { readonly heats: number; readonly values: number; readonly isBelow: boolean } {
  const { heats, values } = sizesOf(level, plan);
  const least = LEVELS[level];
  const isBelow =
    plan !== undefined && (plan.heats < least.heats || plan.heats * plan.perHeat < least.values);
  return { heats, values, isBelow };
}
