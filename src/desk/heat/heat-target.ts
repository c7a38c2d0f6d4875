import { specificationOfTarget } from '../../calculations/target/specification.ts';
import type { Target } from '../../documents/heats/target.ts';
import type { StatedSpecification } from '../../documents/reference.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { NotFoundError } from '../../foundation/errors.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import type { TaskContext } from '../context.ts';
import { keptSpecification } from '../reference/kept.ts';

/**
 * What a heat must meet: the limits of the controlled specification it was planned for, else those of its grade; null
 * where it was planned without a grade.
 */
export async function targetOfHeat(
  { target: { grade, specification } }: Pick<HeatState, 'target'>,
  context: Pick<TaskContext, 'store'>,
): Promise<Target | null> {
  if (grade === null) return null;
  if (specification === null) return { gradeId: grade };
  try {
    return targetOf((await keptSpecification(specification, context)).specification);
  } catch (error) {
    // a name of a ledger that kept no specifications
    if (error instanceof NotFoundError) return { gradeId: grade };
    throw error;
  }
}

/** The specification of what a heat must meet, with the element that is its base; null where it was planned without a grade. */
export async function specificationOfHeat(
  heat: Pick<HeatState, 'id' | 'target'>,
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<(Specification & { readonly base: ElementSymbol }) | null> {
  const target = await targetOfHeat(heat, { store });
  if (target === null) return null;
  const specification = specificationOfTarget(
    { id: heat.id, target },
    { materials: [], grades: compute.facts().grades, path: 'target', assumed: [] },
  );
  return { ...specification, base: specification.balance ?? 'Ni' };
}

/** What a specification asks of a plan: its windows in wt%, ppm limits among them. */
export function targetOf({
  gradeId,
  limits_wtpct,
  limits_ppm,
  sums,
  residual_wtpct,
}: StatedSpecification): Target {
  const windows = [
    ...entriesOf(limits_wtpct ?? {}).map(([element, window]) => [element, inNumbers(window, 1)] as const),
    ...entriesOf(limits_ppm ?? {}).map(([element, window]) => [element, inNumbers(window, 1e-4)] as const),
  ];
  return {
    ...(gradeId === undefined ? {} : { gradeId }),
    ...(windows.length === 0 ? {} : { limits_wtpct: Object.fromEntries(windows) }),
    ...(sums && { sums: sums.map(({ elements, ...window }) => ({ elements, ...inNumbers(window, 1) })) }),
    ...(residual_wtpct === undefined ? {} : { residual_wtpct }),
  };
}

type Decimal = number | string | undefined;

function inNumbers(
  { min, max }: { readonly min?: Decimal; readonly max?: Decimal },
  factor: number,
): { min?: number; max?: number } {
  // twelve digits: 20 ppm is 0.002 wt%, not 0.0020000000000000005
  const scaled = (decimal: number | string): number => Number((Number(decimal) * factor).toPrecision(12));
  return {
    ...(min === undefined ? {} : { min: scaled(min) }),
    ...(max === undefined ? {} : { max: scaled(max) }),
  };
}
