import type { MappedTag } from '../../documents/heats/tag-map.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { conversionOf, settingUnitOf } from '../../foundation/quantity/recorded-units.ts';
import type { RecordedValue } from './recorder-text.ts';

/** Largest error of what is kept, where the map states none, by the unit of the setting. Source: assumption, a tenth of what moves a prediction. */
const TOLERANCE: Readonly<Record<string, { readonly absolute?: number; readonly relative?: number }>> = {
  K: { absolute: 2 },
  Pa: { relative: 0.05 },
};
const TOLERANCE_ELSE: NonNullable<(typeof TOLERANCE)[string]> = { relative: 0.01 };

/** Largest error at a value of the setting, in its unit. */
export function toleranceOf(
  { tolerance }: Pick<MappedTag, 'tolerance'>,
  unit: string,
): (value: number) => number {
  if (tolerance !== undefined) return () => tolerance;
  const { absolute, relative = 0 } = ownValue(TOLERANCE, unit) ?? TOLERANCE_ELSE;
  return absolute === undefined ? (value) => relative * Math.abs(value) : () => absolute;
}

/** Share of the tolerance that a live source is thinned with while it comes; the rest is left for the log of the heat. */
export const LIVE_SHARE = 0.5;

/** The same at a value as it is recorded, in the unit of the recorder; without a unit a hundredth of it. */
export function recordedTolerance(mapped: MappedTag): (recorded: number) => number {
  const { unit = '', factor: own = 1, offset: shift = 0 } = mapped;
  const setting = settingUnitOf(unit);
  const known = setting === undefined ? undefined : conversionOf(unit, { setting, isCounter: false });
  const { factor, offset = 0 } = known ?? { factor: 1 };
  const tolerance = toleranceOf(mapped, setting ?? '');
  return (recorded) => tolerance(factor * (own * recorded + shift) + offset) / Math.abs(factor * own);
}

/** A silence of so many usual intervals is a gap, and never a shorter one than this [ms], where the map states no rule. */
const GAP = { intervals: 3, least_ms: 10_000 };

/** Silence from which on a tag has a gap [ms]: that of its map, else of the usual interval of its readings. */
export function gapAfterOf(
  { gapAfter_s }: Pick<MappedTag, 'gapAfter_s'>,
  values: readonly Pick<RecordedValue, 'at_ms' | 'isLinked'>[] = [],
): number {
  if (gapAfter_s !== undefined) return 1000 * gapAfter_s;
  // of what was thinned before, the intervals say nothing
  const steps = values.some(({ isLinked }) => isLinked)
    ? []
    : values
        .slice(1)
        .map(({ at_ms }, i) => at_ms - values[i]!.at_ms)
        .filter((step) => step > 0)
        .sort((a, b) => a - b);
  return Math.max(GAP.least_ms, GAP.intervals * (steps[Math.floor(steps.length / 2)] ?? 0));
}
