import { turningsChecks } from '../../../calculations/lots/checks.ts';
import { gradeNamed } from '../../../calculations/lots/yard-rules.ts';
import { forPlanning } from '../../../desk/yard/lot-documents.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { cureBy, ForbiddenError, InputError, NotFoundError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { recordChecks } from '../check-gate/check-gate.ts';
import { contract } from './contract.ts';

/** Rows that turnings can have, of this visit or an earlier one. */
const TURNINGS_CHECKS: readonly string[] = ['magnet', 'tool chips', 'fixture alloy'];

/**
 * Looks for what machining leaves among turnings - steel, tool chips, fixture alloy - and records it beside the checks
 * of the gate: anything found holds the lot. Throws ForbiddenError before the gate has looked (Y1), NotFoundError for an
 * unknown lot or analysis, InputError when no grade is known to compare with.
 */
export const checkTurnings = defineVerb(contract, async ({ lot: id, magnet, ...visit }, context) => {
  const { compute, store } = context;
  const lot = await store.lot(id);
  assertLookedAt(lot);
  const facts = compute.facts();
  const name = visit.grade ?? lot.identification?.candidates[0]?.grade ?? lot.declaredGrade;
  const grade = gradeNamed(name, facts);
  if (!grade)
    throw new InputError(`lot ${id} has no known grade to compare the turnings with`, {
      path: 'grade',
      value: name,
      allowed: 'a grade of the catalogue',
      cure: 'name a grade, or identify the lot first',
    });
  const button = visit.button === undefined ? undefined : buttonOf(lot, visit.button);
  const sample = { ...(button ? { button } : {}), ...(magnet ? { magnet } : {}) };
  const { gate } = await recordChecks(lot, turningsChecks(sample, grade, facts), context);
  const checks = (gate?.checks ?? []).filter(({ check }) => TURNINGS_CHECKS.includes(check));
  return { format: 'remelt-turnings/1' as const, lot: id, checks };
});

/** The analysis of the melted button. */
function buttonOf(lot: LotView, id: string): ReturnType<typeof forPlanning>['analyses'][number] {
  const button = forPlanning(lot).analyses.find((analysis) => analysis.id === id);
  if (button) return button;
  throw new NotFoundError(`lot ${lot.id} has no analysis ${id}`, {
    path: 'button',
    value: id,
    allowed: lot.analyses.map(({ analysis }) => analysis).join(', '),
    cure: 'book the analysis of the button first',
  });
}

/** Y1: nothing happens to a lot before the gate has checked it. */
export function assertLookedAt({ id, gate }: LotView): void {
  if (gate) return;
  throw new ForbiddenError(`lot ${id} cannot be checked: the gate has not checked it`, {
    path: `lot:${id}`,
    ...cureBy('record the gate check first', 'yard/check-gate', { lot: id }),
  });
}
