import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import type { IdentifyOutput } from '../../documents/identify.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { InputError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import type { TaskContext } from '../context.ts';
import { documentAnalyses, forPlanning } from './lot-documents.ts';
import { assertYardStep } from './yard-step.ts';

export interface IdentifiedLot {
  readonly lot: LotView;
  readonly result: IdentifyOutput['results'][number];
  /** Analyses left out: they are probably of another lot. */
  readonly foreign: readonly string[];
}

/**
 * Says which grade a lot is, from all its own analyses together, and records the verdict with its candidates. What the
 * paper declares is no evidence; it is compared afterwards (`result.declared`). Throws NotFoundError for an unknown
 * lot, InputError when it has no analysis or its analyses are not of one metal, ForbiddenError before the gate has
 * passed it or while it must be prepared (Y1 to Y3), ConflictError when it is cleared (Y5).
 */
export async function identifyLot(lotId: string, context: TaskContext): Promise<IdentifiedLot> {
  const { compute, store } = context;
  const lot = await store.lot(lotId);
  if (documentAnalyses(lot).length === 0)
    throw new InputError(`lot ${lotId} has no measured analysis`, {
      path: `lot:${lotId}`,
      cure: 'book an analysis first',
    });
  assertYardStep(lot, { type: 'identify', verdict: 'identified', gradeId: null }, context);
  const { foreign } = contentsOfLot(forPlanning(lot), compute.facts());
  const declared = gradeNamed(lot.declaredGrade, compute.facts());
  const analyses = documentAnalyses(lot, foreign).map((analysis) => ({
    ...analysis,
    ...(declared ? { declared: declared.id } : {}),
  }));
  const output = await compute.identify({ analyses });
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
  return { lot: await store.lot(lotId), result, foreign };
}
