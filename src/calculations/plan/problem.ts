import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { shortNumber, shortWtpct } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { Catalogue } from '../../metal/alloy/catalogue.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { internalRange, type Specification } from '../../metal/alloy/specification.ts';
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
import { materialOf } from '../target/material.ts';
import { qualifiedRange } from '../target/qualified-range.ts';
import { refuseEmptyWindow, specificationOfTarget } from '../target/specification.ts';
import { envelopeOfHeat, sharesInside, specificationInside } from './inside-envelope.ts';
import { meltLosses } from './melt-losses.ts';
import { masterAims } from './part-aim.ts';
import { priceAges } from './price-age.ts';
import { SKULL_CLASS, skullOf } from './skull.ts';

type GivenHeat = PlanInput['heats'][number];

/** A plan document as the charge room takes it, with what had to be assumed. */
export interface StatedProblem {
  readonly problem: ChargeProblem;
  readonly assumed: readonly Assumption[];
}

/**
 * The charge problem of a `remelt-plan/1` document. Throws InputError, with place and cure, for names that stand
 * twice, limits that exclude each other, targets that say nothing, and materials that cannot be what they say.
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
    const asked = specificationOfTarget(heat, { materials: input.materials, grades, path, assumed });
    const envelope = envelopeOfHeat(heat);
    const specification = envelope ? specificationInside(envelope, asked, `heats[${h}]`) : asked;
    const aimed = aimedAt(heat, { specification, path, assumed, tables });
    return {
      id: heat.id,
      specification,
      ...aimed,
      mass_kg: heat.target.mass_kg,
      ...(heat.maxMaterials === undefined ? {} : { maxMaterials: heat.maxMaterials }),
      ...(heat.maxLots === undefined ? {} : { maxLots: heat.maxLots }),
      shares: [
        ...(heat.shares ?? []).map(shareOf),
        ...kindShares(heat, materials),
        ...(envelope ? sharesInside(envelope, materials) : []),
      ],
      refining: lossesToOxygen(heat, `heats[${h}]`),
    };
  });
  const problem = { materials, heats };
  return { problem, assumed: [...assumed, ...meltLosses(input, problem, tables)] };
}

/** What oxygen of the charge takes, where nothing else is said of a furnace. Throws InputError beside route and account. */
function lossesToOxygen(heat: GivenHeat, path: string): LinearRefining | null {
  const { lostToOxygen, route, routes, rareEarth } = heat;
  if (!lostToOxygen) return null;
  if (route || routes || rareEarth)
    throw new InputError(
      `${heat.id}: losses to oxygen are stated twice, by lostToOxygen and by the ${rareEarth ? 'account of rare earths' : 'route'}`,
      {
        path: `${path}.lostToOxygen`,
        allowed: 'one of the two',
        cure: `leave out lostToOxygen or ${rareEarth ? 'rareEarth' : 'the route'}`,
      },
    );
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
): Pick<HeatOrder, 'internal' | 'internalShare' | 'aim'> {
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
        allowed: 'a range inside the window',
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
      throw new InputError(`${id}: the aim of ${element}, ${shortWtpct(aim)}, lies outside its window`, {
        path: `${path}.aim_wtpct.${element}`,
        value: aim * 100,
        unit: 'wt%',
        allowed: `${shortNumber((limit.min ?? 0) * 100, 6)} to ${shortNumber((limit.max ?? 1) * 100, 6)} wt%`,
        cure: 'correct the aim or the window',
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
    ...(target.internalShare === undefined || target.qualifiedHeats_wtpct
      ? {}
      : { internalShare: target.internalShare }),
    ...(aims ? { aim: { contents, price_usd_per_kg } } : {}),
  };
}

function refuseRepeated(list: readonly { readonly id: string }[], field: string): void {
  const first = new Map<string, number>();
  list.forEach(({ id }, i) => {
    const before = first.get(id);
    if (before !== undefined) {
      throw new InputError(`the id "${id}" is used twice, in ${field}[${before}] and ${field}[${i}]`, {
        path: `${field}[${i}].id`,
        value: id,
        allowed: 'each id once',
        cure: 'join the two, or give one another id',
      });
    }
    first.set(id, i);
  });
}
