import { knownGrade } from '../../metal/alloy/catalogue.ts';
import type { Grade, GradeForm } from '../../metal/alloy/grade.ts';
import { furnaceBlocks } from '../../models/intake/furnace-block.ts';
import {
  advanceLot,
  type IdentificationVerdict,
  type LotStage,
  type LotStep,
  type YardLot,
} from '../../models/intake/gate.ts';
import {
  type BookedAs,
  checkGate,
  type GateFindings,
  type GateRow,
  gateVerdict,
  isDisproved,
} from '../../models/intake/gate-checks.ts';
import type { Facts } from '../facts.ts';
import { coatingOf, findingsOf, type LotCheck, mustPrepare } from './findings.ts';

export type { LotStep, NamedOverride } from '../../models/intake/gate.ts';
export type { GateFindings } from '../../models/intake/gate-checks.ts';
export { isScrappedParts } from '../../models/intake/gate-checks.ts';
export { meanGeneration } from '../../models/intake/revert-generation.ts';

/** A lot as the furnace rules look at it. */
export interface LotForFurnace {
  readonly id: string;
  readonly form: string;
  /** Grade or charge material it was cleared as, else declared as. */
  readonly grade: string | null;
  /** What the gate said about a coating; null when nobody looked. */
  readonly coating: string | null;
}

/** A lot as the rules of the yard look at it. */
export interface LotForYard extends Omit<LotForFurnace, 'coating'> {
  readonly owner: string | null;
  readonly lotClass: string;
  readonly declaredGrade: string | null;
  readonly checks: readonly LotCheck[];
  readonly cleared: boolean;
  /** It was prepared after it came in. */
  readonly processed: boolean;
  readonly identification: {
    readonly verdict: IdentificationVerdict;
    readonly candidates: readonly { readonly grade: string }[];
  } | null;
}

/** The checks of a lot that still say something: what it is booked as may have disproved one (Y11). */
export const standingChecks = (
  checks: readonly LotCheck[],
  lot: Pick<LotForYard, 'form' | 'lotClass'>,
): readonly LotCheck[] =>
  checks.map((row) =>
    isDisproved(row, lot)
      ? {
          ...row,
          verdict: 'HOLD',
          reason: 'booked as scrapped parts, and passed as no parts: check it again',
        }
      : row,
  );

/** Verdict and reason of every gate check, and the verdict on the lot: the worst of them. */
export function judgeGate(
  findings: GateFindings,
  lot: BookedAs,
): {
  readonly rows: readonly GateRow[];
  readonly verdict: GateRow['verdict'];
} {
  const rows = checkGate(findings, lot);
  return { rows, verdict: gateVerdict(rows) };
}

/** Where a lot stands on its way through the yard. */
export function stageOf(lot: LotForYard): LotStage {
  const verdict = gateVerdict(lot.checks);
  if (verdict === 'FAIL') return 'refused';
  if (verdict === 'HOLD') return 'received';
  if (lot.cleared) return 'cleared';
  if (lot.identification) return 'identified';
  return lot.processed ? 'processed' : 'quarantined';
}

/** Throws the refusal of the rule (models/intake/RULES.md) when the lot may not take the step; else does nothing. */
export function assertStep(lot: LotForYard, step: LotStep, facts: Pick<Facts, 'grades' | 'forms'>): void {
  advanceLot(yardLot(lot, facts), step);
}

function yardLot(lot: LotForYard, facts: Pick<Facts, 'grades' | 'forms'>): YardLot {
  const { id, form, lotClass, declaredGrade, owner, identification } = lot;
  return {
    ...{ id, form, lotClass, declaredGrade, owner },
    gradeForm: gradeFormOf(lot.grade, facts),
    coating: findingsOf(lot.checks).coating ?? 'unknown',
    mustProcess: mustPrepare(lot, facts) !== null,
    stage: stageOf(lot),
    gate: lot.checks.map(({ check, verdict, reason }) => ({ check, verdict, reason: reason ?? check })),
    identification: identification && {
      verdict: identification.verdict,
      gradeId: identification.candidates[0]?.grade ?? null,
    },
    clearedAs: lot.cleared ? lot.grade : null,
    onHold: null,
  };
}

/**
 * Why a lot may never go into one of the operations, in words; empty = it may. There is no override. Throws InputError
 * for a coating that is not a word of the rules.
 */
export function blocksOf(
  lot: LotForFurnace,
  operations: readonly string[],
  facts: Pick<Facts, 'grades'>,
): string[] {
  const candidate = {
    id: lot.id,
    form: lot.form,
    gradeForm: gradeFormOf(lot.grade, facts),
    coating: coatingOf(lot.coating) ?? 'unknown',
  };
  return operations.flatMap((operation) => furnaceBlocks(candidate, operation));
}

/** Share of oil and moisture that a form usually brings, at most [kg/kg]: above it the gate holds the lot. */
export const usualOil = (form: string, facts: Pick<Facts, 'forms'>): number =>
  facts.forms.get(form)?.oil.max ?? 0;

const gradeFormOf = (grade: string | null, facts: Pick<Facts, 'grades'>): GradeForm | null =>
  facts.grades.get(grade ?? '')?.form ?? null;

/**
 * The catalogue's grade of that id or name; null when the paper names none, or one that is not in the catalogue: a
 * supplier's own word for his metal is no mistake of the caller.
 */
export const gradeNamed = (name: string | null, facts: Pick<Facts, 'grades'>): Grade | null =>
  name === null ? null : knownGrade(facts.grades, name);
