import { turningsChecks } from '../../calculations/lots/checks.ts';
import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import type { GateCheckItem } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { ForbiddenError, InputError, NotFoundError } from '../../foundation/errors.ts';
import type { TaskContext } from '../context.ts';
import { recordChecks } from './check-gate.ts';
import { forPlanning } from './lot-documents.ts';

export interface TurningsVisit {
  /** Id of the lot's analysis that is of the melted button of a riffled sample. */
  readonly button?: string;
  /** Masses [kg] of a spread sample and of what the magnet lifted out of it. */
  readonly magnet?: { readonly lifted_kg: number; readonly sample_kg: number };
  /** Grade to compare with; default: what it was identified as, else declared as. */
  readonly grade?: string;
  readonly by?: string;
}

/**
 * Looks for what machining leaves among turnings - steel, tool chips, fixture alloy - and records it beside the checks
 * of the gate: anything found holds the lot. Throws ForbiddenError before the gate has looked (Y1), NotFoundError for an
 * unknown lot or analysis, InputError when no grade is known to compare with.
 */
export async function checkTurnings(
  lotId: string,
  visit: TurningsVisit,
  context: TaskContext,
): Promise<LotView> {
  const { compute, store } = context;
  const lot = await store.lot(lotId);
  assertLookedAt(lot);
  const facts = compute.facts();
  const name = visit.grade ?? lot.identification?.candidates[0]?.grade ?? lot.declaredGrade;
  const grade = gradeNamed(name, facts);
  if (!grade)
    throw new InputError(`there is no grade to compare lot ${lotId} with`, {
      path: 'grade',
      value: name,
      allowed: 'a grade of the catalogue',
      cure: 'name one, or identify the lot first',
    });
  const button = forPlanning(lot).analyses.find(({ id }) => id === visit.button);
  if (visit.button !== undefined && !button)
    throw new NotFoundError(`lot ${lotId} has no analysis ${visit.button}`, {
      path: 'button',
      value: visit.button,
      allowed: lot.analyses.map(({ analysis }) => analysis).join(', '),
      cure: 'book the analysis of the button first',
    });
  const { magnet, by } = visit;
  const rows = turningsChecks({ ...(button ? { button } : {}), ...(magnet ? { magnet } : {}) }, grade, facts);
  return recordChecks(lot, { found: rows as GateCheckItem[], ...(by ? { by } : {}) }, context);
}

/** Y1: nothing happens to a lot before the gate has checked it. */
export function assertLookedAt({ id, gate }: LotView): void {
  if (gate) return;
  throw new ForbiddenError(`lot ${id} can not be checked: the gate has not checked it (Y1)`, {
    path: `lot:${id}`,
    cure: 'check it at the gate',
  });
}
