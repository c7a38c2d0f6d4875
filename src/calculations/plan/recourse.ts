import type { HeatOfPlan, PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { flooredPercent, shortPercent, significant, usd } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Binding } from '../../models/charge/binding.ts';
import type { ConfirmedPlan } from '../../models/charge/confident/confirmed-plan.ts';
import type { ConflictSet } from '../../models/charge/conflict/conflict.ts';
import { type ChargeLine, type ChargeProblem, isPurchasable } from '../../models/charge/problem.ts';
import { recheck } from '../../models/charge/recheck.ts';
import type { Linearised, Refining } from '../../models/charge/refining.ts';
import {
  MEAN_TRIMS,
  passesOf,
  type RecourseOptions,
  type RecoursePlan,
  untrimmed,
} from '../../models/charge/trim/recourse.ts';
import {
  findRecourseFixedPoint,
  type RecourseFixedPoint,
} from '../../models/charge/trim/recourse-fixed-point.ts';
import { treatmentsOf } from '../../models/charge/trim/recourse-words.ts';
import {
  fadeWhileWaiting,
  RECOURSE_CONFIDENCE,
  ROOM_SHARE,
  SAMPLE_MINUTES,
  sampleMethod,
  sampleSpread,
} from '../sample/bath-sample.ts';
import { specificationOfTarget } from '../target/specification.ts';
import type { PlanContext } from './context.ts';
import { inWtpct, routeOf } from './output.ts';

type GivenRecourse = NonNullable<PlanInput['heats'][number]['recourse']>;

const MOST_TRIMS = 2;
/** Mean additions below a gram are not listed [kg]. */
const GRAM_KG = 1e-3;

/** A heat planned with recourse; `fixedPoint` is null when the limits cannot be met even on average. */
export interface RecourseResult {
  readonly fixedPoint: RecourseFixedPoint | null;
  readonly options: RecourseOptions;
  readonly given: GivenRecourse;
  readonly method: string;
  readonly minutes: number;
  readonly assumed: readonly Assumption[];
  /** The furnace that heats go through, and the way through it; null without one. */
  readonly refining: Refining | null;
  readonly option: ConfirmedPlan['option'];
}

/** True when a heat with recourse has a plan that reaches its confidence. */
export const isFound = ({ fixedPoint }: RecourseResult): boolean => fixedPoint?.plan.status === 'feasible';

/**
 * The plan with recourse of one heat, around the linearisation of the furnace that the plan without recourse ended with.
 * Throws InputError for materials that are not there, a method the data do not know, and a route in which the bath is
 * not the last thing that is sampled.
 */
export async function planRecourse(
  context: PlanContext,
  index: number,
  of: { readonly blind: ConfirmedPlan; readonly refining: Refining | null },
): Promise<RecourseResult> {
  const { blind, refining } = of;
  const assumed: Assumption[] = [];
  refuseLaterSteps(context, index);
  const stated = optionsOf(context, index, { problem: blind.problem, assumed });
  const linear = blind.problem.heats[0]!.refining as Linearised | null;
  const furnace =
    refining && blind.option && linear ? { refining, option: blind.option, from: linear } : null;
  const fixedPoint = await findRecourseFixedPoint(blind.problem, stated.options, furnace);
  return { ...stated, assumed, fixedPoint, refining, option: blind.option };
}

/** A trim goes into the bath; no sample shows what a later operation does to it. */
function refuseLaterSteps({ input }: PlanContext, index: number): void {
  const { id, route, routes = [] } = input.heats[index]!;
  const all = route
    ? [{ route, path: 'route' }]
    : routes.map((one, k) => ({ route: one.route, path: `routes[${k}].route` }));
  for (const { route: steps, path } of all) {
    const last = steps.at(-1)?.operation;
    if (last === 'vacuum-induction') continue;
    throw new InputError(`${id}: trims need a route that ends in the bath; this one ends in ${last}`, {
      path: `heats[${index}].${path}`,
      value: last ?? null,
      allowed: 'vacuum-induction as the last operation',
      cure: 'plan the master heat with recourse, and its remelting as a heat of its own',
    });
  }
}

function optionsOf(
  context: PlanContext,
  index: number,
  of: { problem: ChargeProblem; assumed: Assumption[] },
): Pick<RecourseResult, 'options' | 'given' | 'method' | 'minutes'> {
  const { input, facts, control, seed, timeLimit_s } = context;
  const { problem, assumed } = of;
  const heat = input.heats[index]!;
  const given = heat.recourse!;
  const path = `heats[${index}].recourse`;
  const { specification } = problem.heats[0]!;
  const method = sampleMethod(facts.analysisMethods, given.method, `${path}.method`);
  const minutes = given.minutes ?? SAMPLE_MINUTES;
  const headroom_kg = given.furnaceRoom_kg ?? ROOM_SHARE * heat.target.mass_kg;
  const say = (what: string, value: number | string, unit: string): void =>
    void assumed.push({
      what: `${heat.id}: ${what}`,
      value,
      unit,
      source: 'house default; recourse sets it',
    });
  if (given.method === undefined) say('method of the bath sample', method.id, '');
  if (given.minutes === undefined) say('wait for a bath sample', minutes, 'min');
  if (given.furnaceRoom_kg === undefined) say('room of the furnace beyond the heat', headroom_kg, 'kg');
  if (given.confidence === undefined)
    say('probability that all limits hold after the trims', RECOURSE_CONFIDENCE, '1');
  if (given.corrections === undefined) say('most trims', MOST_TRIMS, '');
  const options: RecourseOptions = {
    solver: context.solver,
    signal: control.signal,
    timeLimit_s,
    seed,
    jointConfidence: given.confidence ?? RECOURSE_CONFIDENCE,
    confidence: given.confidence ?? RECOURSE_CONFIDENCE,
    checkSamples: 0,
    trimMaterials: trimMaterialsOf(given, problem, path),
    sample: sampleSpread(method, specification, given.sd_wtpct),
    mostTrims: given.corrections ?? MOST_TRIMS,
    headroom_kg,
    fade: fadeWhileWaiting({
      keptPerHour: given.keptPerHour,
      minutes,
      specification,
      tables: facts.distributionTables,
      assumed,
    }),
    divert: (given.divert ?? []).map((target, k) =>
      specificationOfTarget(
        { id: target.gradeId ?? `grade ${k + 1}`, target },
        { materials: input.materials, grades: facts.grades, path: `${path}.divert[${k}]`, assumed },
      ),
    ),
  };
  return { options, given, method: method.id, minutes };
}

function trimMaterialsOf(
  { materials }: GivenRecourse,
  problem: ChargeProblem,
  path: string,
): readonly string[] {
  const known = new Set(problem.materials.map(({ id }) => id));
  const wrong = (materials ?? []).findIndex((id) => !known.has(id));
  if (wrong >= 0)
    throw new InputError(`no material "${materials![wrong]}" to trim with`, {
      path: `${path}.materials[${wrong}]`,
      value: materials![wrong]!,
      allowed: 'ids of materials of this document',
    });
  return materials ?? problem.materials.filter(isPurchasable).map(({ id }) => id);
}

/** What trims use on average, as lines of the problem. */
export const meanTrims = ({ fixedPoint }: RecourseResult): readonly ChargeLine[] => {
  if (!fixedPoint) return [];
  const { plan, problem } = fixedPoint;
  const indexOf = new Map(problem.materials.map(({ id }, i) => [id, i]));
  return plan.additions.flatMap(({ id }, k) => {
    const mass_kg = plan.outcome.trim_kg[k]!;
    return mass_kg > 0 ? [{ material: indexOf.get(id)!, mass_kg }] : [];
  });
};

/** A heat with recourse as the document shows it. */
export function recourseHeat(
  result: RecourseResult,
  of: {
    readonly blind: ConfirmedPlan;
    readonly seed: number | string;
    readonly binding: HeatOfPlan['binding'];
  },
): HeatOfPlan {
  const { blind, seed, binding } = of;
  const fixedPoint = result.fixedPoint!;
  const { plan, problem, agreement } = fixedPoint;
  const heat = problem.heats[0]!;
  const lines = [...plan.lines].sort((a, b) => b.mass_kg - a.mass_kg || a.material - b.material);
  const added = [...lines, ...meanTrims(result)];
  return {
    id: heat.id,
    cost_usd: plan.expected_usd + blind.optionCost_usd,
    charge: lines.map(({ material, mass_kg, items }) => ({
      id: problem.materials[material]!.id,
      mass_kg,
      ...(items === undefined ? {} : { items }),
    })),
    composition_wtpct: {
      charged: inWtpct(recheck(problem, [lines], { meansOnly: true }).heats[0]!.charged),
      refined: inWtpct(recheck(problem, [added], { meansOnly: true }).heats[0]!.refined),
    },
    binding,
    certificate: {
      passRate: plan.probability,
      lowerLimit: plan.lowerLimit,
      samples: plan.outcome.samples,
      seed,
    },
    recourse: recourseOf(result, blind),
    route: routeOf(blind, agreement),
  };
}

/** What binds the lean charge; of the several rows of one limit the dearest speaks. */
export function trimmedBinding({ raised }: RecoursePlan, binding: readonly Binding[]): Binding[] {
  const seen = new Set<string>();
  return binding
    .filter(({ rule, element, sum, side }) => {
      const key = `${rule ?? element ?? sum?.join('+')} ${side}`;
      if (seen.has(key) || rule === `share of ${MEAN_TRIMS}`) return false;
      seen.add(key);
      return true;
    })
    .map((one) => ({
      ...one,
      // a limit that a trim can restore has a guard of its own
      words:
        one.side === 'min' && raised.includes(one.element as ElementSymbol)
          ? one.words.replace('its minimum of', 'its minimum and what the sample leaves open, together')
          : one.words,
    }));
}

function recourseOf(result: RecourseResult, blind: ConfirmedPlan): NonNullable<HeatOfPlan['recourse']> {
  const { options, method, minutes } = result;
  const { plan, problem } = result.fixedPoint!;
  const { samples, byTrims, divertedTo, scrapped } = plan.outcome;
  const { optionCost_usd } = blind;
  const withoutRecourse_usd =
    blind.solution.cost_usd === null ? null : blind.solution.cost_usd + optionCost_usd;
  const treatments = treatmentsOf(problem, plan, options.sample);
  const said: Omit<NonNullable<HeatOfPlan['recourse']>, 'words'> = {
    taken: true,
    method,
    minutes,
    furnaceRoom_kg: options.headroom_kg,
    confidence: options.confidence,
    poured_kg: plan.poured_kg,
    z: plan.z,
    probability: {
      corrections: byTrims.map((count) => count / samples),
      divert: options.divert.map(({ id }, k) => ({ grade: id, probability: divertedTo[k]! / samples })),
      scrap: scrapped / samples,
    },
    cost: {
      charge_usd: plan.charge_usd + optionCost_usd,
      corrections_usd: plan.outcome.trim_usd,
      expected_usd: plan.expected_usd + optionCost_usd,
      withoutRecourse_usd,
      withRecourse_usd: plan.expected_usd + optionCost_usd,
    },
    corrections_kg: plan.additions.flatMap(({ id }, k) =>
      plan.outcome.trim_kg[k]! > GRAM_KG ? [{ id, mean_kg: plan.outcome.trim_kg[k]! }] : [],
    ),
    elements: treatments.map(({ charged, limit, ...rest }) => ({
      ...rest,
      charged_wtpct: charged * 100,
      limit_wtpct: limit * 100,
    })),
  };
  return { words: wordsOf(said, plan), ...said };
}

/** True where the plan without trims costs no more than the one with them, or is the only one. */
export const isDeclined = (result: RecourseResult, { solution }: ConfirmedPlan): boolean =>
  solution.cost_usd !== null &&
  (!isFound(result) || solution.cost_usd <= result.fixedPoint!.plan.expected_usd);

/** Trims that are allowed and do not pay, as the document shows them beside the charge that needs none. */
export function declinedOf(
  result: RecourseResult,
  blind: ConfirmedPlan,
): NonNullable<HeatOfPlan['recourse']> {
  const { options, method, minutes, fixedPoint } = result;
  const { solution, problem, optionCost_usd } = blind;
  const { passes, samples } = blind.conformance!;
  const { refining, option } = result;
  const outcome = untrimmed(
    problem,
    { ...options, ...(refining && option ? { route: { refining, option } } : {}) },
    solution.lines,
  );
  // the conformance check says how many fail, fewer draws what becomes of those
  const failing = Math.max(1, outcome.diverted + outcome.scrapped);
  const missed = 1 - passes / samples;
  const divert = options.divert.map(({ id }, k) => ({
    grade: id,
    probability: (missed * outcome.divertedTo[k]!) / failing,
  }));
  const cost_usd = solution.cost_usd! + optionCost_usd;
  const trimmed_usd = isFound(result) ? fixedPoint!.plan.expected_usd + optionCost_usd : null;
  const scrap = missed - divert.reduce((sum, { probability }) => sum + probability, 0);
  const asked = shortPercent(options.confidence);
  return {
    taken: false,
    method,
    minutes,
    furnaceRoom_kg: options.headroom_kg,
    confidence: options.confidence,
    poured_kg: problem.heats[0]!.mass_kg,
    z: solution.z,
    probability: {
      corrections: [passes / samples, ...new Array<number>(options.mostTrims).fill(0)],
      divert,
      scrap,
    },
    cost: {
      charge_usd: cost_usd,
      corrections_usd: 0,
      expected_usd: cost_usd,
      withoutRecourse_usd: cost_usd,
      withRecourse_usd: trimmed_usd,
    },
    corrections_kg: [],
    elements: [],
    words: [
      trimmed_usd === null
        ? `no lean charge with trims reaches ${asked}; the charge shown reaches it without trims`
        : `a lean charge with trims would cost ${usd(trimmed_usd)} on average for the same ${asked}, ${usd(trimmed_usd - cost_usd)} more. The lots are known well enough to do without trims`,
      `no trim is needed in ${shortPercent(passes / samples)} of heats; ${[...divert.map((one) => `${shortPercent(one.probability)} become ${one.grade}`), `${shortPercent(scrap)} meet no grade`].join(', ')}`,
    ],
  };
}

function wordsOf(
  said: Omit<NonNullable<HeatOfPlan['recourse']>, 'words'>,
  { outcome }: RecoursePlan,
): string[] {
  const { probability, cost, confidence } = said;
  const [none = 0, ...more] = probability.corrections;
  const counted = more.map((p, k) => `${trims(k + 1)} in ${shortPercent(p)}`);
  const diverted = probability.divert.map((one) => `${shortPercent(one.probability)} become ${one.grade}`);
  const failing = outcome.failures[0] ? `; most often ${outcome.failures[0].words}` : '';
  const saved = cost.withoutRecourse_usd === null ? null : cost.withoutRecourse_usd - cost.expected_usd;
  return [
    `no trim is needed in ${shortPercent(none)} of heats, ${counted.join(', ')}; ${[...diverted, `${shortPercent(probability.scrap)} meet no grade`].join(', ')}${failing}`,
    saved === null
      ? `without trims no charge reaches ${shortPercent(confidence)}`
      : `without trims the same ${shortPercent(confidence)} would cost ${usd(cost.withoutRecourse_usd!)}, ${usd(Math.abs(saved))} ${saved >= 0 ? 'more' : 'less'}`,
    ...said.elements.map(({ words }) => words),
  ];
}

const trims = (count: number): string => `${count} trim${count === 1 ? '' : 's'}`;

/** Cures that are tried when trims do not reach the confidence, one at a time. */
const CURES: readonly {
  readonly words: (options: RecourseOptions) => string;
  readonly change: (options: RecourseOptions) => Partial<RecourseOptions>;
}[] = [
  {
    words: ({ mostTrims }) => `allow time for ${trims(mostTrims + 1)}`,
    change: ({ mostTrims }) => ({ mostTrims: mostTrims + 1 }),
  },
  {
    words: ({ headroom_kg }) => `use a furnace with room for ${significant(2 * headroom_kg)} kg more`,
    change: ({ headroom_kg }) => ({ headroom_kg: 2 * headroom_kg }),
  },
  {
    words: () => 'sample the bath by a method with half the error',
    change: ({ sample }) => ({
      sample: Object.fromEntries(
        Object.entries(sample).map(([element, { constant, share }]) => [
          element,
          { constant: constant / 2, share: share / 2 },
        ]),
      ),
    }),
  },
];

/** Why trims do not reach the confidence, and what would help; each cure is planned, in the linearisation. */
export async function recourseConflict(result: RecourseResult, heat: string): Promise<ConflictSet> {
  const { options, fixedPoint } = result;
  const { plan, problem } = fixedPoint!;
  const failed = plan.outcome.samples - passesOf(plan.outcome);
  const broken = plan.outcome.failures.slice(0, 3);
  const cures: { words: string; cost_usd?: number }[] = [
    {
      words: `require ${flooredPercent(plan.probability)} instead of ${shortPercent(options.confidence, 6)}`,
      cost_usd: plan.expected_usd,
    },
  ];
  for (const { words, change } of CURES) {
    const linear = problem.heats[0]!.refining as Linearised | null;
    const furnace = linear ? { furnace: linear.relativeSpread, factors: linear.factors } : {};
    const changed = { ...options, ...furnace, ...change(options) };
    const other = await findRecourseFixedPoint(problem, changed, null);
    if (other?.plan.status === 'feasible')
      cures.push({ words: words(options), cost_usd: other.plan.expected_usd });
  }
  return {
    words: `${heat}: with ${trims(options.mostTrims)} the conformance probability is ${flooredPercent(plan.probability)}; ${shortPercent(options.confidence, 6)} is required. ${broken.map(({ words, fails }) => `${words} in ${shortPercent(fails / failed)} of the others`).join(', ')}`,
    rows: broken.map(({ words }) => words),
    cures: cures.sort((a, b) => (a.cost_usd ?? 0) - (b.cost_usd ?? 0)),
  };
}
