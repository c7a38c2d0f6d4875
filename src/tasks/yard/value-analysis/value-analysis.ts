import { anotherAnalysis } from '../../../calculations/lots/another-analysis.ts';
import { gradeNamed } from '../../../calculations/lots/yard-rules.ts';
import { forPlanning } from '../../../desk/yard/lot-documents.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What one more analysis of a lot would sharpen: spread of each element before and after. Nothing is recorded. Throws
 * NotFoundError for an unknown lot, InputError for an unknown method or a lot without analysis.
 */
export const valueAnalysis = defineVerb(contract, async ({ lot: id, ...next }, { compute, store }) => {
  const lot = await store.lot(id);
  const facts = compute.facts();
  const grade = gradeNamed(lot.identification?.candidates[0]?.grade ?? lot.declaredGrade, facts);
  const elements = anotherAnalysis(forPlanning(lot), { ...next, ...(grade ? { grade } : {}) }, facts);
  return { format: 'remelt-another-analysis/1' as const, lot: id, method: next.method, elements };
});
