import { roundedOutward, significant } from '../../../foundation/quantity/format.ts';
import { meanFractions } from '../../../metal/alloy/composition.ts';
import { buildBlend } from '../blend/blend.ts';
import {
  type ElasticOptions,
  type Move,
  STEP_S,
  signedStretch,
  softRows,
  stretch,
  structure,
} from '../blend/elastic.ts';
import { ModelBuilder } from '../blend/linear-model.ts';
import type { Blend } from '../blend/model.ts';
import { solveBlend } from '../blend/solve-blend.ts';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import { MARGIN, spoken } from './words.ts';

/** A change that would make a plan possible. */
export interface Cure {
  readonly words: string;
  /** What it is, where a page offers it as a way out. */
  readonly kind?: 'buy' | 'concession' | 'smaller' | 'accept' | 'measure';
  /** Cost of the plan after the cure; absent where it cannot be priced. */
  readonly cost_usd?: number;
  /** The problem after the cure, where it changes no limit: who plans with a confidence tries it before it is offered. */
  readonly cured?: ChargeProblem;
  /** Heats that pass after it, on draws [1], and the mass of a smaller heat [kg]. */
  readonly passRate?: number;
  readonly mass_kg?: number;
  /** Conformance probability that it asks for in place of the one that was asked [1]. */
  readonly probability?: number;
}

export interface CureOptions extends ElasticOptions {
  /** Metals that could be bought, to try dilution and topping up as a cure. */
  readonly market?: readonly ChargeMaterial[];
}

/** Limits that would have to give way by more than their own size are named as cures only when nothing milder helps. */
const MILD = 1;

/** A smaller heat that is less than this smaller is no cure [1]: it is the one that was refused. */
const LEAST_LESS = 5e-4;

/** Cures of one set, the rows of the other sets left aside; priced when there is no other set. */
export async function curesFor(
  blend: Blend,
  of: { core: readonly number[]; others: ReadonlySet<number>; market: Cure | null },
  options: CureOptions,
): Promise<readonly Cure[]> {
  const { core, others } = of;
  const every = blend.rows.map((_, i) => i).filter((i) => !others.has(i));
  const cure = (moves: readonly Move[]): Promise<Cure> | Cure =>
    others.size === 0
      ? priced(blend, moves, options)
      : { words: moves.map(({ row, by }) => spoken(blend, blend.rows[row]!, by).words).join(' and ') };
  const single: Move[] = [];
  for (const i of core) {
    const alone = await stretch(
      blend,
      { hard: new Set(every.filter((other) => other !== i)), rows: [i] },
      options,
    );
    if (Number.isFinite(alone.total)) single.push({ row: i, by: signedStretch(blend, i, alone.solution) });
  }
  const mild = single.filter(({ by }) => Math.abs(by) <= MILD);
  const cures: Cure[] = [];
  for (const move of mild.length > 0 ? mild : single) cures.push(await cure([move]));
  if (cures.length === 0) {
    const all = await stretch(blend, { hard: structure(blend), rows: softRows(blend, others) }, options);
    const moves = all.stretched.map((row) => ({ row, by: signedStretch(blend, row, all.solution) }));
    if (moves.length > 0) cures.push(await cure(moves));
  }
  const stocked = core.some((i) => blend.rows[i]!.kind === 'available');
  const smaller = stocked && others.size === 0 ? await smallerHeat(blend, options) : null;
  return [...cures, smaller, of.market]
    .filter((one) => one !== null)
    .sort((a, b) => (a.cost_usd ?? Number.POSITIVE_INFINITY) - (b.cost_usd ?? Number.POSITIVE_INFINITY));
}

/** The largest heat (all heats by the same share) that stock and limits allow: every row of a heat scales with its mass. */
async function smallerHeat(blend: Blend, options: CureOptions): Promise<Cure | null> {
  const { model, rows } = blend;
  const scales = (i: number): boolean => rows[i]!.heat !== null;
  const builder = new ModelBuilder('largest heat');
  for (const [j, name] of model.columnNames.entries()) builder.column(name, 0, { upper: model.upper[j]! });
  const share = builder.column('share of the mass', -1, { upper: 1 });
  // each scaled row twice: a x - max t <= 0 and a x - min t >= 0
  const places = rows.map(
    (_, i) =>
      [
        builder.row(`${model.rowNames[i]} max`, Number.NEGATIVE_INFINITY, scales(i) ? 0 : model.rowUpper[i]!),
        builder.row(`${model.rowNames[i]} min`, scales(i) ? 0 : model.rowLower[i]!, Number.POSITIVE_INFINITY),
      ] as const,
  );
  model.cost.forEach((_, j) => {
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++) {
      for (const [side, place] of places[model.indices[k]!]!.entries()) {
        if (
          Number.isFinite(
            side === 0 ? model.rowUpper[model.indices[k]!]! : model.rowLower[model.indices[k]!]!,
          )
        )
          builder.put(place, j, model.values[k]!);
      }
    }
  });
  rows.forEach((_, i) => {
    if (!scales(i)) return;
    if (Number.isFinite(model.rowUpper[i]!)) builder.put(places[i]![0], share, -model.rowUpper[i]!);
    if (Number.isFinite(model.rowLower[i]!)) builder.put(places[i]![1], share, -model.rowLower[i]!);
  });
  const most = await options.solver.solve(builder.build(), { timeLimit_s: STEP_S }, options.signal);
  const { problem } = blend;
  const whole = most.status === 'optimal' ? most.x[share]! * (1 - MARGIN) : 0;
  // each mass as it is spoken of: rounded, it must not ask for more
  const t = Math.min(
    ...problem.heats.map(({ mass_kg }) => roundedOutward(mass_kg * whole, 'down') / mass_kg),
  );
  if (t <= 0 || t > 1 - LEAST_LESS) return null;
  const bounds = (of: Float64Array): Float64Array => of.map((bound, i) => (scales(i) ? bound * t : bound));
  const plan = await options.solver.solve(
    { ...model, rowLower: bounds(model.rowLower), rowUpper: bounds(model.rowUpper) },
    { timeLimit_s: STEP_S },
    options.signal,
  );
  const words = problem.heats.map(
    (heat) => `${significant(heat.mass_kg * t)} kg instead of ${significant(heat.mass_kg)} kg of ${heat.id}`,
  );
  return {
    kind: 'smaller',
    words: `ask for ${words.join(', ')}`,
    ...(plan.objective === null ? {} : { cost_usd: plan.objective * blend.usdPerUnit }),
    cured: { ...problem, heats: problem.heats.map((heat) => ({ ...heat, mass_kg: heat.mass_kg * t })) },
  };
}

/** The problem with so much more of the material of a row in stock. */
function withMore(blend: Blend, { row: place, by }: Move): ChargeProblem {
  const { problem, rows } = blend;
  const row = rows[place]!;
  const more_kg = spoken(blend, row, by).by * row.scale;
  return {
    ...problem,
    materials: problem.materials.map((one, i) =>
      i === row.material ? { ...one, available_kg: one.available_kg + more_kg } : one,
    ),
  };
}

/** Cost after a cure as it is spoken of: the loosened rule is rounded outward, so that who follows the words gets this plan. */
async function priced(blend: Blend, moves: readonly Move[], options: CureOptions): Promise<Cure> {
  const { model } = blend;
  const rowLower = model.rowLower.slice();
  const rowUpper = model.rowUpper.slice();
  const words = moves.map(({ row, by }) => {
    const move = spoken(blend, blend.rows[row]!, by);
    if (by > 0) rowUpper[row] = rowUpper[row]! + move.by;
    else rowLower[row] = rowLower[row]! + move.by;
    return move.words;
  });
  const solution = await options.solver.solve(
    { ...model, integrality: null, rowLower, rowUpper },
    { timeLimit_s: STEP_S },
    options.signal,
  );
  const stocked = moves.every(({ row }) => blend.rows[row]!.kind === 'available');
  return {
    words: words.join(' and '),
    ...(solution.status === 'optimal' ? { cost_usd: solution.objective! * blend.usdPerUnit } : {}),
    ...(stocked
      ? { cured: moves.reduce((problem, move) => withMore({ ...blend, problem }, move), blend.problem) }
      : {}),
  };
}

/**
 * Would metal from the market do it? Only what the heats ask for by name is offered: bases and elements with a minimum;
 * cheap fillers up to every residual limit are no cure. One metal, the one that makes the cheapest plan, before many.
 */
export async function marketCure(problem: ChargeProblem, options: CureOptions): Promise<Cure | null> {
  const known = new Set(problem.materials.map((material) => material.id));
  const wanted = new Set<string>(
    problem.heats.flatMap(({ specification: { balance, limits } }) => [
      ...(balance ? [balance] : []),
      ...Object.entries(limits).flatMap(([element, limit]) => (limit.min ? [element] : [])),
    ]),
  );
  const offered = (options.market ?? []).filter(
    (material) => !known.has(material.id) && wanted.has(mainElement(material)),
  );
  if (offered.length === 0) return null;
  let best: Cure | null = null;
  for (const one of offered) {
    const cure = await buying(problem, [one], options);
    if (cure && (best === null || cure.cost_usd! < best.cost_usd!)) best = cure;
  }
  return best ?? buying(problem, offered, options);
}

/** What metal that is bought costs more in the search, over the dearest metal there is [1]: what lies in the yard is used first. */
const BOUGHT_LAST = 10;

/** The plan that buys least of some metals and takes the rest from stock, in words, at their real prices; null when they do not help. */
async function buying(
  problem: ChargeProblem,
  offered: readonly ChargeMaterial[],
  options: CureOptions,
): Promise<Cure | null> {
  const prices = [...problem.materials, ...offered].map(({ price_usd_per_kg }) => price_usd_per_kg);
  const surcharge = BOUGHT_LAST * Math.max(1, ...prices);
  const last = offered.map((one) => ({ ...one, price_usd_per_kg: one.price_usd_per_kg + surcharge }));
  const extended = { ...problem, materials: [...problem.materials, ...last] };
  const budget = {
    timeLimit_s: STEP_S,
    relativeGap: 1e-3,
    signal: options.signal,
  };
  const found = await solveBlend(buildBlend(extended), options.solver, budget);
  if (found.cost_usd === null) return null;
  const bought = found.charges.flat().filter((line) => line.material >= problem.materials.length);
  const list = bought
    .map((line) => `${significant(line.mass_kg)} kg ${extended.materials[line.material]!.id}`)
    .join(', ');
  const bought_kg = bought.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  return {
    kind: 'buy',
    words: `buy ${list}`,
    cost_usd: found.cost_usd - surcharge * bought_kg,
    cured: { ...problem, materials: [...problem.materials, ...offered] },
  };
}

/** The element that a material is mostly made of. */
function mainElement({ composition }: ChargeMaterial): string {
  let main = '';
  let most = 0;
  for (const [element, fraction] of Object.entries(meanFractions(composition))) {
    if (fraction <= most) continue;
    main = element;
    most = fraction;
  }
  return main;
}
