import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import { identifiedLotSchema } from '../../documents/lot-answers.ts';
import { identifyLotOrder } from '../../documents/orders/yard.ts';
import { InputError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import { signatureOf } from '../actor.ts';
import { signalOf } from '../context.ts';
import { defineTask } from '../task.ts';
import { imputeTraces } from './impute-traces.ts';
import { documentAnalyses, forPlanning } from './lot-documents.ts';
import { assertYardStep } from './yard-step.ts';

/**
 * Says which grade a lot is, from all its own analyses together, and records the verdict with its candidates. What the
 * paper declares is no evidence; it is compared afterwards (`declared`). Throws NotFoundError for an unknown
 * lot, InputError when it has no analysis or its analyses are not of one metal, ForbiddenError before the gate has
 * passed it or while it must be prepared (Y1 to Y3), ConflictError when it is cleared (Y5).
 */
export const identifyLot = defineTask({
  name: 'identify-lot',
  title: 'Identify the grade of a lot from all its analyses',
  order: identifyLotOrder,
  answer: identifiedLotSchema,
  act: 'identify lot',
  run: async ({ lot: id }, context) => {
    const { compute, store, actor } = context;
    const lot = await store.lot(id);
    if (documentAnalyses(lot).length === 0)
      throw new InputError(`lot ${id} has no measured analysis`, {
        path: `lot:${id}`,
        cure: 'record a measured analysis first',
      });
    assertYardStep(lot, { type: 'identify', verdict: 'identified', gradeId: null }, context);
    const { foreign } = contentsOfLot(forPlanning(lot), compute.facts());
    const declared = gradeNamed(lot.declaredGrade, compute.facts());
    const analyses = documentAnalyses(lot, foreign).map((analysis) => ({
      ...analysis,
      ...(declared ? { declared: declared.id } : {}),
    }));
    const output = await compute.identify({ analyses }, signalOf(context));
    const result = output.results[0]!;
    // The record keeps the whole 99 % set, so that a later analysis can be judged against what was thought before.
    await store.execute(
      {
        type: 'recordIdentification',
        lot: id,
        verdict: result.verdict,
        candidates: result.candidates.map(({ gradeId, probability }) => ({
          grade: gradeId,
          probability: toDecimalText(probability, 4),
        })),
        equivalent: result.equivalent,
        documentSha256: hashOf(output),
        ...signatureOf(actor),
      },
      signalOf(context),
    );
    // Traces are imputed for what the lot turned out to be, so that it can be planned; they stay marked.
    const grade = result.verdict === 'identified' ? result.candidates[0]?.gradeId : undefined;
    const imputed = grade === undefined ? [] : await imputeTraces(id, grade, context);
    return {
      ...result,
      imputed,
      foreign,
      ...(lot.declaredGrade && !result.declared ? { declaredUnknown: lot.declaredGrade } : {}),
    };
  },
});
