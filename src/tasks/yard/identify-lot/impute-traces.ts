import type { Facts } from '../../../calculations/facts.ts';
import { imputeLot } from '../../../calculations/identify/impute-lot.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import type { RecordAnalysis } from '../../../evidence/ledger/commands/metal/record-analysis.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { findGrade } from '../../../metal/alloy/catalogue.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';

/**
 * The command that books what no analysis of the lot gives - traces, gases, residuals - as an analysis of its own with
 * basis `imputed`, from the documented priors for its form and grade; null when nothing is missing. They stay marked in
 * every later step and can never release a heat. Throws InputError for an unknown grade.
 */
export function imputedTraces(lot: LotView, gradeId: string, facts: Facts): RecordAnalysis | null {
  const grade = findGrade(facts.grades, gradeId);
  const known = lot.analyses.flatMap((analysis) => [
    ...analysis.results.map((result) => result.element),
    ...(analysis.balance ? [analysis.balance] : []),
  ]);
  const results = imputeLot({ form: lot.form, grade, known: known as ElementSymbol[] }, facts);
  if (results.length === 0) return null;
  return {
    type: 'recordAnalysis',
    of: `lot:${lot.id}`,
    analysis: `imputed-${grade.id}`,
    basis: 'imputed',
    method: `prior ${grade.form}/${lot.form}`,
    results,
  };
}

/** Books the imputed traces of a lot of the ledger, and returns the elements. Throws NotFoundError for an unknown lot. */
export async function imputeTraces(
  lotId: string,
  gradeId: string,
  context: TaskContext,
): Promise<ElementSymbol[]> {
  const command = imputedTraces(await context.store.lot(lotId), gradeId, context.compute.facts());
  if (command === null) return [];
  await context.store.execute(command, signalOf(context));
  return command.results.map(({ element }) => element as ElementSymbol);
}
