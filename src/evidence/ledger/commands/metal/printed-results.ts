import { InputError } from '../../../../foundation/errors.ts';
import { pairsToResults, resultsToPairs } from '../../../records/results.ts';
import type { AnalysisResult } from '../../state.ts';

/** Results checked and in print order, as they come back from the record. */
export function asPrinted(results: readonly AnalysisResult[], path: string) {
  if (results.length === 0)
    throw new InputError('the analysis has no results', { path, allowed: 'at least one result' });
  return pairsToResults(resultsToPairs(results, path));
}
