import { InputError } from '../foundation/errors.ts';
import type { GradeForm } from '../metal/alloy/grade.ts';
import { furnaceBlocks, type MeltCandidate } from '../models/intake/furnace-block.ts';
import { checkGate, type GateFindings, type GateRow, gateVerdict } from '../models/intake/gate-checks.ts';
import type { Facts } from './facts.ts';

export type { GateFindings, GateRow } from '../models/intake/gate-checks.ts';

/** A lot as the furnace rules look at it. */
export interface LotForFurnace {
  readonly id: string;
  readonly form: string;
  /** Grade or charge material it was cleared as, else declared as. */
  readonly grade: string | null;
  /** What the gate said about a coating; null when nobody looked. */
  readonly coating: string | null;
}

/** Verdict and reason of every gate check, and the verdict on the lot: the worst of them. */
export function judgeGate(findings: GateFindings): {
  readonly rows: readonly GateRow[];
  readonly verdict: GateRow['verdict'];
} {
  const rows = checkGate(findings);
  return { rows, verdict: gateVerdict(rows) };
}

/**
 * Why a lot may never go into one of the operations, in words; empty = it may. There is no override. Throws InputError
 * for a coating that is no word of the rules.
 */
export function blocksOf(
  lot: LotForFurnace,
  operations: readonly string[],
  facts: Pick<Facts, 'grades'>,
): string[] {
  const candidate: MeltCandidate = {
    id: lot.id,
    form: lot.form,
    gradeForm: gradeFormOf(lot.grade, facts),
    coating: coatingOf(lot),
  };
  return operations.flatMap((operation) => furnaceBlocks(candidate, operation));
}

/** Share of oil and moisture that a form usually brings, at most [kg/kg]: above it the gate holds the lot. */
export const usualOil = (form: string, facts: Pick<Facts, 'forms'>): number =>
  facts.forms.get(form)?.oil.max ?? 0;

const gradeFormOf = (grade: string | null, facts: Pick<Facts, 'grades'>): GradeForm | null =>
  facts.grades.get(grade ?? '')?.form ?? null;

const COATINGS: readonly MeltCandidate['coating'][] = ['none', 'metallic', 'ceramic', 'unknown'];

function coatingOf({ id, coating }: LotForFurnace): MeltCandidate['coating'] {
  if (coating === null) return 'unknown';
  const known = COATINGS.find((word) => word === coating);
  if (known) return known;
  throw new InputError(`lot ${id}: coating "${coating}" is not known`, {
    path: `lot:${id}`,
    value: coating,
    allowed: COATINGS.join(', '),
  });
}
