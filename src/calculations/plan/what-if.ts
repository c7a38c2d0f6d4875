import { askAsTyped } from '../../documents/as-typed.ts';
import { parseDocument } from '../../documents/common.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { type WhatIf, type WhatIfInput, whatIfInputSchema } from '../../documents/heats/what-if.ts';
import { InfeasibleError, InputError } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { pointOf } from '../../models/charge/blend/model.ts';
import { lowestZ, relaxationOf, type Sketch, sketch } from '../../models/charge/blend/relaxation.ts';
import { deviationAt, shaped } from '../../models/charge/confident/cones.ts';
import { planAtZ } from '../../models/charge/confident/confident.ts';
import { chargeOf, middleOf, withRefining } from '../../models/charge/confident/linearisation.ts';
import { type ConfidentOptions, nothingBefore } from '../../models/charge/confident/options.ts';
import { BEYOND } from '../../models/charge/confident/search.ts';
import { shapesKept } from '../../models/charge/confident/shapes.ts';
import { type ChargeLine, type ChargeProblem, costOf } from '../../models/charge/problem.ts';
import { recheck } from '../../models/charge/recheck.ts';
import type { Linearised } from '../../models/charge/refining.ts';
import { type ToldBinding, withSavings } from '../../models/charge/step-saving.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { askedChanges } from './asked-changes.ts';
import { DEFAULT_CONFIDENCE } from './assumptions.ts';
import { changedPlan, changeWords, isBought, shareOf } from './changed-plan.ts';
import { routeFor } from './charge-conformance.ts';
import { inWtpct } from './output.ts';
import { problemOf } from './problem.ts';
import { relaxAt } from './step-savings.ts';
import { windowsOf } from './windows.ts';

type Side = WhatIf['before'];

/** Time for one of the two solves [s]. */
const TIME_LIMIT_S = 5;
/** A lot of which less than this moves is not told [kg]. */
const MOVED_KG = 0.05;
/** Bindings that are told. */
const MOST_BINDING = 12;

/**
 * `what-if` on an unparsed document: the plan of one heat beside itself with some changes. The changed plan is solved by the plan's
 * own model, whole pieces included, with the guard of the plan in force and its furnace made linear at its charge; each limit keeps
 * the distance that the plan in force keeps, so that without changes it is the plan in force. Without a charge of a plan both are
 * solved. Throws InputError, also for a limit or a price far from that of the plan unless `asTyped`; InfeasibleError where not even the plan as it is has a charge.
 */
export async function whatIfDocument(
  document: unknown,
  facts: PlanFacts,
  control: PlanControl,
): Promise<WhatIf> {
  const { plan, changes, charge, route, binding, asTyped, ...given } = parseDocument(
    whatIfInputSchema,
    document,
    'what-if',
  );
  refuseSeveral(plan);
  const windows = limitsOf(plan, facts);
  askAsTyped(askedChanges(plan, changes, windows), asTyped);
  const { problem } = problemOf(plan, facts.grades, facts.distributionTables);
  const seed = plan.seed ?? DEFAULT_SEED;
  const confidence = plan.jointConfidence ?? DEFAULT_CONFIDENCE;
  const least = isCertain(plan) ? 0 : lowestZ(problem, confidence);
  const linear = linearised({ problem, plan, charge, route, seed }, facts, control);
  const behind = (one: ChargeProblem): ChargeProblem => (linear ? withRefining(one, linear) : one);
  const options: ConfidentOptions = {
    solver: control.solver,
    signal: control.signal,
    timeLimit_s: TIME_LIMIT_S,
    jointConfidence: confidence,
    seed,
    checkSamples: 0,
    furnace: linear?.relativeSpread ?? {},
    before: nothingBefore(),
  };
  const lines = linesOf(problem, charge);
  const inForce =
    lines.length === 0
      ? null
      : planInForce({ problem: behind(problem), lines, z: given.z ?? least, binding }, options);
  const z = inForce?.z ?? least;
  const kept = { ...options, ...(inForce ? { shapes: inForce.shapes } : {}) };
  const solved = (asked: ChargeProblem): Promise<Side | null> => sideOf(behind(asked), kept, z);
  const own =
    inForce && changes.length === 0 ? inForce.side : ((await solved(problem)) ?? inForce?.side ?? null);
  if (own === null)
    throw new InfeasibleError('the plan has no charge as it is, so there is nothing to change', {
      path: 'plan',
      cure: 'plan the heat first, and cure what it says',
    });
  const changed = problemOf(changedPlan(plan, changes, windows), facts.grades, facts.distributionTables);
  const found = changes.length === 0 ? own : await solved(changed.problem);
  const to = behind(changed.problem);
  const best = betterOf({ own, found }, { as: behind(problem), to }, { ...kept, z });
  const before = inForce?.side ?? best.own;
  const moved =
    best.found === null || changes.length === 0 || inForce === null
      ? best.found
      : movedFrom(before, { own: best.own, found: best.found });
  const after = (moved && inForce && asItStays(to, charge, moved)) ?? moved;
  return {
    format: 'remelt-what-if/1',
    manifest: manifestOf(document, facts, { seed }),
    assumed: [assumedDistance(z)],
    heat: plan.heats[0]!.id,
    mass_kg: plan.heats[0]!.target.mass_kg,
    z,
    changes: changes.map(changeWords),
    ...unusedIn(plan, changes, before),
    before,
    after,
    difference_usd: after === null ? null : after.cost_usd - before.cost_usd,
    lots: after === null ? [] : movedLots(before, after),
    materials: plan.materials.map((one) => ({
      id: one.id,
      usd_per_kg: one.price_usd_per_kg,
      available_kg: one.available_kg ?? null,
      isBought: isBought(one),
    })),
    windows_wtpct: windows,
  };
}

function refuseSeveral({ heats }: PlanInput): void {
  if (heats.length === 1) return;
  throw new InputError('one heat at a time is asked about', {
    path: 'plan.heats',
    value: heats.length,
    allowed: 'a plan of one heat',
  });
}

/** Changes of a price that the plan in force pays for nothing, in words; absent without any. */
function unusedIn(
  plan: PlanInput,
  changes: WhatIfInput['changes'],
  { charge }: Side,
): Pick<WhatIf, 'unused'> {
  const charged = new Set(charge.map(({ id }) => id));
  const holds = (element: ElementSymbol): boolean =>
    plan.materials.some((one) => isBought(one) && charged.has(one.id) && shareOf(one, element) > 0);
  const unused = changes.flatMap((one) =>
    one.what === 'element' && !holds(one.element)
      ? [`nothing is bought that holds ${one.element}`]
      : one.what === 'price' && !charged.has(one.material)
        ? [`no ${one.material} is charged`]
        : [],
  );
  return unused.length === 0 ? {} : { unused };
}

const assumedDistance = (z: number): WhatIf['assumed'][number] => ({
  what: 'distance from the limits',
  value: z,
  unit: 'standard deviations',
  source: 'that of the plan in force: the changed charge is not tried on drawn heats until it is planned',
});

/** A charge by its materials' places in the problem. */
function linesOf({ materials }: ChargeProblem, charge: WhatIfInput['charge'] = []): ChargeLine[] {
  const place = new Map(materials.map(({ id }, material) => [id, material]));
  return charge.flatMap(({ id, mass_kg }) => {
    const material = place.get(id);
    return material === undefined || mass_kg <= 0 ? [] : [{ material, mass_kg }];
  });
}

/**
 * What the changes alone do to the plan in force. The model, made linear anew, may see that plan a little off itself (`own`): the
 * difference of its two answers is taken, and a lot that the changes do not move stays as it is planned.
 */
function movedFrom(before: Side, { own, found }: { readonly own: Side; readonly found: Side }): Side {
  const moved = new Set(movedLots(own, found).map(({ id }) => id));
  return {
    ...found,
    cost_usd: before.cost_usd + found.cost_usd - own.cost_usd,
    charge: ordered([
      ...before.charge.filter(({ id }) => !moved.has(id)),
      ...found.charge.filter(({ id }) => moved.has(id)),
    ]),
  };
}

const cheaperOf = (one: Side, other: Side | null): Side =>
  other !== null && other.cost_usd < one.cost_usd ? other : one;

/** Excess over a limit that is put down to rounding [1 of the limit]. */
const ROUNDING = 1e-5;

/** The cheaper of two searches on each side: what one of them missed and the other found is no effect of the changes. */
const betterOf = (
  { own, found }: { readonly own: Side; readonly found: Side | null },
  { as, to }: { readonly as: ChargeProblem; readonly to: ChargeProblem },
  at: ConfidentOptions & { readonly z: number },
) => ({
  own: cheaperOf(own, chargedIn(as, found, at)),
  found: found && cheaperOf(found, chargedIn(to, own, at)),
});

/** A charge that another problem led to, in this one; null where it breaks a rule of it or comes nearer to a limit than z. */
function chargedIn(
  problem: ChargeProblem,
  other: Side | null,
  { z, ...options }: ConfidentOptions & { readonly z: number },
): Side | null {
  if (other === null) return null;
  const lines = linesOf(problem, other.charge);
  if (lines.length < other.charge.length) return null;
  const { broken, heats } = recheck(problem, [lines], { meansOnly: true });
  if (broken.length > 0) return null;
  const { refined } = heats[0]!;
  const { blend, cones } = relaxationOf(problem, options);
  const x = pointOf(blend, lines);
  const isKept = shaped(cones, options.shapes ?? new Map()).every((cone) => {
    const { min, max, elements } = cone.limit;
    const reach = z * deviationAt(cone, x) * cone.scale;
    const mean = elements.reduce((sum, element) => sum + (refined[element] ?? 0), 0);
    const isBelow = mean + cone.shape.max * reach <= max * (1 + ROUNDING);
    return isBelow && (min <= 0 || mean - cone.shape.min * reach >= min * (1 - ROUNDING));
  });
  return isKept ? { ...told(problem, lines, []), binding: other.binding } : null;
}

/** Costs this near each other are the same [1]. */
const SAME_COST = 1e-5;

/** The charge of the plan in force among what is changed, where it is still allowed and no other is cheaper; else null. */
function asItStays(changed: ChargeProblem, charge: WhatIfInput['charge'], moved: Side): Side | null {
  const lines = linesOf(changed, charge);
  if (lines.length < (charge?.length ?? 0)) return null;
  const { broken } = recheck(changed, [lines], { meansOnly: true });
  const stays = { ...told(changed, lines, []), binding: moved.binding };
  return broken.length === 0 && stays.cost_usd <= moved.cost_usd * (1 + SAME_COST) ? stays : null;
}

interface InForce {
  readonly problem: ChargeProblem;
  readonly lines: readonly ChargeLine[];
  readonly z: number;
  readonly binding: WhatIfInput['binding'];
}

/** The plan in force as one of the two sides, and how near to each limit it may be by the laws of its contents. */
function planInForce({ problem, lines, z, binding = [] }: InForce, options: ConfidentOptions) {
  const { blend, cones } = relaxationOf(problem, options);
  const { refined } = recheck(problem, [lines], { meansOnly: true }).heats[0]!;
  const holds = (elements: readonly string[], side: 'min' | 'max'): boolean =>
    binding.some((one) => one.side === side && (one.sum ?? one.element) === elements.join('+'));
  // a solve cuts its limits a little beyond z, as that of the plan in force did
  const at = { x: pointOf(blend, lines), refined, z: z * BEYOND };
  return { z, side: told(problem, lines, []), shapes: shapesKept(cones, at, holds) };
}

/** The windows of the specification alone, without the range inside them that the plant keeps. */
const limitsOf = (plan: PlanInput, facts: PlanFacts): WhatIf['windows_wtpct'] =>
  Object.fromEntries(
    Object.entries(windowsOf(plan, facts)).map(([element, { min, max }]) => [
      element,
      { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    ]),
  );

/** True when no content has a spread: then no limit keeps a distance. */
const isCertain = ({ materials, jointConfidence }: PlanInput): boolean =>
  jointConfidence === undefined &&
  materials.every(({ sd_wtpct, loadings, recovery }) => !sd_wtpct && !loadings && !recovery);

interface Furnace {
  readonly problem: ChargeProblem;
  readonly plan: PlanInput;
  readonly charge: WhatIfInput['charge'];
  readonly route: string | undefined;
  readonly seed: number | string;
}

/** The furnaces of the plan made linear where its charge lies, else in the middle of the windows; null without any. */
function linearised(
  { problem, plan, charge, route, seed }: Furnace,
  facts: PlanFacts,
  control: PlanControl,
): Linearised | null {
  const taken = routeFor(plan, { facts, control, index: 0, problem, seed, ...(route ? { route } : {}) });
  if (!taken) return null;
  const lines = linesOf(problem, charge);
  const at = lines.length > 0 ? chargeOf(problem, lines) : middleOf(problem);
  return taken.refining.linearise(taken.option, at);
}

/** The cheapest charge at z with its whole pieces; where they are not found in time, amounts alone. null where there is none. */
async function sideOf(problem: ChargeProblem, options: ConfidentOptions, z: number): Promise<Side | null> {
  const whole = await planAtZ(problem, options, z);
  const { lines, solved, bound_usd }: Sketch = await sketch(problem, options, z);
  const found = whole
    ? { lines: whole.lines, binding: bindingOf(whole.blend, whole.linear) }
    : solved && { lines, binding: bindingOf(solved.blend, solved.solution) };
  if (!found) return null;
  const gap_usd = bound_usd === null ? null : Math.max(0, costOf(problem, [found.lines]) - bound_usd);
  const binding = found.binding.slice(0, MOST_BINDING);
  return told(
    problem,
    found.lines,
    await withSavings(binding, { problem, gap_usd, relax: relaxAt(options, z) }),
  );
}

function told(problem: ChargeProblem, lines: readonly ChargeLine[], binding: readonly ToldBinding[]): Side {
  const { refined } = recheck(problem, [lines], { meansOnly: true }).heats[0]!;
  const charge = ordered(
    lines.map(({ material, mass_kg }) => ({ id: problem.materials[material]!.id, mass_kg })),
  );
  return {
    cost_usd: costOf(problem, [lines]),
    charge,
    refined_wtpct: inWtpct(refined),
    binding: binding.map(({ words, shadowPrice_usd_per_unit, unit, saving_usd }) => ({
      words,
      shadowPrice_usd_per_unit,
      unit,
      ...(saving_usd === undefined ? {} : { saving_usd }),
    })),
  };
}

/** Largest first. */
const ordered = (charge: readonly Side['charge'][number][]): Side['charge'] =>
  [...charge].sort((a, b) => b.mass_kg - a.mass_kg || (a.id < b.id ? -1 : 1));

function movedLots(before: Side, after: Side): WhatIf['lots'] {
  const [was, is] = [before, after].map(
    ({ charge }) => new Map(charge.map(({ id, mass_kg }) => [id, mass_kg])),
  );
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .map((id) => ({ id, before_kg: was!.get(id) ?? 0, after_kg: is!.get(id) ?? 0 }))
    .filter(({ before_kg, after_kg }) => Math.abs(after_kg - before_kg) >= MOVED_KG)
    .sort((a, b) => Math.abs(b.after_kg - b.before_kg) - Math.abs(a.after_kg - a.before_kg));
}
