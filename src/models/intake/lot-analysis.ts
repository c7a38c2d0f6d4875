import { type AnalysisMethod, uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

type PerElement<T> = Readonly<Partial<Record<ElementSymbol, T>>>;

/** One analysis of a lot. Mass fractions [kg/kg]. */
export interface LotAnalysis {
  readonly id: string;
  readonly method: AnalysisMethod;
  /** Who measured; analyses by one method of one laboratory share its bias. */
  readonly laboratory: string;
  /** `measured` = by the plant on its own sample; `certificate` = from the paper that came with the lot. */
  readonly origin: 'measured' | 'certificate';
  readonly contents: PerElement<number>;
  readonly below?: PerElement<number>;
  /** Pieces or increments that the sample was made of; a melted button of 20 increments counts 20. Default 1. */
  readonly increments?: number;
  /** Repeat measurements whose mean is given. Default 1. */
  readonly repeats?: number;
}

/** One content of one analysis, with its uncertainty in the parts that are shared and not. */
export interface LotReading {
  readonly analysis: string;
  readonly origin: LotAnalysis['origin'];
  readonly value: number;
  /** Standard deviation [kg/kg] of what only this analysis has: repeatability and sampling. */
  readonly own: number;
  /** Standard deviation [kg/kg] of the bias, and its name; equal names share one bias. */
  readonly bias: number;
  readonly source: string;
}

/** Relative bias of a method whose data give none, between laboratories [1] (assumption: 0.5 %). */
const LABORATORY_BIAS = 0.005;

/**
 * Numeric readings of one element. own2 = u(x)2/repeats + (heterogeneity x)2/increments; the bias is the method's, or
 * LABORATORY_BIAS, and is named `lab:<laboratory>/<method>/<element>`.
 */
export function readingsOf(
  analyses: readonly LotAnalysis[],
  element: ElementSymbol,
  heterogeneity: number,
): LotReading[] {
  return analyses.flatMap((analysis) => {
    const value = analysis.contents[element];
    if (value === undefined) return [];
    const { method, laboratory, increments = 1, repeats = 1 } = analysis;
    const { sd, biasRelative } = uncertaintyOf(method, element, value);
    return [
      {
        analysis: analysis.id,
        origin: analysis.origin,
        value,
        own: Math.hypot(sd / Math.sqrt(repeats), (heterogeneity * value) / Math.sqrt(increments)),
        bias: (biasRelative > 0 ? biasRelative : LABORATORY_BIAS) * value,
        source: `lab:${laboratory}/${method.id}/${element}`,
      },
    ];
  });
}
