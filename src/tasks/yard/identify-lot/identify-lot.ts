import { contentsOfLot } from '../../../calculations/lots/contents.ts';
import { gradeNamed } from '../../../calculations/lots/yard-rules.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { type DocumentAnalysis, documentAnalyses, forPlanning } from '../../../desk/yard/lot-documents.ts';
import { assertYardStep } from '../../../desk/yard/yard-step.ts';
import type { IdentifyOutput } from '../../../documents/yard/identify.ts';
import type { Single } from '../../../evidence/ledger/commands.ts';
import type { LotView, StoredRecord } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { toDecimalText } from '../../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { imputedTraces } from './impute-traces.ts';

/**
 * Says which grade a lot is, from all its own analyses together, and records the verdict with its candidates. What the
 * paper declares is no evidence; it is compared afterwards (`declared`). Throws NotFoundError for an unknown
 * lot, InputError when it has no analysis or its analyses are not of one metal, ForbiddenError before the gate has
 * passed it or while it must be prepared (Y1 to Y3), ConflictError when it is cleared (Y5).
 */
export const identifyLot = defineVerb(contract, async ({ lot: id }, context) => {
  const lot = await context.store.lot(id);
  const evidence = evidenceOf(lot, context);
  const output = await context.compute.identify({ analyses: evidence.analyses }, signalOf(context));
  const result = output.results[0]!;
  const { commands, imputed } = identification(lot, { result, output, context });
  await context.store.execute({ type: 'batch', commands }, signalOf(context));
  return {
    ...result,
    imputed: context.booked ? imputedIn(context.booked) : imputed,
    foreign: evidence.foreign,
    ...(lot.declaredGrade && !result.declared ? { declaredUnknown: lot.declaredGrade } : {}),
  };
});

/** Elements that the records of this very request imputed. */
const imputedIn = (booked: readonly StoredRecord[]): readonly ElementSymbol[] =>
  booked.flatMap(({ body }) =>
    body.basis === 'imputed'
      ? (body.results as { readonly element: ElementSymbol }[]).map(({ element }) => element)
      : [],
  );

/** What a lot is identified from. */
export interface Evidence {
  readonly analyses: readonly (DocumentAnalysis & { readonly declared?: string })[];
  /** Analyses left out: they are probably of another lot. */
  readonly foreign: readonly string[];
}

/** What a lot is identified from. Throws the refusal of a lot that has no analysis or may not be identified yet. */
export function evidenceOf(lot: LotView, context: TaskContext): Evidence {
  const facts = context.compute.facts();
  if (documentAnalyses(lot).length === 0)
    throw new InputError(`lot ${lot.id} has no measured analysis`, {
      path: `lot:${lot.id}`,
      cure: 'record a measured analysis first',
    });
  assertYardStep(lot, { type: 'identify', verdict: 'identified', gradeId: null }, context);
  const { foreign } = contentsOfLot(forPlanning(lot), facts);
  const declared = gradeNamed(lot.declaredGrade, facts);
  return {
    foreign,
    analyses: documentAnalyses(lot, foreign).map((analysis) => ({
      ...analysis,
      ...(declared ? { declared: declared.id } : {}),
    })),
  };
}

type Result = IdentifyOutput['results'][number];

/** The commands that record what a lot was identified as, and impute what nobody measured. */
export function identification(
  lot: LotView,
  {
    result,
    output,
    context,
  }: { readonly result: Result; readonly output: IdentifyOutput; readonly context: TaskContext },
): { readonly commands: readonly Single[]; readonly imputed: readonly ElementSymbol[] } {
  // Traces are imputed for what the lot turned out to be, so that it can be planned; they stay marked.
  const grade = result.verdict === 'identified' ? result.candidates[0]?.gradeId : undefined;
  const traces = grade === undefined ? null : imputedTraces(lot, grade, context.compute.facts());
  return {
    imputed: (traces?.results ?? []).map(({ element }) => element as ElementSymbol),
    commands: [
      {
        type: 'recordIdentification',
        lot: lot.id,
        verdict: result.verdict,
        // The record keeps the whole 99 % set, so that a later analysis can be judged against what was thought before.
        candidates: result.candidates.map(({ gradeId, probability }) => ({
          grade: gradeId,
          probability: toDecimalText(probability, 4),
        })),
        equivalent: result.equivalent,
        documentSha256: hashOf(output),
        ...signatureOf(context.actor),
      },
      ...(traces ? [traces] : []),
    ],
  };
}
