import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';
import { presentElements } from './blend.ts';
import { certify, columnsOf } from './certify.ts';
import type { Shapes } from './cones.ts';
import { type ConfidentOptions, type ConfidentSolution, planConfidently, sketch } from './confident.ts';
import { lowerLimitOf, type PassCount } from './judge.ts';
import { type LimitRow, limitRows } from './limit-row.ts';
import type { ChargeLine, ChargeProblem } from './problem.ts';
import { recheck } from './recheck.ts';
import type { Linearised, Refining, RefiningOption } from './refining.ts';
import { shapesOf } from './shapes.ts';

export interface CertifiedOptions extends ConfidentOptions {
  /** The furnaces; null = what is charged comes out. */
  readonly refining: Refining | null;
  /** Routes to choose from; at least one when `refining` is given. */
  readonly options: readonly RefiningOption[];
  readonly onProgress?: (done: number, words: string) => void;
}

/** How near the linear picture of the furnace came to the furnace itself. */
export interface Agreement {
  /** Times the furnace was made linear around a plan. */
  readonly rounds: number;
  /** Largest difference of a refined content between plan and furnace, relative to its limit [1]. */
  readonly disagreement: number;
  /** Where. */
  readonly limit: LimitRow | null;
}

export interface CertifiedPlan {
  readonly solution: ConfidentSolution;
  /** The problem as planned, with its refining. */
  readonly problem: ChargeProblem;
  readonly option: RefiningOption | null;
  readonly optionCost_usd: number;
  readonly agreement: Agreement | null;
  /** On draws that planning never saw. null without a plan. */
  readonly certificate: (PassCount & { readonly lowerLimit: number; readonly attempt: number }) | null;
  /** Every option with the least it could cost [usd], and whether it was planned in full. */
  readonly looked: readonly {
    readonly id: string;
    readonly bound_usd: number | null;
    readonly planned: boolean;
  }[];
}

/** Rounds of making the furnace linear around the plan. */
const MOST_ROUNDS = 6;
/** Disagreement at which plan and furnace count as agreed [1 of the limit]. */
const AGREED = 1e-3;
/** Draws from which shapes are taken, and the difference at which they count as settled [1]. */
const SHAPE_SAMPLES = 2000;
const SHAPES_AGREED = 0.1;
/** Fresh certifications before the confidence is given up, and the z added after each that failed. */
const MOST_ATTEMPTS = 8;
const Z_AFTER_FAILURE = 0.05;

/**
 * The cheapest charge and route of one heat, certified: each route option is sketched, the promising ones are planned
 * in full with the furnace made linear around the plan until both agree, and the best is tried on fresh draws through
 * the real route. A failed certification raises z and plans again.
 */
export async function planCertified(
  problem: ChargeProblem,
  options: CertifiedOptions,
): Promise<CertifiedPlan> {
  const { refining } = options;
  if (!refining) {
    const furnace = options.furnace ?? {};
    const first = await planConfidently(problem, options);
    const shapes = shapesFor({ problem, solution: first, furnace, options, option: null });
    return {
      ...(await certifiedOf({ problem, options: { ...options, shapes }, option: null, linear: null })),
      agreement: null,
      looked: [],
    };
  }
  const sketches = [];
  for (const option of options.options) {
    options.onProgress?.(0.1, `route ${option.id}`);
    sketches.push(await sketchOption(problem, options, { refining, option }));
  }
  sketches.sort(
    (a, b) => (a.bound_usd ?? Number.POSITIVE_INFINITY) - (b.bound_usd ?? Number.POSITIVE_INFINITY),
  );
  let best: CertifiedPlan | null = null;
  const tried = new Set<string>();
  for (const one of sketches) {
    if (best?.solution.cost_usd != null && (one.bound_usd ?? Number.POSITIVE_INFINITY) >= totalOf(best))
      break;
    tried.add(one.option.id);
    options.onProgress?.(0.3, `plan for route ${one.option.id}`);
    const plan = {
      ...(await planOption({ problem, options, option: one.option, linear: one.linear })),
      looked: [],
    };
    if (best === null || totalOf(plan) < totalOf(best)) best = plan;
  }
  const looked = sketches.map(({ option, bound_usd }) => ({
    id: option.id,
    bound_usd,
    planned: tried.has(option.id),
  }));
  return { ...best!, looked };
}

const totalOf = (plan: CertifiedPlan): number =>
  plan.solution.cost_usd === null ? Number.POSITIVE_INFINITY : plan.solution.cost_usd + plan.optionCost_usd;

const optionCost = (option: RefiningOption | null, mass_kg: number): number =>
  (option?.fixed_usd ?? 0) + (option?.usd_per_kg ?? 0) * mass_kg;

interface OptionPlan {
  readonly problem: ChargeProblem;
  readonly options: CertifiedOptions;
  readonly option: RefiningOption | null;
  readonly linear: Linearised | null;
}

const withRefining = (problem: ChargeProblem, refining: Linearised): ChargeProblem => ({
  ...problem,
  heats: [{ ...problem.heats[0]!, refining }],
});

/** Sketch of an option around a composition in the middle of the windows, then around what that gave. */
async function sketchOption(
  problem: ChargeProblem,
  options: CertifiedOptions,
  of: { refining: Refining; option: RefiningOption },
) {
  const { refining, option } = of;
  let linear = refining.linearise(option, middleOf(problem));
  let seen = await sketch(withRefining(problem, linear), { ...options, furnace: linear.relativeSpread });
  if (seen.lines.length > 0) {
    linear = refining.linearise(option, chargeOf(problem, seen.lines));
    seen = await sketch(withRefining(problem, linear), { ...options, furnace: linear.relativeSpread });
  }
  const cost = optionCost(option, problem.heats[0]!.mass_kg);
  return { option, linear, bound_usd: seen.bound_usd === null ? null : seen.bound_usd + cost };
}

/** Plans an option, makes the furnace linear around the plan, plans again, until both agree; then certifies. */
async function planOption(of: OptionPlan): Promise<Omit<CertifiedPlan, 'looked'>> {
  const { problem, options } = of;
  const refining = options.refining!;
  const option = of.option!;
  let linear = of.linear!;
  let shapes: Shapes = new Map();
  let agreement: Agreement = { rounds: 0, disagreement: Number.POSITIVE_INFINITY, limit: null };
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    const stated = withRefining(problem, linear);
    const solution = await planConfidently(stated, { ...options, furnace: linear.relativeSpread, shapes });
    const lines = await tryLines(stated, solution, { ...options, furnace: linear.relativeSpread, shapes });
    if (lines.length === 0) break;
    const next = refining.linearise(option, chargeOf(problem, lines));
    agreement = { rounds, ...disagreementOf(stated, withRefining(problem, next), lines) };
    const bent = shapesFor({ problem: stated, solution, furnace: linear.relativeSpread, options, option });
    const settled = agreement.disagreement < AGREED && apart(shapes, bent) < SHAPES_AGREED;
    shapes = bent;
    linear = next;
    if (settled) break;
  }
  return { ...(await certifiedOf({ ...of, options: { ...options, shapes }, linear })), agreement };
}

interface ShapeRun {
  readonly problem: ChargeProblem;
  readonly solution: ConfidentSolution;
  readonly furnace: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly options: CertifiedOptions;
  readonly option: RefiningOption | null;
}

/** Shapes of the limits at a plan, from planning draws through the furnace; normal without a plan. */
function shapesFor({ problem, solution, furnace, options, option }: ShapeRun): Shapes {
  const { linear, cones, lines } = solution;
  if (!linear || lines.length === 0) return options.shapes ?? new Map();
  const draws = { seed: options.seed, branch: 'planning' };
  const route = options.refining && option ? { refining: options.refining, option } : null;
  const trial = { problem, lines, samples: SHAPE_SAMPLES, draws, furnace, route };
  return shapesOf(
    cones,
    linear.x,
    columnsOf(trial, {
      samples: SHAPE_SAMPLES,
      draws: { ...draws, first: 0 },
      elements: presentElements(problem),
    }),
  );
}

/** Largest difference of two sets of shapes [1]. */
function apart(a: Shapes, b: Shapes): number {
  let most = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const [one, other] = [a.get(key), b.get(key)];
    most = Math.max(
      most,
      Math.abs((one?.min ?? 1) - (other?.min ?? 1)),
      Math.abs((one?.max ?? 1) - (other?.max ?? 1)),
    );
  }
  return most;
}

/** The plan, or where there is none, the charge that came nearest to one. */
async function tryLines(
  problem: ChargeProblem,
  solution: ConfidentSolution,
  options: ConfidentOptions,
): Promise<readonly ChargeLine[]> {
  if (solution.lines.length > 0) return solution.lines;
  return solution.best?.lines ?? (await sketch(problem, options)).lines;
}

/** Plan and certificate at one linear picture of the furnace. */
async function certifiedOf(of: OptionPlan): Promise<Omit<CertifiedPlan, 'looked' | 'agreement'>> {
  const { options, option, linear } = of;
  const problem = linear ? withRefining(of.problem, linear) : of.problem;
  const furnace = linear?.relativeSpread ?? options.furnace ?? {};
  const optionCost_usd = optionCost(option, problem.heats[0]!.mass_kg);
  const base = { problem, option, optionCost_usd };
  let leastZ = options.leastZ ?? 0;
  let choice: Float64Array | null = null;
  let last: { readonly solution: ConfidentSolution; readonly passRate: number } | null = null;
  for (let attempt = 1; ; attempt++) {
    const solution = await planConfidently(problem, { ...options, furnace, leastZ, choice });
    if (solution.lines.length === 0)
      return { ...base, solution: last ? nearly(solution, last) : solution, certificate: null };
    options.onProgress?.(0.8, 'certification');
    const count = certify({
      problem,
      lines: solution.lines,
      samples: options.certificationSamples,
      draws: { seed: options.seed, branch: `certification/${attempt}` },
      furnace,
      route: options.refining && option ? { refining: options.refining, option } : null,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const lowerLimit = lowerLimitOf(count);
    if (lowerLimit >= options.jointConfidence || attempt === MOST_ATTEMPTS)
      return { ...base, solution, certificate: { ...count, lowerLimit, attempt } };
    last = { solution, passRate: count.passes / count.samples };
    leastZ = solution.z + Z_AFTER_FAILURE;
    choice = solution.choice;
  }
}

/** No charge keeps a larger z, and the last one failed its certification: what it reached. */
function nearly(
  solution: ConfidentSolution,
  last: { solution: ConfidentSolution; passRate: number },
): ConfidentSolution {
  const { z, cost_usd, lines } = last.solution;
  return { ...solution, best: { z, passRate: last.passRate, cost_usd: cost_usd!, lines } };
}

/** Composition of the first charge [kg/kg], late additions left out. */
function chargeOf(
  problem: ChargeProblem,
  lines: readonly ChargeLine[],
): Partial<Record<ElementSymbol, number>> {
  const early = lines.filter((line) => problem.materials[line.material]!.recovery === undefined);
  return {
    ...recheck({ ...problem, heats: [{ ...problem.heats[0]!, refining: null }] }, [early], true).heats[0]!
      .charged,
  };
}

/** Where a furnace is first made linear: the aim, else the middle of each window, for elements that are present. */
function middleOf(problem: ChargeProblem): Partial<Record<ElementSymbol, number>> {
  const { specification } = problem.heats[0]!;
  const present = new Set(presentElements(problem));
  const middle: Partial<Record<ElementSymbol, number>> = {};
  for (const element of present) {
    const content = middleContent(specification, element);
    if (content !== null) middle[element] = content;
  }
  const sum = Object.values(middle).reduce((total, content) => total + content, 0);
  const base = specification.balance ?? 'Ni';
  middle[base] = Math.max(middle[base] ?? 0, 1 - sum);
  return middle;
}

/** Share of a maximum without minimum that real heats hold, roughly [1]: as the catalogue assumes for residuals. */
const RESIDUAL_SHARE = 0.25;

function middleContent(specification: Specification, element: ElementSymbol): number | null {
  if (element === specification.balance) return null;
  const aim = specification.aim?.[element];
  if (aim !== undefined) return aim;
  const limit = specification.limits[element];
  if (!limit) return specification.residual === null ? null : specification.residual * RESIDUAL_SHARE;
  const { min = 0, max } = limit;
  if (max === undefined) return min;
  return min > 0 ? (min + max) / 2 : max * RESIDUAL_SHARE;
}

/** Largest difference of refined contents between two pictures of the furnace for one charge, relative to the limits. */
function disagreementOf(
  a: ChargeProblem,
  b: ChargeProblem,
  lines: readonly ChargeLine[],
): { disagreement: number; limit: LimitRow | null } {
  const [first, second] = [a, b].map((problem) => recheck(problem, [lines], true).heats[0]!.refined);
  let disagreement = 0;
  let where: LimitRow | null = null;
  for (const limit of limitRows(a.heats[0]!.specification, presentElements(a))) {
    const total = (contents: typeof first): number =>
      limit.elements.reduce((sum, element) => sum + (contents![element] ?? 0), 0);
    const scale = Number.isFinite(limit.max) ? limit.max : limit.min;
    const apart = Math.abs(total(first) - total(second)) / Math.max(scale, 1e-9);
    if (apart <= disagreement) continue;
    disagreement = apart;
    where = limit;
  }
  return { disagreement, limit: where };
}
