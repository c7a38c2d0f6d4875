import { imputeLot } from '../../calculations/identify/impute-lot.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { signalOf, type TaskContext } from '../context.ts';

/**
 * Books what no analysis of the lot gives - traces, gases, residuals - as an analysis of its own with basis
 * `imputed`, from the documented priors for its form and grade. Returns the elements. They stay marked in every later
 * step and can never release a heat. Throws NotFoundError for an unknown lot, InputError for an unknown grade.
 */
export async function imputeTraces(
  lotId: string,
  gradeId: string,
  context: TaskContext,
): Promise<ElementSymbol[]> {
  const { compute, store } = context;
  const lot = await store.lot(lotId);
  const grade = findGrade(compute.facts().grades, gradeId);
  const known = lot.analyses.flatMap((analysis) => [
    ...analysis.results.map((result) => result.element),
    ...(analysis.balance ? [analysis.balance] : []),
  ]);
  const contents = imputeLot({ form: lot.form, grade, known: known as ElementSymbol[] }, compute.facts());
  if (contents.length === 0) return [];
  await store.execute(
    {
      type: 'recordAnalysis',
      of: `lot:${lotId}`,
      analysis: `imputed-${grade.id}`,
      basis: 'imputed',
      method: `prior ${grade.form}/${lot.form}`,
      results: contents,
    },
    signalOf(context),
  );
  return contents.map(({ element }) => element);
}
