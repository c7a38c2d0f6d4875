import type { AnalysisResult } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { findMethod } from '../../metal/alloy/analysis-method.ts';
import type { TaskContext } from '../context.ts';

export interface NewAnalysis {
  readonly analysis: string;
  readonly basis: 'measured' | 'certificate';
  readonly method: string;
  readonly laboratory?: string;
  readonly balance?: string;
  readonly reference?: string;
  readonly sample?: string;
  readonly results: readonly AnalysisResult[];
  readonly by?: string;
}

/**
 * Books one more analysis of a lot, results as printed. Nothing is decided: identify the lot anew. Throws
 * NotFoundError for an unknown lot, InputError for an unknown method or element and an id that the lot already has.
 */
export async function analyseLot(lotId: string, found: NewAnalysis, context: TaskContext): Promise<LotView> {
  const { compute, store } = context;
  const { id: method } = findMethod(compute.facts().analysisMethods, found.method, 'method');
  await store.execute({ type: 'recordAnalysis', of: `lot:${lotId}`, ...found, method });
  return store.lot(lotId);
}
