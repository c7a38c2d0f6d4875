import type { AskedHeat, HeatOrder } from '../../documents/orders/heats.ts';
import type { StatedSpecification } from '../../documents/reference.ts';
import type { Target } from '../../documents/target.ts';
import { InputError } from '../../foundation/errors.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { routeOf, usableSpecification } from '../reference/kept.ts';

/**
 * The order with what its names stand for: the operations of a kept route, the limits of a controlled specification. Throws
 * NotFoundError with the nearest names, ForbiddenError for a specification that was not compared, InputError without grade.
 */
export async function namedOrder(
  { spec, route, ...asked }: AskedHeat,
  context: TaskContext,
): Promise<HeatOrder> {
  const stated = spec === undefined ? undefined : await usableSpecification(spec, context);
  const gradeId = asked.gradeId ?? stated?.gradeId;
  if (gradeId === undefined)
    throw new InputError(`heat ${asked.heat} has no grade`, {
      path: 'gradeId',
      allowed: 'a grade of the catalogue, also beside a specification that names none',
      cure: 'give --grade',
    });
  return {
    ...asked,
    gradeId,
    ...(spec !== undefined && stated ? { controlled: { name: spec, target: targetOf(stated) } } : {}),
    ...(route === undefined ? {} : { route: await routeOf(route, context) }),
  };
}

/** What a specification asks of a plan: its windows in wt%, ppm limits among them. */
function targetOf({ gradeId, limits_wtpct, limits_ppm, sums, residual_wtpct }: StatedSpecification): Target {
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
