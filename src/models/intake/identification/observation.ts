import { type AnalysisMethod, uncertaintyOf } from '../../../metal/alloy/analysis-method.ts';
import { type ElementSymbol, entriesOf } from '../../../metal/alloy/element.ts';
import type { IntakeAnalysis } from './analysis.ts';
import { columnOf } from './grade-model.ts';
import { residualLevel } from './reporting-practice.ts';

/** Analyses of one object, element by element, ready for the likelihood. Contents in kg/kg, `e` = column of ELEMENTS. */
export interface Observation {
  readonly found: readonly { readonly e: number; readonly x: number; readonly u: number }[];
  readonly below: readonly { readonly e: number; readonly limit: number }[];
  /** Elements that a partial method sees and did not list, with its detection limit. */
  readonly unseen: readonly { readonly e: number; readonly limit: number }[];
  /** True when one of the analyses was complete: what it does not list was omitted. */
  readonly complete: boolean;
  /** Column of the balance, not omitted although it has no number; -1 = none. */
  readonly balance: number;
}

/**
 * Observation of one object from one or more analyses: per element the result with the smallest uncertainty, a number
 * before a "<". "0" counts as below the usual residual.
 */
export function observe(analyses: readonly IntakeAnalysis[]): Observation {
  const found = new Map<number, { x: number; u: number }>();
  const below = new Map<number, number>();
  const unseen = new Map<number, number>();
  for (const { contents, below: limits, method, coverage } of analyses) {
    const listed = new Set<ElementSymbol>();
    for (const [element, x] of entriesOf(contents)) {
      listed.add(element);
      const e = columnOf.get(element)!;
      const u = measurementSd(method, element, x);
      if (x <= 0) keepLowest(below, e, residualLevel(element));
      else if (u < (found.get(e)?.u ?? Number.POSITIVE_INFINITY)) found.set(e, { x, u });
    }
    for (const [element, limit] of entriesOf(limits)) {
      if (listed.has(element)) continue;
      listed.add(element);
      keepLowest(below, columnOf.get(element)!, limit);
    }
    if (coverage === 'complete') continue;
    for (const [element, model] of method.elements)
      if (!listed.has(element)) keepLowest(unseen, columnOf.get(element)!, model.detectionLimit);
  }
  for (const e of found.keys()) below.delete(e);
  for (const e of [...found.keys(), ...below.keys()]) unseen.delete(e);
  const balance = analyses.find((analysis) => analysis.balance)?.balance;
  if (balance) unseen.delete(columnOf.get(balance)!);
  return {
    found: [...found].map(([e, { x, u }]) => ({ e, x, u })),
    below: [...below].map(([e, limit]) => ({ e, limit })),
    unseen: [...unseen].map(([e, limit]) => ({ e, limit })),
    complete: analyses.some(({ coverage }) => coverage === 'complete'),
    balance: balance ? columnOf.get(balance)! : -1,
  };
}

/** Relative uncertainty of a content by a method whose model lacks the element [1] (assumption: a poor number). */
const UNMODELLED = 0.2;

/** Standard uncertainty [kg/kg] with the bias of the type of instrument, which no repeat removes. */
function measurementSd(method: AnalysisMethod, element: ElementSymbol, x: number): number {
  const { measured, sd, biasRelative } = uncertaintyOf(method, element, x);
  return measured ? Math.hypot(sd, biasRelative * x) : UNMODELLED * x;
}

function keepLowest(limits: Map<number, number>, e: number, limit: number): void {
  limits.set(e, Math.min(limit, limits.get(e) ?? Number.POSITIVE_INFINITY));
}
