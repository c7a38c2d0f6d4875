import type { LotView } from '../../evidence/ledger/store.ts';
import { percent } from '../../foundation/quantity/format.ts';
import { gradesNamed } from '../../metal/alloy/catalogue.ts';
import { materialCalled } from '../../metal/alloy/charge-material.ts';
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
  const names = namesOfPlant(compute);
  // a name of several grades contradicts none of them, nor the twins of any
  const declared = gradesNamed(compute.facts().grades, declaredGrade).map(({ id }) => id);
  const bought = materialCalled(compute.facts().chargeMaterials, declaredGrade)?.id ?? declaredGrade;
  const meant = [bought, ...declared.flatMap((id) => [id, names.nameOf(id), ...names.alsoOf(id)])];
  const isPossible = meant.some(
    (id) =>
      equivalent.includes(id) ||
      candidates.some(({ grade, probability }) => grade === id && Number(probability) >= LIKELY),
  );
  if (isPossible) return null;
  const found = `identified as ${names.nameOf(best.grade)} (${percent(Number(best.probability))})`;
  return declared.length === 0
    ? `${found}; the catalogue does not know the declared name ${declaredGrade}: find out whether it is the same before it is cleared`
    : `${found}, but declared as ${declaredGrade}: find out which is right before it is cleared`;
}
