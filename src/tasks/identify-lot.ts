import type { IdentifyOutput } from '../calculations/identify.ts';
import type { LotView } from '../evidence/ledger/store.ts';
import { InputError } from '../foundation/errors.ts';
import { hashOf } from '../foundation/quantity/canonical.ts';
import { toDecimalText } from '../foundation/quantity/reading.ts';
import type { TaskContext } from './context.ts';
import { documentAnalyses } from './lot-documents.ts';

export interface IdentifiedLot {
  readonly lot: LotView;
  readonly result: IdentifyOutput['results'][number];
}

/**
 * Says which grade a lot is, from its own measured analyses, and records the verdict with its candidates. What the
 * paper declares is no evidence; it is compared afterwards (`declared` of the ledger against the verdict).
 * Throws NotFoundError for an unknown lot, InputError when it has no measured analysis.
 */
export async function identifyLot(lotId: string, context: TaskContext): Promise<IdentifiedLot> {
  const { compute, store } = context;
  const lot = await store.lot(lotId);
  const analyses = documentAnalyses(lot);
  if (analyses.length === 0)
    throw new InputError(`lot ${lotId} has no measured analysis`, {
      path: `lot:${lotId}`,
      cure: 'book an analysis first',
    });
  const document = { analyses };
  const output = await compute.identify(document);
  const result = output.results[0]!;
  // The record keeps the whole 99 % set, so that a later analysis can be judged against what was thought before.
  await store.execute({
    type: 'recordIdentification',
    lot: lotId,
    verdict: result.verdict,
    candidates: result.candidates.map(({ gradeId, probability }) => ({
      grade: gradeId,
      probability: toDecimalText(probability, 4),
    })),
    equivalent: result.equivalent,
    documentSha256: hashOf(output),
  });
  return { lot: await store.lot(lotId), result };
}
