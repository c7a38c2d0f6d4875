import { gradeNamed } from '../../calculations/lots/yard-rules.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { percent } from '../../foundation/quantity/format.ts';
import type { TaskContext } from '../context.ts';
import { namesOfPlant } from '../names-of-plant.ts';

/** A declared grade less likely than this is contradicted by the identification [1]; what else is possible stays in doubt. */
const LIKELY = 0.05;

/**
 * Says that a lot was identified as another grade than its paper declares, before anybody clears it; null where both agree, nothing is
 * declared, or it is not identified.
 */
export function declaredOtherwise(
  { declaredGrade, identification }: Pick<LotView, 'declaredGrade' | 'identification'>,
  { compute }: Pick<TaskContext, 'compute'>,
): string | null {
  const { candidates = [], equivalent = [] } = identification ?? {};
  const [best] = candidates;
  if (best === undefined || declaredGrade === null) return null;
  const declared = gradeNamed(declaredGrade, compute.facts())?.id ?? declaredGrade;
  const isPossible =
    equivalent.includes(declared) ||
    candidates.some(({ grade, probability }) => grade === declared && Number(probability) >= LIKELY);
  if (isPossible) return null;
  const found = `${namesOfPlant(compute).nameOf(best.grade)} (${percent(Number(best.probability))})`;
  return `identified as ${found}, but declared as ${declaredGrade}: find out which is right before it is cleared`;
}
