import type { PlanInput } from '../../documents/heats/plan.ts';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { AdditionStage } from '../../metal/alloy/charge-material.ts';
import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Facts } from '../facts.ts';

export type Material = PlanInput['materials'][number];
export type Route = SimulateInput['route'];

/** A planned charge: which material, how much. */
export interface ChargePart {
  readonly material: Material;
  readonly mass_kg: number;
  /** Charge material it was bought as; null for returns. */
  readonly chargeMaterial: string | null;
}

/**
 * When materials of a stage go in, as a share of the first stirred operation's time. Assumption: the order is
 * practice (reactive metals after degassing, B and Zr late, Mg, Ca and rare earths last under argon); the shares are ours.
 */
export const STAGE_SHARE: Readonly<Record<AdditionStage, number>> = {
  charge: 0,
  'after-degassing': 0.6,
  late: 0.8,
  'last-under-argon': 0.95,
};

/**
 * The simulate document of a planned charge: what is charged first makes the melt (means, and spreads of the lots in
 * quadrature); everything with a later stage becomes an addition to the last vacuum-induction operation that states a
 * time, as planning counts it: what goes in before a beam or a second melt would not be there any more. A route of tables states no
 * time: its yields are of all that is melted, so all of it makes the melt.
 */
export function heatDocument(
  parts: readonly ChargePart[],
  route: Route,
  options: { readonly facts: Facts; readonly seed: number; readonly samples: number },
): SimulateInput {
  const { facts, seed, samples } = options;
  const stageOf = (part: ChargePart): AdditionStage =>
    facts.chargeMaterials.get(part.chargeMaterial ?? '')?.stage ?? 'charge';
  const stirred = (step: Route[number]): boolean => typeof step.settings?.time_s === 'number';
  const melt = route.findLastIndex((step) => step.operation === 'vacuum-induction' && stirred(step));
  const bath = melt >= 0 ? melt : route.findIndex(stirred);
  const isInMelt = (part: ChargePart): boolean => bath < 0 || stageOf(part) === 'charge';
  const time_s = Number(route[bath]?.settings?.time_s ?? 0);
  const additions = parts
    .filter((part) => !isInMelt(part))
    .map((part) => additionOf(part, time_s * STAGE_SHARE[stageOf(part)], facts));
  const steps = route.map((step, i) =>
    i === bath && additions.length > 0
      ? { ...step, additions: [...(step.additions ?? []), ...additions] }
      : step,
  );
  return { format: 'remelt-simulate/1', melt: meltOf(parts.filter(isInMelt)), route: steps, samples, seed };
}

/** The metal of several materials molten together: mass after metal yield, contents and spreads. */
export function meltOf(parts: readonly ChargePart[]): SimulateInput['melt'] {
  const metal = parts.map((part) => ({ ...part, kg: part.mass_kg * (part.material.metal_yield ?? 1) }));
  const mass_kg = metal.reduce((total, { kg }) => total + kg, 0);
  const balance = largestBalance(metal);
  const mean = new Map<ElementSymbol, number>();
  const variance = new Map<ElementSymbol, number>();
  for (const { material, kg } of metal) {
    for (const [element, content] of contentsOf(material)) {
      mean.set(element, (mean.get(element) ?? 0) + (kg / mass_kg) * content.mean);
      variance.set(element, (variance.get(element) ?? 0) + ((kg / mass_kg) * content.sd) ** 2);
    }
  }
  const elements = [...mean.keys()].filter((element) => element !== balance).sort(byElementOrder);
  const ppm = (value: (element: ElementSymbol) => number): Partial<Record<ElementSymbol, number>> =>
    Object.fromEntries(elements.map((element) => [element, value(element) * 1e4]));
  return {
    mass_kg,
    balance,
    composition_ppm: ppm((element) => mean.get(element)!),
    sd_ppm: ppm((element) => Math.sqrt(variance.get(element)!)),
  };
}

/** Contents [wt%] with one standard deviation; "< L" counts as uniform on [0, L]. The balance is filled in. */
function contentsOf(material: Material): [ElementSymbol, { readonly mean: number; readonly sd: number }][] {
  const known = entriesOf(material.composition_wtpct);
  const below = entriesOf(material.below_wtpct ?? {});
  const contents: [ElementSymbol, { mean: number; sd: number }][] = [
    ...known.map(([element, mean]): [ElementSymbol, { mean: number; sd: number }] => [
      element,
      { mean, sd: material.sd_wtpct?.[element] ?? 0 },
    ]),
    ...below.map(([element, limit]): [ElementSymbol, { mean: number; sd: number }] => [
      element,
      { mean: limit / 2, sd: limit / Math.sqrt(12) },
    ]),
  ];
  if (material.balance)
    contents.push([
      material.balance,
      { mean: 100 - contents.reduce((sum, [, { mean }]) => sum + mean, 0), sd: 0 },
    ]);
  return contents;
}

function largestBalance(
  parts: readonly { readonly material: Material; readonly kg: number }[],
): ElementSymbol {
  const byElement = new Map<ElementSymbol, number>();
  for (const { material, kg } of parts)
    if (material.balance) byElement.set(material.balance, (byElement.get(material.balance) ?? 0) + kg);
  return [...byElement].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'Ni';
}

/** A charge part as an addition to a bath at a time [s]. */
export function additionOf(
  part: ChargePart,
  at_s: number,
  facts: Facts,
): NonNullable<Route[number]['additions']>[number] {
  const { material, mass_kg } = part;
  const known = facts.chargeMaterials.get(part.chargeMaterial ?? '');
  const recovery = Object.fromEntries(
    Object.entries(known?.recovery ?? {}).map(([element, share]) => [element, share.mean]),
  );
  return {
    composition_wtpct: material.composition_wtpct,
    ...(material.balance ? { balance: material.balance } : {}),
    mass_kg,
    at_s,
    ...(Object.keys(recovery).length > 0 ? { recovery } : {}),
  };
}
