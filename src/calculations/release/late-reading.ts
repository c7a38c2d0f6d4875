import type { ReleaseInput } from '../../documents/proof/release.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { TraceLimits } from '../../metal/alloy/trace-limits.ts';
import type { AnalysisAsks } from '../../metal/alloy/words.ts';
import { FRACTION } from '../../models/release/contractual.ts';
import { release } from './release.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { releaseRules } from './rules.ts';

/** An analysis of metal that was released already. */
export interface LateReading {
  readonly object: ReleaseInput['object'];
  /** By which the metal was released. */
  readonly specification: ReleaseInput['specification'];
  readonly results: ReleaseInput['results'];
  /** A check analysis of the purchaser, asked for as one. */
  readonly isCheck: boolean;
}

export interface LateFacts extends ReleaseFacts {
  readonly checkAnalysis: TraceLimits['checkAnalysis'];
}

/**
 * Why an analysis that is booked after the release asks and does not suspend it: its method can decide none of the limits, or it is
 * the purchaser's own and lies within the limits and his tolerance outside them (AMS 2269: for the purchaser only). Null: it suspends.
 */
export function asksOf(reading: LateReading, facts: LateFacts): AnalysisAsks | null {
  const { object, results, isCheck } = reading;
  const { retest: _, ...specification } = reading.specification;
  const { elements } = release({ format: 'remelt-release/1', object, specification, results }, facts);
  const judged = elements.filter(({ text }) => text !== '');
  if (judged.length > 0 && judged.every(({ methodFit }) => methodFit === 'unfit')) return 'unfit-method';
  if (!isCheck) return null;
  const { limits } = releaseRules(specification, facts);
  const isWithin = ({ element, text, unit }: LateReading['results'][number]): boolean => {
    const limit = limits.get(element)?.limit;
    const { operator, value } = parseReading(text);
    if (!limit || operator !== '=') return false;
    const content = value * FRACTION[unit];
    // how far outside an end of the window the purchaser takes it [kg/kg]
    const beyond = (end: string | undefined, side: 1 | -1): boolean => {
      if (end === undefined) return false;
      const bound = Number(end) * FRACTION[limit.unit];
      const steps = facts.checkAnalysis.get(element) ?? [];
      const tolerance = steps.find(({ upTo }) => bound <= upTo)?.tolerance ?? 0;
      return side * (content - bound) > tolerance + ROUNDING;
    };
    return !beyond(limit.max, 1) && !beyond(limit.min, -1);
  };
  return results.every(isWithin) ? 'within-tolerance' : null;
}

/** What binary decimals are off by here, far below the last digit of any tolerance [kg/kg]. */
const ROUNDING = 1e-12;
