import type { Facts } from '../../calculations/facts.ts';
import type { KnownMetal } from '../../calculations/lots/asked-results.ts';
import type { EarlierResult } from '../../calculations/lots/known-contents.ts';
import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import { typedContents } from '../../documents/yard/far-results.ts';
import type { AnalysisState, LotState } from '../../evidence/ledger/state.ts';
import { type AnalysisMethod, knownMethod } from '../../metal/alloy/analysis-method.ts';

/** What is known of the metal of a lot before another analysis of it is typed: the grade that it is, or that its paper says, and its analyses. */
export function knownLot(
  { clearedAs, identification, declaredGrade, analyses, form }: LotState,
  method: AnalysisMethod,
  facts: Facts,
): KnownMetal {
  const identified =
    identification?.verdict === 'identified' ? identification.candidates[0]?.grade : undefined;
  return {
    method,
    isDeclared: !(clearedAs ?? identified),
    grade: gradeNamed(clearedAs ?? identified ?? declaredGrade, facts)?.id,
    earlier: earlierResults(analyses, facts),
    heterogeneity: facts.forms.get(form)?.heterogeneity ?? 0,
  };
}

/** Results of analyses that stand: what was measured here, or certified. */
export const earlierResults = (
  analyses: readonly AnalysisState[],
  { analysisMethods }: Pick<Facts, 'analysisMethods'>,
): EarlierResult[] =>
  analyses.flatMap(({ analysis, basis, method, results, correctedBy }) => {
    const by = knownMethod(analysisMethods, method);
    if (by === undefined || correctedBy !== null || (basis !== 'measured' && basis !== 'certificate'))
      return [];
    return typedContents(results).map((one) => ({ ...one, from: `analysis ${analysis}`, method: by }));
  });
