import { findMethod } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Grade } from '../../metal/alloy/grade.ts';
import { valueOfAnalysis } from '../../models/intake/value-of-analysis.ts';
import type { Facts } from '../facts.ts';
import {
  type AnalysedLot,
  contentsOfLot,
  heterogeneityOf,
  intakeAnalysis,
  isStated,
  laboratoryOf,
} from './contents.ts';

/** What one more analysis would do to what is known of an element: one standard deviation [wt%]. */
export interface SharpenedContent {
  readonly element: ElementSymbol;
  /** null = nothing is known yet. */
  readonly before_wtpct: number | null;
  readonly after_wtpct: number;
}

export interface NextAnalysis {
  readonly method: string;
  /** Default: the plant's own. */
  readonly laboratory?: string;
  /** Increments of the sample, a melted button of 20 counts 20. Default 1. */
  readonly increments?: number;
  /** What it should be, for elements that nobody measured. */
  readonly grade?: Grade;
}

/**
 * Spread of each element before and after one more analysis, most sharpened first. A laboratory repeats its bias, so a
 * second result of the same one helps less than one of another. Throws InputError for an unknown method.
 */
export function anotherAnalysis(
  lot: AnalysedLot,
  next: NextAnalysis,
  facts: Pick<Facts, 'analysisMethods' | 'forms' | 'grades'>,
): SharpenedContent[] {
  const stated = lot.analyses.filter(isStated);
  const { composition, foreign } = contentsOfLot(lot, facts);
  const known = stated
    .filter(({ id }) => !foreign.includes(id))
    .map((analysis) => intakeAnalysis(lot.id, analysis, facts));
  const origin = 'measured';
  const values = valueOfAnalysis(
    known,
    {
      method: findMethod(facts.analysisMethods, next.method, 'method'),
      laboratory: laboratoryOf(lot.id, next.laboratory ?? null, origin),
      origin,
      ...(next.increments === undefined ? {} : { increments: next.increments }),
    },
    { heterogeneity: heterogeneityOf(lot.form, facts), expected: next.grade?.nominal ?? {} },
  );
  return values
    .filter(({ element, after }) => element !== composition.balance && after > 0)
    .map(({ element, before, after }) => ({
      element,
      before_wtpct: before === null ? null : 100 * before,
      after_wtpct: 100 * after,
    }))
    .sort((a, b) => gain(a) - gain(b));
}

/** After over before; what nobody knew comes first. */
const gain = ({ before_wtpct, after_wtpct }: SharpenedContent): number =>
  before_wtpct === null ? 0 : after_wtpct / before_wtpct;
