import { anotherAnalysis, type SharpenedContent } from '../../calculations/lots/another-analysis.ts';
import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import type { TaskContext } from '../context.ts';
import { forPlanning } from './lot-documents.ts';

export interface ThoughtOfAnalysis {
  readonly method: string;
  readonly laboratory?: string;
  readonly increments?: number;
}

/**
 * What one more analysis of a lot would sharpen: spread of each element before and after. Nothing is recorded. Throws
 * NotFoundError for an unknown lot, InputError for an unknown method or a lot without analysis.
 */
export async function valueAnalysis(
  lotId: string,
  next: ThoughtOfAnalysis,
  { compute, store }: TaskContext,
): Promise<SharpenedContent[]> {
  const lot = await store.lot(lotId);
  const facts = compute.facts();
  const grade = gradeNamed(lot.identification?.candidates[0]?.grade ?? lot.declaredGrade, facts);
  return anotherAnalysis(forPlanning(lot), { ...next, ...(grade ? { grade } : {}) }, facts);
}
