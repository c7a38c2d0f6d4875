import type { AnalysisMethod } from '../../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';

type PerElement<T> = Readonly<Partial<Record<ElementSymbol, T>>>;

/** One analysis as it is judged. Mass fractions [kg/kg]. */
export interface IntakeAnalysis {
  readonly method: AnalysisMethod;
  /**
   * `complete`: a laboratory analysis of unstated method; an element it does not list was most likely not worth
   * listing. `partial`: a named method; what it can not see was not measured, what it can see and does not list was
   * most likely below its detection limit.
   */
  readonly coverage: 'complete' | 'partial';
  readonly contents: PerElement<number>;
  readonly below: PerElement<number>;
  readonly balance: ElementSymbol | null;
}

/** Sum of the contents [kg/kg], without the balance. */
export const sumOf = (analysis: IntakeAnalysis): number =>
  Object.values(analysis.contents).reduce((sum, x) => sum + x, 0);
