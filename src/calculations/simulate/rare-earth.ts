import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../metal/alloy/element.ts';
import { totalKg } from '../../models/refining/bath.ts';
import { meanTo, type Sink } from '../../models/refining/exchange.ts';
import type { RouteResult, StepResult } from '../../models/refining/route.ts';

type Row = SimulateOutput['rareEarth'][number];

/**
 * The account of every rare earth, operation by operation, mean over samples: in + added = product + wall + slag +
 * dross + filter + other. Free is dissolved, bound is held by particles. Credit is what of the charge's own is surely
 * left: losses count against it first, additions after it.
 */
export function rareEarthAccount(result: RouteResult): Row[] {
  const rows: Row[] = [];
  for (const element of RARE_EARTHS) {
    const e = result.bath.elements.indexOf(element);
    if (e < 0) continue;
    let own: number | null = null;
    for (const step of result.steps) {
      const row = rowOf(step, result, { element, e, own });
      if (row.in_kg === 0 && row.added_kg === 0 && row.product_kg === 0) continue;
      own = row.credit_kg;
      rows.push(row);
    }
  }
  return rows;
}

function rowOf(
  step: StepResult,
  result: RouteResult,
  at: { readonly element: ElementSymbol; readonly e: number; readonly own: number | null },
): Row {
  const { e, element } = at;
  const to = (sink: Sink): number => meanTo(step.exchange, sink, e);
  const in_kg = meanColumn(step.before, result.bath.elements.length, e);
  const lost = to('wall') + to('slag') + to('dross') + to('filter');
  const other = to('gas') + to('condensate') + to('skull');
  const added = 0 - to('addition');
  const own = at.own ?? in_kg;
  const snapshot = result.snapshots.findLast((one) => one.index === step.index);
  const forms = snapshot ? formsOf(snapshot.bath, e) : {};
  return {
    operation: step.operation.name,
    index: step.index,
    element,
    in_kg,
    added_kg: added,
    product_kg: in_kg + added - lost - other,
    ...forms,
    wall_kg: to('wall'),
    slag_kg: to('slag'),
    dross_kg: to('dross'),
    filter_kg: to('filter'),
    other_kg: other,
    credit_kg: Math.max(0, own - Math.max(0, lost + other)),
  };
}

function meanColumn(values: Float64Array, n: number, e: number): number {
  let sum = 0;
  for (let at = e; at < values.length; at += n) sum += values[at]!;
  return sum / (values.length / n);
}

/** Free and bound kg, where the operation tells them apart. */
function formsOf(
  bath: RouteResult['bath'],
  e: number,
): { readonly free_kg?: number; readonly bound_kg?: number } {
  if (!bath.resolved) return {};
  const n = bath.elements.length;
  const free = meanColumn(bath.dissolved, n, e);
  return { free_kg: free, bound_kg: Math.max(0, meanColumn(totalKg(bath), n, e) - free) };
}
