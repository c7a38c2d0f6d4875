import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { type Columns, failuresIn, judge, linearColumns } from '../judge.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeLine, type ChargeProblem, presentElements } from '../problem.ts';
import { recheck } from '../recheck.ts';
import type { Linearised } from '../refining.ts';
import { type DrawnHeats, drawnHeats } from './conformance.ts';
import { type Anchor, type KnownChecks, type MonteCarloCheck, noChecks } from './known-checks.ts';
import { isSimulated, type OptionPlan, withRefining } from './linearisation.ts';
import { planningDraws } from './search.ts';

/** Planning draws that a check takes through the furnace itself. */
const CHECK_SAMPLES = 2000;
/** The first of them, and the share of those that has to pass for the others to be drawn: far below any plan. */
const FIRST_SAMPLES = 250;
const HOPELESS = 0.5;
/**
 * Of the first draws, the share whose verdict the furnace and the draws moved from a charge nearby may tell differently
 * [1]: with more, all are drawn. Chosen so that a pass rate is off by less than its own standard error.
 */
const MISTOLD = 0.012;
/** Share of the linearisation that a drawn heat has of an element at most, when it is moved [1]. */
const MOST_KEPT = 3;
/** Charges that others are moved from, at most: the latest are the nearest. */
const MOST_ANCHORS = 3;

interface ChargeToCheck {
  readonly problem: ChargeProblem;
  readonly lines: readonly ChargeLine[];
  readonly furnace: Linearised['relativeSpread'];
  /** Stops after the first draws where most of them fail: for a charge that will not be the plan. Default false. */
  readonly isRough?: boolean | undefined;
}

/**
 * A charge sent through the furnace (or, without one, melted as it is) on the draws of planning. Where the furnace is
 * simulated and a charge nearby was checked on all draws, only the first are: the others are those of that charge,
 * moved by what the linearisation says of the difference and by what the first draws add to it.
 */
export async function monteCarloCheck(plan: OptionPlan, of: ChargeToCheck): Promise<MonteCarloCheck> {
  const { checks = noChecks() } = plan.options;
  const key = keyOf(plan, of.lines);
  const known = checks.made.get(key);
  if (known && (of.isRough || known.passed.samples === CHECK_SAMPLES)) return known;
  const made = await newCheck(plan, of, checks);
  checks.made.set(key, made);
  return made;
}

const keyOf = ({ option }: OptionPlan, lines: readonly ChargeLine[]): string =>
  [
    option?.id ?? '',
    ...lines.map(({ material, mass_kg, items = '' }) => `${material}:${mass_kg}:${items}`),
  ].join();

async function newCheck(plan: OptionPlan, of: ChargeToCheck, checks: KnownChecks): Promise<MonteCarloCheck> {
  const { pause } = plan.options;
  const { option } = plan;
  const id = option?.id ?? '';
  const isDear = isSimulated(plan);
  const anchors = isDear ? (checks.anchors.get(id) ?? []) : [];
  const first = of.isRough || isDear ? drawnIn(plan, of, { from: 0, to: FIRST_SAMPLES }) : null;
  await pause?.();
  if (of.isRough && first) {
    const check = judged(of, first, FIRST_SAMPLES);
    if (check.passed.passes < HOPELESS * FIRST_SAMPLES) return check;
  }
  const columns = first && movedFrom(plan, of, { anchors, first: first.columns });
  // its mass scatters too little for more draws to be moved
  if (columns) return judged(of, { columns, made: first.made }, CHECK_SAMPLES);
  const heats = isDear
    ? await restDrawn(plan, of, first!)
    : drawnIn(plan, of, { from: 0, to: CHECK_SAMPLES });
  if (isDear) checks.anchors.set(id, [{ lines: of.lines, ...heats }, ...anchors].slice(0, MOST_ANCHORS));
  return judged(of, heats, CHECK_SAMPLES);
}

/** Some draws of a charge in the furnace itself. */
function drawnIn(
  { options, option }: OptionPlan,
  { problem, lines, furnace }: ChargeToCheck,
  { from, to }: { readonly from: number; readonly to: number },
): DrawnHeats {
  const route = options.refining && option ? { refining: options.refining, option } : null;
  const draws = { seed: options.seed, branch: 'planning', first: from };
  const samples = to - from;
  const contents = options.draws ? { contents: options.draws } : {};
  const trial = { problem, lines, samples, draws, furnace, route, ...contents };
  return drawnHeats(trial, { samples, draws, elements: presentElements(problem) });
}

/** Draws that are run between two pauses, after the first. */
const REST_SAMPLES = 875;

/** The first draws and all others of a charge, run in parts: an interrupt waits for one of them. */
async function restDrawn(plan: OptionPlan, of: ChargeToCheck, first: DrawnHeats): Promise<DrawnHeats> {
  const all = new Map([...first.columns.keys()].map((element) => [element, new Float64Array(CHECK_SAMPLES)]));
  for (const [element, seen] of first.columns) all.get(element)!.set(seen);
  let made = (first.made * FIRST_SAMPLES) / CHECK_SAMPLES;
  for (let from = FIRST_SAMPLES; from < CHECK_SAMPLES; from += REST_SAMPLES) {
    const to = Math.min(CHECK_SAMPLES, from + REST_SAMPLES);
    const part = drawnIn(plan, of, { from, to });
    for (const [element, seen] of part.columns) all.get(element)!.set(seen, from);
    made += (part.made * (to - from)) / CHECK_SAMPLES;
    await plan.options.pause?.();
  }
  return { columns: all, made };
}

function judged({ problem }: ChargeToCheck, heats: DrawnHeats, samples: number): MonteCarloCheck {
  const rows = limitRows(problem.heats[0]!.specification, presentElements(problem));
  const { columns } = heats;
  return { ...heats, passed: judge(rows, columns, samples), distance: leastDistance(rows, columns, samples) };
}

/** Contents of all draws of a charge, moved from the anchor that tells the first of them best; null where none does well enough. */
function movedFrom(
  plan: OptionPlan,
  of: ChargeToCheck,
  from: { readonly anchors: readonly Anchor[]; readonly first: Columns },
): Columns | null {
  const { first } = from;
  const rows = limitRows(of.problem.heats[0]!.specification, presentElements(of.problem));
  const told = failuresIn(rows, first, FIRST_SAMPLES);
  const line = linearIn(plan, of, first.keys());
  let best: Columns | null = null;
  let least = MISTOLD * FIRST_SAMPLES;
  for (const anchor of from.anchors) {
    const before = linearIn(plan, { ...of, lines: anchor.lines }, first.keys());
    const moved = new Map(
      [...first].map(([element, seen]) => [
        element,
        movedColumn(seen, {
          anchor: anchor.columns.get(element) ?? new Float64Array(CHECK_SAMPLES),
          by: line.get(element)!,
          from: before.get(element)!,
        }),
      ]),
    );
    const wrong = failuresIn(rows, moved, FIRST_SAMPLES).reduce((sum, one, s) => sum + (one ^ told[s]!), 0);
    if (wrong > least || (best && wrong === least)) continue;
    least = wrong;
    best = moved;
  }
  if (best === null) return null;
  for (const [element, seen] of first) best.get(element)!.set(seen);
  return best;
}

function movedColumn(
  seen: Float64Array,
  { anchor, by, from }: { anchor: Float64Array; by: Float64Array; from: Float64Array },
): Float64Array {
  // what a furnace leaves of more scatters with it
  const kept = (content: number, line: number): number =>
    line > 0 ? Math.min(MOST_KEPT, Math.max(0, content / line)) : 1;
  const moved = anchor.map((content, s) => content + (by[s]! - from[s]!) * kept(content, from[s]!));
  let shift = 0;
  for (let s = 0; s < seen.length; s++) shift += (seen[s]! - moved[s]!) / seen.length;
  return moved.map((content) => Math.max(0, content + shift));
}

function linearIn(
  { options }: OptionPlan,
  { problem, lines }: ChargeToCheck,
  elements: Iterable<ElementSymbol>,
): Columns {
  const heat = problem.heats[0]!;
  const draws = options.draws ?? planningDraws(options.seed);
  return linearColumns({ problem, heat, lines, draws, furnace: {}, unclipped: true }, elements);
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
 * A linearisation of the furnace moved so that at this charge, brought to the mass that was ordered, it shows the mean of the drawn heats:
 * where a furnace bends, the mean of what comes out is not what comes out of the mean. Held against the linear heats of the
 * same draws, so that chance moves nothing. The balance takes up what the others gain: all of it together is the mass
 * that the furnace made. An element that the linearisation sees without scatter gets that of the drawn heats: what others lose
 * thins it.
 */
export function shiftedTo(
  { options, problem }: OptionPlan,
  linear: Linearised,
  seen: { readonly columns: Columns; readonly whole: readonly ChargeLine[] },
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
      lines: seen.whole,
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
  const filler = balance ?? 'Ni';
  const { refined_kg } = recheck(withRefining(problem, { ...linear, gained }), [seen.whole], {
    meansOnly: true,
  }).heats[0]!;
  gained[filler] = (gained[filler] ?? 0) + 1 - refined_kg / heat.mass_kg;
  return { ...linear, gained, relativeSpread, factors };
}

/** Mean content over the draws of a Monte Carlo check [kg/kg]; 0 for an element without a column. */
export function meanOf(column: Float64Array = new Float64Array(1)): number {
  const count = Math.min(column.length, CHECK_SAMPLES);
  let sum = 0;
  for (let s = 0; s < count; s++) sum += column[s]!;
  return sum / count;
}
