import type { PlanInput } from '../../documents/plan.ts';
import type { Target } from '../../documents/target.ts';
import { InputError } from '../../foundation/errors.ts';
import { fromWtpct } from '../../foundation/quantity/fractions.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Catalogue, findGrade } from '../../metal/alloy/catalogue.ts';
import { byElementOrder, type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import { hasDerivedLimits, specificationOf } from '../../metal/alloy/grade.ts';
import {
  DEFAULT_RESIDUAL,
  internalRange,
  type Limit,
  type Specification,
} from '../../metal/alloy/specification.ts';
import {
  type ChargeMaterial,
  type ChargeProblem,
  type HeatOrder,
  isPurchasable,
  type LinearRefining,
  NO_REFINING,
  type ShareLimit,
} from '../../models/charge/problem.ts';
import type { DistributionTables } from '../../models/refining/distribution-table/data.ts';
import { materialOf } from './material.ts';
import { masterAims } from './part-aim.ts';
import { priceAges } from './price-age.ts';
import { qualifiedRange } from './qualified-range.ts';
import { SKULL_CLASS, skullOf } from './skull.ts';

type GivenHeat = PlanInput['heats'][number];

/** A plan document as the charge room takes it, with what had to be assumed. */
export interface StatedProblem {
  readonly problem: ChargeProblem;
  readonly assumed: readonly Assumption[];
}

/**
 * The charge problem of a `remelt-plan/1` document. Throws InputError, with place and cure, for names that stand
 * twice, limits that exclude each other, targets that say nothing, and materials that can not be what they say.
 */
export function problemOf(input: PlanInput, grades: Catalogue, tables?: DistributionTables): StatedProblem {
  refuseRepeated(input.heats, 'heats');
  refuseRepeated(input.materials, 'materials');
  const assumed: Assumption[] = [];
  // in the order of their ids: where two charges cost the same, the order of a list does not decide
  const stated = input.materials
    .map((material, i) => materialOf(material, `materials[${i}]`))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const chosen = input.heats.some((heat) => heat.kind === 'sub') ? stated.map(classed) : stated;
  const skulls = input.heats.flatMap((heat, h) => skullOf(heat, { grades, path: `heats[${h}]`, assumed }));
  const materials = [...chosen, ...skulls];
  assumed.push(...priceAges(input));
  const heats = input.heats.map((heat, h): HeatOrder => {
    const path = `heats[${h}].target`;
    const specification = specificationOfTarget(heat, {
      materials: input.materials,
      grades,
      path,
      assumed,
    });
    const aimed = aimedAt(heat, { specification, path, assumed, tables });
    return {
      id: heat.id,
      specification,
      ...aimed,
      mass_kg: heat.target.mass_kg,
      ...(heat.maxMaterials === undefined ? {} : { maxMaterials: heat.maxMaterials }),
      ...(heat.maxLots === undefined ? {} : { maxLots: heat.maxLots }),
      shares: [...(heat.shares ?? []).map(shareOf), ...kindShares(heat, materials)],
      refining: lossesToOxygen(heat, `heats[${h}]`),
    };
  });
  return { problem: { materials, heats }, assumed };
}

/** What oxygen of the charge takes, where nothing else is said of a furnace. Throws InputError beside route and account. */
function lossesToOxygen(heat: GivenHeat, path: string): LinearRefining | null {
  const { lostToOxygen, route, routes, rareEarth } = heat;
  if (!lostToOxygen) return null;
  if (route || routes || rareEarth)
    throw new InputError(`${heat.id}: what oxygen takes is said by the ${rareEarth ? 'account' : 'route'}`, {
      path: `${path}.lostToOxygen`,
      cure: `leave out lostToOxygen or the ${rareEarth ? 'account' : 'route'}`,
    });
  return {
    ...NO_REFINING,
    cross: Object.fromEntries(Object.entries(lostToOxygen).map(([element, kg]) => [element, { O: -kg }])),
  };
}

function shareOf({
  form,
  lotClass,
  owner,
  generation,
  max,
}: NonNullable<GivenHeat['shares']>[number]): ShareLimit {
  if (form !== undefined) return { by: 'form', names: [form], label: form, max };
  if (lotClass !== undefined) return { by: 'lotClass', names: [lotClass], label: lotClass, max };
  if (owner !== undefined) return { by: 'owner', names: [owner], label: `metal of ${owner}`, max };
  return {
    by: 'generation',
    names: [String(generation)],
    label: `metal remelted ${generation} times or more`,
    max,
  };
}

/** Classes of metal that is not a return. */
const NEW_METAL = ['virgin', 'addition-alloy'];
/** A sub-heat takes at most so much besides master heat (ISO 16468:2015, clause 4.2) [kg/kg]. */
const SUB_HEAT_ADDITIONS = 0.05;
const MASTER_HEAT = 'master-heat';

/**
 * Shares that a heat's kind brings: a sub-heat is remelted master heat with at most 5 % additions and no returns
 * (ISO 16468:2015, clause 4.2). What can simply be bought and has no class counts as an addition.
 */
function kindShares(heat: GivenHeat, materials: readonly ChargeMaterial[]): ShareLimit[] {
  if (heat.kind !== 'sub') return [];
  const classes = [...new Set(materials.map((material) => material.lotClass ?? 'unstated'))];
  const returns = classes.filter(
    (one) => one !== MASTER_HEAT && one !== SKULL_CLASS && !NEW_METAL.includes(one),
  );
  return [
    { by: 'lotClass', names: NEW_METAL, label: 'additions to a sub-heat', max: SUB_HEAT_ADDITIONS },
    ...(returns.length > 0
      ? [{ by: 'lotClass' as const, names: returns, label: 'returns in a sub-heat', max: 0 }]
      : []),
  ];
}

/** In a document with sub-heats every material has a class, so that none slips through. */
const classed = (material: ChargeMaterial): ChargeMaterial => ({
  ...material,
  lotClass: material.lotClass ?? (isPurchasable(material) ? 'addition-alloy' : 'unstated'),
});

/** Price of being half a window away from an aim when the document names none [usd per kg]: breaks ties, costs no lot. */
const AIM_PRICE_USD_PER_KG = 0.001;

/** Internal range and aim of a target. Throws InputError for a range outside its window and an aim outside its range. */
function aimedAt(
  { id, target }: GivenHeat,
  of: {
    specification: Specification;
    path: string;
    assumed: Assumption[];
    tables: DistributionTables | undefined;
  },
): Pick<HeatOrder, 'internal' | 'aim'> {
  const { specification, path, assumed } = of;
  const internal: Partial<Record<ElementSymbol, { min?: number; max?: number }>> = {};
  if (target.qualifiedHeats_wtpct) {
    const shown = qualifiedRange(target.qualifiedHeats_wtpct, specification.limits, target.internalShare);
    Object.assign(internal, shown.ranges);
    assumed.push(...shown.assumed.map((one) => ({ ...one, what: `${id}: ${one.what}` })));
  } else if (target.internalShare !== undefined) {
    for (const [element, limit] of entriesOf(specification.limits))
      internal[element] = internalRange(limit, target.internalShare);
  }
  for (const [element, { min, max }] of entriesOf(target.internal_wtpct ?? {})) {
    refuseEmptyWindow({
      name: `internal range of ${element}`,
      min,
      max,
      path: `${path}.internal_wtpct.${element}`,
    });
    const limit: { readonly min?: number; readonly max?: number } = specification.limits[element] ?? {};
    const outside =
      (min !== undefined && limit.max !== undefined && min / 100 > limit.max) ||
      (max !== undefined && limit.min !== undefined && max / 100 < limit.min);
    if (outside)
      throw new InputError(`${id}: the internal range of ${element} lies outside its window`, {
        path: `${path}.internal_wtpct.${element}`,
        cure: 'correct the range or the limit',
      });
    internal[element] = {
      ...(min === undefined ? {} : { min: min / 100 }),
      ...(max === undefined ? {} : { max: max / 100 }),
    };
  }
  const contents = Object.fromEntries(
    Object.entries({
      ...target.aim_wtpct,
      ...(target.part ? masterAims({ id, part: target.part, path }, of) : {}),
    }).map(([element, wtpct]) => [element, wtpct / 100]),
  );
  for (const [element, aim] of Object.entries(contents)) {
    const limit = specification.limits[element as ElementSymbol];
    if (limit && (aim < (limit.min ?? 0) || aim > (limit.max ?? 1))) {
      throw new InputError(`${id}: the aim of ${element}, ${aim * 100} wt%, lies outside its window`, {
        path: `${path}.aim_wtpct.${element}`,
        value: aim * 100,
        unit: 'wt%',
        allowed: `${(limit.min ?? 0) * 100} to ${(limit.max ?? 1) * 100} wt%`,
      });
    }
  }
  const aims = Object.keys(contents).length > 0;
  const price_usd_per_kg = target.aimPrice_usd_per_kg ?? AIM_PRICE_USD_PER_KG;
  if (aims && target.aimPrice_usd_per_kg === undefined)
    assumed.push({
      what: `${id}: price of being half a window away from an aim`,
      value: AIM_PRICE_USD_PER_KG,
      unit: 'usd/kg',
      source: 'house default: only breaks ties; aimPrice_usd_per_kg sets it',
    });
  return {
    ...(Object.keys(internal).length > 0 ? { internal } : {}),
    ...(aims ? { aim: { contents, price_usd_per_kg } } : {}),
  };
}

function refuseRepeated(list: readonly { readonly id: string }[], field: string): void {
  const first = new Map<string, number>();
  list.forEach(({ id }, i) => {
    const before = first.get(id);
    if (before !== undefined) {
      throw new InputError(`${field} "${id}" stands twice, at ${before} and ${i}`, {
        path: `${field}[${i}].id`,
        value: id,
        allowed: 'each id once',
        cure: 'join the two or give one another id',
      });
    }
    first.set(id, i);
  });
}

export interface Stating {
  /** What the metal is made from: names the balance of limits that stand alone. */
  readonly materials: PlanInput['materials'];
  readonly grades: Catalogue;
  readonly path: string;
  readonly assumed: Assumption[];
}

/**
 * What a target asks for: the grade's windows with the document's own in their place, sums, residual. Throws
 * InputError for a target that asks for nothing, an unknown grade and limits that exclude each other.
 */
export function specificationOfTarget(
  heat: { readonly id: string; readonly target: Target },
  stating: Stating,
): Specification {
  const { target } = heat;
  const { path, assumed } = stating;
  if (
    target.gradeId === undefined &&
    Object.keys(target.limits_wtpct ?? {}).length === 0 &&
    (target.sums ?? []).length === 0
  ) {
    throw new InputError(`${heat.id} asks for nothing`, {
      path,
      allowed: 'a gradeId, limits_wtpct or sums',
      cure: 'say what the heat must meet',
    });
  }
  const residual =
    target.residual_wtpct === undefined
      ? DEFAULT_RESIDUAL
      : target.residual_wtpct === null
        ? null
        : fromWtpct(target.residual_wtpct);
  if (target.residual_wtpct === undefined) {
    assumed.push({
      what: `${heat.id}: largest content of an element without a row`,
      value: DEFAULT_RESIDUAL * 100,
      unit: 'wt%',
      source: 'house default, closed specification; residual_wtpct null opens it',
    });
  }
  const own = limitsOf(target, path);
  const sums = sumsOf(target, path);
  if (target.gradeId === undefined) {
    const balance = balanceOf(own, stating.materials);
    if (balance)
      assumed.push({
        what: `${heat.id}: balance, free of the residual limit`,
        value: balance,
        unit: '',
        source: 'the base of most materials that has no row of its own',
      });
    return {
      id: heat.id,
      title: heat.id,
      balance,
      limits: own,
      sums,
      residual,
      source: 'limits of the document',
    };
  }
  const grade = findGrade(stating.grades, target.gradeId, `${path}.gradeId`);
  if (hasDerivedLimits(grade)) {
    assumed.push({
      what: `${heat.id}: windows of ${grade.id}`,
      value: 'derived',
      unit: '',
      source: `${grade.source}; no printed limits are public: replace them with the customer's`,
    });
  }
  const base = specificationOf(grade, residual);
  return { ...base, limits: { ...base.limits, ...own }, sums: [...base.sums, ...sums] };
}

function limitsOf(target: Target, path: string): Specification['limits'] {
  const limits: Partial<Record<ElementSymbol, Limit>> = {};
  for (const [element, { min, max }] of entriesOf(target.limits_wtpct ?? {})) {
    refuseEmptyWindow({ name: element, min, max, path: `${path}.limits_wtpct.${element}` });
    limits[element] = {
      ...(min === undefined ? {} : { min: fromWtpct(min) }),
      ...(max === undefined ? {} : { max: fromWtpct(max) }),
      basis: 'printed',
    };
  }
  const least = Object.entries(target.limits_wtpct ?? {}).reduce((sum, [, { min }]) => sum + (min ?? 0), 0);
  if (least > 100) {
    throw new InputError(`the minima add to ${least} wt%`, {
      path: `${path}.limits_wtpct`,
      value: least,
      unit: 'wt%',
      allowed: 'at most 100 wt%',
      cure: 'lower a minimum',
    });
  }
  return limits;
}

function sumsOf(target: Target, path: string): Specification['sums'] {
  return (target.sums ?? []).map(({ elements, min, max }, i) => {
    refuseEmptyWindow({ name: elements.join('+'), min, max, path: `${path}.sums[${i}]` });
    return {
      elements,
      ...(min === undefined ? {} : { min: fromWtpct(min) }),
      ...(max === undefined ? {} : { max: fromWtpct(max) }),
    };
  });
}

function refuseEmptyWindow(of: {
  name: string;
  min: number | undefined;
  max: number | undefined;
  path: string;
}): void {
  const { name, min, max, path } = of;
  if (min === undefined || max === undefined || min <= max) return;
  throw new InputError(`${name}: the minimum ${min} wt% lies above the maximum ${max} wt%`, {
    path,
    value: min,
    unit: 'wt%',
    allowed: `at most ${max} wt%`,
    cure: 'exchange the two or correct one',
  });
}

/**
 * The element that fills a specification given by limits alone, and therefore has no residual limit: the base of most
 * materials, when it has no row. Else, when the maxima can not add to 100 %, what the materials hold most of among the
 * elements without a row, base metals first. null when the rows themselves can fill the heat.
 */
function balanceOf(limits: Specification['limits'], materials: PlanInput['materials']): ElementSymbol | null {
  const votes = new Map<ElementSymbol, number>();
  const held = new Map<ElementSymbol, number>();
  for (const material of materials) {
    const contents = contentsOf(material);
    const [base] = [...contents].sort((a, b) => b[1] - a[1] || byElementOrder(a[0], b[0]))[0] ?? [];
    if (base) votes.set(base, (votes.get(base) ?? 0) + 1);
    for (const [element, wtpct] of contents) held.set(element, (held.get(element) ?? 0) + wtpct);
  }
  const most = largest(votes);
  if (most && !limits[most]) return most;
  const room = Object.values(limits).reduce((sum, limit) => sum + (limit.max ?? 1), 0);
  if (room >= 1) return null;
  for (const element of elementsIn(limits)) held.delete(element);
  return BASES.find((base) => held.has(base)) ?? largest(held);
}

/** The metals that alloys of this trade are based on. */
const BASES: readonly ElementSymbol[] = ['Ni', 'Co', 'Fe'];

/** Contents of a material with its balance filled in [wt%]. */
function contentsOf({
  composition_wtpct,
  balance,
}: PlanInput['materials'][number]): Map<ElementSymbol, number> {
  const contents = new Map(entriesOf(composition_wtpct));
  if (!balance) return contents;
  contents.delete(balance);
  const sum = [...contents.values()].reduce((total, wtpct) => total + wtpct, 0);
  return contents.set(balance, Math.max(0, 100 - sum));
}

/** The element with the largest amount; of equals the first in print order. */
function largest(amounts: ReadonlyMap<ElementSymbol, number>): ElementSymbol | null {
  return [...amounts].sort((a, b) => b[1] - a[1] || byElementOrder(a[0], b[0]))[0]?.[0] ?? null;
}
