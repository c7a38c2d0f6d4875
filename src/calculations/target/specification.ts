import type { PlanInput } from '../../documents/heats/plan.ts';
import type { Target } from '../../documents/heats/target.ts';
import { InputError } from '../../foundation/errors.ts';
import { fromWtpct } from '../../foundation/quantity/fractions.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Catalogue, findGrade } from '../../metal/alloy/catalogue.ts';
import { byElementOrder, type ElementSymbol, elementsIn, entriesOf } from '../../metal/alloy/element.ts';
import { hasDerivedLimits, specificationOf } from '../../metal/alloy/grade.ts';
import { DEFAULT_RESIDUAL, type Limit, type Specification } from '../../metal/alloy/specification.ts';

/** What a target is read with. */
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
    throw new InputError(`${heat.id} has no requirement`, {
      path,
      allowed: 'a gradeId, limits_wtpct or sums',
      cure: 'state what the heat must meet',
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

/** Throws InputError, with its place, for a window whose minimum lies above its maximum [wt%]. */
export function refuseEmptyWindow(of: {
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
 * materials, when it has no row. Else, when the maxima cannot add to 100 %, what the materials hold most of among the
 * elements without a row, base metals first. null when the rows themselves can fill the heat.
 */
function balanceOf(limits: Specification['limits'], materials: PlanInput['materials']): ElementSymbol | null {
  const { most, held: all } = heldBy(materials);
  const held = new Map(all);
  if (most && !limits[most]) return most;
  const room = Object.values(limits).reduce((sum, limit) => sum + (limit.max ?? 1), 0);
  if (room >= 1) return null;
  for (const element of elementsIn(limits)) held.delete(element);
  return BASES.find((base) => held.has(base)) ?? largest(held);
}

/** The base of most materials, and what all of them hold together [wt%]. */
interface Held {
  readonly most: ElementSymbol | null;
  readonly held: ReadonlyMap<ElementSymbol, number>;
}

/** All heats of a document are made of the same list. */
const knownHeld = new WeakMap<PlanInput['materials'], Held>();

function heldBy(materials: PlanInput['materials']): Held {
  const known = knownHeld.get(materials);
  if (known) return known;
  const votes = new Map<ElementSymbol, number>();
  const held = new Map<ElementSymbol, number>();
  for (const material of materials) {
    const contents = contentsOf(material);
    const base = largest(contents);
    if (base) votes.set(base, (votes.get(base) ?? 0) + 1);
    for (const [element, wtpct] of contents) held.set(element, (held.get(element) ?? 0) + wtpct);
  }
  const found = { most: largest(votes), held };
  knownHeld.set(materials, found);
  return found;
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
