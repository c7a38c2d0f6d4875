import {
  assertStep,
  type LotForYard,
  type LotStep,
  standingChecks,
} from '../../calculations/lots/yard-rules.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';

/** A lot of the ledger as the rules of the yard look at it (models/intake/RULES.md). */
export const forYard = (lot: LotView): LotForYard => ({
  id: lot.id,
  form: lot.form,
  grade: lot.clearedAs ?? lot.declaredGrade,
  owner: lot.owner,
  lotClass: lot.lotClass,
  declaredGrade: lot.declaredGrade,
  checks: standingChecks(lot.gate?.checks ?? [], lot),
  cleared: lot.status === 'cleared',
  processed: lot.processed !== undefined,
  identification: lot.identification,
});

/** Throws the refusal of the rule when the lot may not take the step. */
export const assertYardStep = (lot: LotView, step: LotStep, { compute }: TaskContext): void =>
  assertStep(forYard(lot), step, compute.facts());
