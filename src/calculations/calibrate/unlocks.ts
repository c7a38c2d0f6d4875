import type { CalibrateOutput } from '../../documents/heats/calibrate.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { quantileSorted } from '../../foundation/statistics/summary/quantiles.ts';
import { type ElementSymbol, RELEASE_CRITICAL } from '../../metal/alloy/element.ts';
import { HEATS_NEEDED, type ParametricHeat } from '../furnace/parametric-heat.ts';
import type { HeatToCome } from './predict.ts';

type Unlocks = CalibrateOutput['unlocks'];
type Credit = Unlocks['removalCredit'][number];

/** What unlocking looks at. */
export interface UnlockOptions {
  readonly heats: readonly ParametricHeat[];
  /** The heat to come, and when it ends [s]. */
  readonly toCome: HeatToCome;
  readonly end_s: number;
  /** True when the furnace has left its calibration. */
  readonly drifted: boolean;
}

/**
 * What the plant may rely on: removal of a release-critical trace by the smaller of the lower 95 % bound for the heat to
 * come and the smallest removal that one of its heats has shown; advice during a heat. Both need five heats of
 * this furnace, and no alarm (docs/theory/calibration.md, equation 9).
 */
export function unlocksOf(options: UnlockOptions): Unlocks {
  const { heats } = options;
  const enough = heats.length >= HEATS_NEEDED;
  return {
    heatsNeeded: HEATS_NEEDED,
    removalCredit: RELEASE_CRITICAL.map((element) => creditOf(element, options)),
    furnaceAdvice: adviceOf(options, enough),
  };
}

function adviceOf({ heats, drifted }: UnlockOptions, enough: boolean): Unlocks['furnaceAdvice'] {
  const operations = heats.flatMap(({ steps }) => steps.map(({ operation }) => operation));
  const locked = (words: string): Unlocks['furnaceAdvice'] => ({ granted: false, words: `locked: ${words}` });
  if (!operations.some(({ holdsStirredBath }) => holdsStirredBath)) {
    const names = [...new Set(operations.map(({ name }) => name))].join(', ');
    return locked(`${names} holds no melt that could wait for a sample`);
  }
  if (drifted) return locked('the furnace has drifted from its calibration');
  if (!enough) return locked(`${heats.length} of the ${HEATS_NEEDED} required heats of this furnace`);
  return { granted: true, words: `unlocked by ${heats.length} heats of this furnace` };
}

function creditOf(element: ElementSymbol, options: UnlockOptions): Credit {
  const shown = options.heats.flatMap((heat) => shownBy(heat, element));
  const locked = (words: string): Credit => ({
    element,
    granted: false,
    heats: shown.length,
    removed_lower95: null,
    smallestShown: shown.length > 0 ? Math.min(...shown) : null,
    retained: 1,
    words,
  });
  if (shown.length < HEATS_NEEDED) {
    return locked(
      `locked: measured in ${shown.length} of the ${HEATS_NEEDED} required heats that charged it`,
    );
  }
  if (options.drifted) return locked('locked: the furnace has drifted from its calibration');
  const lower = lowerRemoval(element, options);
  if (lower === null) return locked('locked: the next heat does not charge it');
  const smallestShown = Math.min(...shown);
  const credited = Math.max(0, Math.min(lower, smallestShown));
  return {
    element,
    granted: credited > 0,
    heats: shown.length,
    removed_lower95: lower,
    smallestShown,
    retained: 1 - credited,
    words:
      credited > 0
        ? `plans may count ${percent(credited, 0)} of it as removed (lower 95 % bound ${percent(lower, 0)}, smallest removal of a heat ${percent(smallestShown, 0)})`
        : smallestShown <= 0
          ? 'locked: in one heat none of it was removed'
          : 'locked: the lower 95 % bound of its removal is zero',
  };
}

/** A method tells nothing below this many of its standard deviations: its detection limit. */
const LEAST_TOLD = 3;

/**
 * Share of an element that a heat removed by its last reading, "<" and what is below the method's detection limit taken as
 * that; nothing without a reading.
 */
function shownBy({ melt, readings }: ParametricHeat, element: ElementSymbol): number[] {
  const charged_ppm = (melt.composition_ppm?.[element] ?? 0) + 1e4 * (melt.composition_wtpct?.[element] ?? 0);
  const own = readings.filter((reading) => reading.element === element && reading.at_s > 0);
  const last = own.sort((a, b) => a.at_s - b.at_s).at(-1);
  if (charged_ppm <= 0 || !last) return [];
  const left_ppm = last.below ? last.value_ppm : Math.max(last.value_ppm, LEAST_TOLD * last.sd_ppm);
  return [1 - left_ppm / charged_ppm];
}

/** Lower 95 % bound of the share that the heat to come removes; null when it charges none. */
function lowerRemoval(element: ElementSymbol, { toCome, end_s }: UnlockOptions): number | null {
  const { contents, samples } = toCome([
    { element, at_s: 0 },
    { element, at_s: end_s },
  ]);
  const removed = Float64Array.from({ length: samples }, (_, s) =>
    contents[2 * s]! > 0 ? 1 - contents[2 * s + 1]! / contents[2 * s]! : Number.NaN,
  ).filter((share) => !Number.isNaN(share));
  return removed.length === 0 ? null : quantileSorted(removed.sort(), 0.05);
}
