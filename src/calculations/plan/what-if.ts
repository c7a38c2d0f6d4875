import { parseDocument } from '../../documents/common.ts';
import type { PlanInput } from '../../documents/plan.ts';
import { type WhatIf, whatIfInputSchema } from '../../documents/what-if.ts';
import { InfeasibleError, InputError } from '../../foundation/errors.ts';
import { bindingOf } from '../../models/charge/binding.ts';
import { lowestZ, type Sketch, sketch } from '../../models/charge/blend/relaxation.ts';
import { chargeOf, middleOf, withRefining } from '../../models/charge/confident/linearisation.ts';
import { type ConfidentOptions, nothingBefore } from '../../models/charge/confident/options.ts';
import { type ChargeProblem, costOf } from '../../models/charge/problem.ts';
import { recheck } from '../../models/charge/recheck.ts';
import type { Linearised } from '../../models/charge/refining.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { PlanControl, PlanFacts } from '../target/context.ts';
import { DEFAULT_CONFIDENCE } from './assumptions.ts';
import { changedPlan, changeWords, isBought } from './changed-plan.ts';
import { routeFor } from './charge-conformance.ts';
import { inWtpct } from './output.ts';
import { problemOf } from './problem.ts';
import { windowsOf } from './windows.ts';

type Side = WhatIf['before'];

/** Time for one of the two solves [s]. */
const TIME_LIMIT_S = 10;
/** A lot of which less than this moves is not told [kg]. */
const MOVED_KG = 0.05;
/** Bindings that are told. */
const MOST_BINDING = 12;

/**
 * `what-if` on an unparsed document: the plan of one heat beside itself with some changes. Both are the linear relaxation of the plan's
 * own model, with the guard of the plan in force and its furnace made linear at its charge, so their difference is in the changes alone.
 * Throws InputError; InfeasibleError where not even the plan as it is has a charge.
 */
export async function whatIfDocument(
  document: unknown,
  facts: PlanFacts,
  control: PlanControl,
): Promise<WhatIf> {
  const { plan, changes, charge, route, ...given } = parseDocument(whatIfInputSchema, document, 'what-if');
  if (plan.heats.length !== 1)
    throw new InputError('one heat at a time is asked about', {
      path: 'plan.heats',
      value: plan.heats.length,
      allowed: 'a plan of one heat',
    });
  const windows = limitsOf(plan, facts);
  const stated = problemOf(plan, facts.grades, facts.distributionTables);
  const seed = plan.seed ?? DEFAULT_SEED;
  const confidence = plan.jointConfidence ?? DEFAULT_CONFIDENCE;
  const least = isCertain(plan) ? 0 : lowestZ(stated.problem, confidence);
  const linear = linearised({ problem: stated.problem, plan, charge, route, seed }, facts, control);
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
  const solved = (problem: ChargeProblem, z: number): Promise<Side | null> =>
    sideOf(linear ? withRefining(problem, linear) : problem, options, z);
  // the plan in force knows the laws of its contents; taken as normal they may leave no charge at its distance
  const kept = given.z === undefined ? null : await solved(stated.problem, given.z);
  const before = kept ?? (await solved(stated.problem, least));
  const z = kept && given.z !== undefined ? given.z : least;
  if (before === null)
    throw new InfeasibleError('the plan has no charge as it is, so there is nothing to change', {
      path: 'plan',
      cure: 'plan the heat first, and cure what it says',
    });
  const changed = changedPlan(plan, changes, windows);
  const after =
    changes.length === 0
      ? before
      : await solved(problemOf(changed, facts.grades, facts.distributionTables).problem, z);
  return {
    format: 'remelt-what-if/1',
    manifest: manifestOf(document, facts, { seed }),
    assumed: [
      {
        what: 'whole pieces, least pieces and numbers of lots',
        value: 'left aside',
        unit: 'none',
        source:
          'amounts alone, in both: what differs is the changes, and a plan may cost a little more than either',
      },
    ],
    heat: plan.heats[0]!.id,
    mass_kg: plan.heats[0]!.target.mass_kg,
    z,
    changes: changes.map(changeWords),
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
  readonly charge: readonly { readonly id: string; readonly mass_kg: number }[] | undefined;
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
  const place = new Map(problem.materials.map(({ id }, material) => [id, material]));
  const lines = (charge ?? []).flatMap(({ id, mass_kg }) => {
    const material = place.get(id);
    return material === undefined ? [] : [{ material, mass_kg }];
  });
  const at = lines.length > 0 ? chargeOf(problem, lines) : middleOf(problem);
  return taken.refining.linearise(taken.option, at);
}

async function sideOf(problem: ChargeProblem, options: ConfidentOptions, z: number): Promise<Side | null> {
  const { lines, solved }: Sketch = await sketch(problem, options, z);
  if (!solved) return null;
  const { refined } = recheck(problem, [lines], { meansOnly: true }).heats[0]!;
  const charge = lines
    .map(({ material, mass_kg }) => ({ id: problem.materials[material]!.id, mass_kg }))
    .sort((a, b) => b.mass_kg - a.mass_kg || (a.id < b.id ? -1 : 1));
  return {
    cost_usd: costOf(problem, [lines]),
    charge,
    refined_wtpct: inWtpct(refined),
    binding: bindingOf(solved.blend, solved.solution)
      .slice(0, MOST_BINDING)
      .map(({ words, shadowPrice_usd_per_unit, unit }) => ({ words, shadowPrice_usd_per_unit, unit })),
  };
}

function movedLots(before: Side, after: Side): WhatIf['lots'] {
  const [was, is] = [before, after].map(
    ({ charge }) => new Map(charge.map(({ id, mass_kg }) => [id, mass_kg])),
  );
  return [...new Set([...was!.keys(), ...is!.keys()])]
    .map((id) => ({ id, before_kg: was!.get(id) ?? 0, after_kg: is!.get(id) ?? 0 }))
    .filter(({ before_kg, after_kg }) => Math.abs(after_kg - before_kg) >= MOVED_KG)
    .sort((a, b) => Math.abs(b.after_kg - b.before_kg) - Math.abs(a.after_kg - a.before_kg));
}
