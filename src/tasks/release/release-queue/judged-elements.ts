import { releaseRules } from '../../../calculations/release/rules.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import type { ReleaseQueue } from '../../../documents/proof/release-queue.ts';
import type { StatedSpecification } from '../../../documents/reference.ts';
import { byElementOrder, type ElementSymbol, elementsIn } from '../../../metal/alloy/element.ts';

type JudgedElements = ReleaseQueue['elements'][string];

/**
 * The elements that a specification judges metal by, with their windows as printed: those with a row, then those that only a sum or
 * an index needs. Empty for one whose grade the catalogue no longer has.
 */
export function judgedElements(
  specification: StatedSpecification,
  { compute }: Pick<TaskContext, 'compute'>,
): JudgedElements {
  const rules = orRefusal(() => releaseRules(specification, compute.facts()));
  if (rules instanceof Error) return [];
  const rows = [...rules.limits].sort(([a], [b]) => byElementOrder(a, b));
  const others = new Set<ElementSymbol>([
    ...rules.sums.flatMap(({ elements }) => elements),
    ...(specification.indices ?? []).flatMap(({ formula }) => elementsIn(formula?.coefficients ?? {})),
  ]);
  for (const [element] of rows) others.delete(element);
  return [
    ...rows.map(([element, { limit }]) => ({
      element,
      unit: limit.unit,
      ...(limit.min === undefined ? {} : { min: Number(limit.min) }),
      ...(limit.max === undefined ? {} : { max: Number(limit.max) }),
    })),
    ...[...others].sort(byElementOrder).map((element) => ({ element, unit: 'wt%' as const })),
  ];
}
