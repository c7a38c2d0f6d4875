import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Columns, judge, linearColumns, type PassCount } from '../judge.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeLine, type ChargeProblem, presentElements } from '../problem.ts';
import type { Linearised } from '../refining.ts';
import { columnsOf } from './conformance.ts';
import { type OptionPlan, withRefining } from './linearisation.ts';
import { planningDraws } from './search.ts';

/** Planning draws that a check takes through the furnace itself. */
const CHECK_SAMPLES = 2000;
/** The first of them, and the share of those that has to pass for the others to be drawn: far below any plan. */
const FIRST_SAMPLES = 250;
const HOPELESS = 0.5;

/** What a charge becomes in the furnace itself, on the draws of planning. */
export interface MonteCarloCheck {
  readonly columns: Columns;
  readonly passed: PassCount;
  /** Of the mean content that is nearest to its limit, or furthest outside [standard deviations]. */
  readonly distance: number;
}

interface ChargeToCheck {
  readonly problem: ChargeProblem;
  readonly lines: readonly ChargeLine[];
  readonly furnace: Linearised['relativeSpread'];
  /** Stops after the first draws where most of them fail: for a charge that will not be the plan. Default false. */
  readonly isRough?: boolean | undefined;
}

/** A charge sent through the furnace (or, without one, melted as it is) on the draws of planning. */
export function monteCarloCheck(plan: OptionPlan, of: ChargeToCheck): MonteCarloCheck {
  const first = of.isRough ? checkOn(FIRST_SAMPLES, plan, of) : null;
  return first && first.passed.passes < HOPELESS * FIRST_SAMPLES ? first : checkOn(CHECK_SAMPLES, plan, of);
}

function checkOn(samples: number, { options, option }: OptionPlan, of: ChargeToCheck): MonteCarloCheck {
  const { problem, lines, furnace } = of;
  const elements = presentElements(problem);
  const draws = { seed: options.seed, branch: 'planning', first: 0 };
  const route = options.refining && option ? { refining: options.refining, option } : null;
  const trial = {
    problem,
    lines,
    samples,
    draws,
    furnace,
    route,
    ...(options.draws ? { contents: options.draws } : {}),
  };
  const columns = columnsOf(trial, { samples, draws, elements });
  const rows = limitRows(problem.heats[0]!.specification, elements);
  return { columns, passed: judge(rows, columns, samples), distance: leastDistance(rows, columns, samples) };
}

/** Contents below a millionth of a ppm count as none [kg/kg]. */
const NOTHING = 1e-12;
/** Scatter that every content is taken to have, so that one without any has a distance [1 of its limit]. */
const LEAST_SCATTER = 1e-3;

function leastDistance(rows: readonly LimitRow[], columns: Columns, samples: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { elements, min, max } of rows) {
    const parts = elements.flatMap((element) => columns.get(element) ?? []);
    let mean = 0;
    let squares = 0;
    for (let s = 0; s < samples; s++) {
      const value = parts.reduce((sum, part) => sum + part[s]!, 0);
      mean += value / samples;
      squares += (value * value) / samples;
    }
    const scatter = LEAST_SCATTER * (Number.isFinite(max) ? max : min);
    const deviation = Math.max(Math.sqrt(Math.max(0, squares - mean * mean)), scatter, Number.MIN_VALUE);
    const below = min > 0 ? mean - min : Number.POSITIVE_INFINITY;
    least = Math.min(least, Math.min(below, max - mean) / deviation);
  }
  return least;
}

/**
 * A linearisation of the furnace moved so that at this charge it shows the mean of the drawn heats: where a furnace bends,
 * the mean of what comes out is not what comes out of the mean. Held against the linear heats of the same draws, so
 * that chance moves nothing. An element that the linearisation sees without scatter gets that of the drawn heats: what others
 * lose thins it.
 */
export function shiftedTo(
  { options, problem }: OptionPlan,
  linear: Linearised,
  seen: { readonly columns: Columns; readonly lines: readonly ChargeLine[] },
): Linearised {
  const stated = withRefining(problem, linear);
  const heat = stated.heats[0]!;
  const { balance } = heat.specification;
  const limited = new Set(
    limitRows(heat.specification, presentElements(stated)).flatMap((row) => row.elements),
  );
  const elements = [...limited].filter((element) => element !== balance && seen.columns.has(element));
  const drawn = linearColumns(
    {
      problem: stated,
      heat,
      lines: seen.lines,
      draws: options.draws ?? planningDraws(options.seed),
      furnace: {},
      unclipped: true,
    },
    elements,
  );
  const gained: Partial<Record<ElementSymbol, number>> = { ...linear.gained };
  const relativeSpread: Partial<Record<ElementSymbol, number>> = { ...linear.relativeSpread };
  const factors: Partial<Record<ElementSymbol, Float64Array>> = { ...linear.factors };
  for (const element of elements) {
    const [furnace, line] = [seen.columns.get(element)!, drawn.get(element)!];
    const mean = meanOf(furnace);
    const shift = mean - meanOf(line.subarray(0, furnace.length));
    gained[element] = (gained[element] ?? 0) + shift;
    if (linear.relativeSpread[element] || mean <= NOTHING) continue;
    const scatter = Float64Array.from(furnace, (content, s) => 1 + (content - line[s]! - shift) / mean);
    relativeSpread[element] = Math.sqrt(
      scatter.reduce((sum, one) => sum + (one - 1) ** 2, 0) / scatter.length,
    );
    factors[element] = scatter;
  }
  return { ...linear, gained, relativeSpread, factors };
}

/** Mean content over the draws of a Monte Carlo check [kg/kg]; 0 for an element without a column. */
export function meanOf(column: Float64Array = new Float64Array(1)): number {
  const count = Math.min(column.length, CHECK_SAMPLES);
  let sum = 0;
  for (let s = 0; s < count; s++) sum += column[s]!;
  return sum / count;
}
