import { percent } from '../../foundation/quantity/format.ts';
import type { UsedAmounts } from '../../foundation/quantity/heat-use.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Footprint, Footprints } from '../../metal/alloy/footprint.ts';

/** One line of a charge as its footprint needs it. Contents in kg/kg of the material. */
export interface FootprintLine {
  readonly id: string;
  readonly mass_kg: number;
  /** `virgin` brings the burden of its metals; `return` brings none (cut-off rule). */
  readonly origin: 'virgin' | 'return';
  readonly contents: Readonly<Partial<Record<ElementSymbol, number>>>;
}

export interface FootprintOrder {
  readonly lines: readonly FootprintLine[];
  /** Released metal [kg]. */
  readonly product_kg: number;
  /** Operations of the route in order, each with the metal it took [kg]. */
  readonly operations: readonly { readonly name: string; readonly mass_kg: number }[];
  /** Electricity of the route as its models computed it [kWh]; null when they do not. */
  readonly energy_kWh: number | null;
  /** What meters and sheets of the heat say; takes the place of models and practice. */
  readonly used?: UsedAmounts;
  /** Grid of the plant, an id of the data such as `EU`. */
  readonly grid: string;
  /** Whether the masses of the lines are of a scale; planned masses are assumed. */
  readonly weighed: boolean;
}

/** kg CO2e for the whole heat: value with the range that the sources span. */
export interface Burden {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** A part of a footprint: how much of what, and whence that is known, times the burden of one unit of it. */
export interface BurdenPart extends Burden {
  readonly basis: 'measured' | 'modelled' | 'assumed';
  readonly quantity: number;
  readonly quantityUnit: string;
  readonly factor: number;
  readonly factorUnit: string;
}

export interface HeatFootprint {
  readonly parts: readonly BurdenPart[];
  readonly total: Burden;
  /** The same product from virgin metal through the same furnaces: a comparison, not a saving anybody may book. */
  readonly allVirgin: Burden;
  readonly product_kg: number;
  /** What is inside, what is outside, what has no number; one sentence each. */
  readonly boundary: readonly string[];
  /** Elements charged as virgin metal without a burden in the data. */
  readonly missing: readonly ElementSymbol[];
}

/** Contents from this one on are named when they have no burden in the data [kg/kg]: 0.05 wt%, as a residual. */
const UNKNOWN = 5e-4;
/** A content below this needs no burden [kg/kg]: a gram in a tonne of the dearest element is 2 kg CO2e. */
const TRACE = 1e-6;

/**
 * Greenhouse-gas footprint of a heat [kg CO2e], cradle to its gate, cut-off rule: virgin metals carry the burden of
 * their elements, returns none; electricity = energy x grid; consumables by mass. Low and high span the sets of the
 * data where there is more than one, and for electricity the practice range of each operation; they are ranges, not
 * confidence intervals. Burdens add, so do their lows and highs. Compared with ISO 14067 practice it leaves out
 * transport, cleaning chemicals, overheads, and what becomes of slag and dust.
 */
export function footprintOfHeat(order: FootprintOrder, footprints: Footprints): HeatFootprint {
  const { lines, product_kg } = order;
  const virgin = lines.filter(({ origin }) => origin === 'virgin');
  const basis = order.weighed ? 'measured' : 'assumed';
  const metal = elementsOf(virgin, basis, footprints);
  const furnaces = [electricity(order, footprints), ...consumables(order, footprints)];
  const parts = [...metal.parts, ...furnaces];
  return {
    parts,
    total: sumOf('this heat', parts),
    allVirgin: sumOf('the same metal charged virgin', [
      ...elementsOf(lines, basis, footprints).parts,
      ...furnaces,
    ]),
    product_kg,
    boundary: boundaryOf(order),
    missing: metal.missing,
  };
}

/** Burden of the elements in some metal, largest first. */
function elementsOf(
  lines: readonly FootprintLine[],
  basis: BurdenPart['basis'],
  footprints: Footprints,
): { readonly parts: BurdenPart[]; readonly missing: ElementSymbol[] } {
  const kg = new Map<ElementSymbol, number>();
  let total = 0;
  for (const { mass_kg, contents } of lines) {
    total += mass_kg;
    for (const [element, content] of entriesOf(contents))
      kg.set(element, (kg.get(element) ?? 0) + content * mass_kg);
  }
  const counted = [...kg].filter(([, mass]) => mass > TRACE * total);
  return {
    parts: counted
      .flatMap(([element, mass]) => {
        const known = footprints.elements.get(element);
        return known ? [elementBurden({ element, mass, known, basis }, footprints)] : [];
      })
      .sort((a, b) => b.value - a.value),
    missing: counted
      .filter(([element, mass]) => mass > UNKNOWN * total && !footprints.elements.has(element))
      .map(([element]) => element),
  };
}

/** One element: the value of the main set, its range over the other sets of the data. */
function elementBurden(
  {
    element,
    mass,
    known,
    basis,
  }: { element: ElementSymbol; mass: number; known: Footprint; basis: BurdenPart['basis'] },
  { alternatives }: Footprints,
): BurdenPart {
  const others = [...alternatives].filter(([id]) => id.startsWith(`${element}/`)).map(([, one]) => one);
  return {
    name: `${element}, virgin`,
    value: mass * known.value,
    low: mass * Math.min(known.value, ...others.map(({ low, value }) => low ?? value)),
    high: mass * Math.max(known.value, ...others.map(({ high, value }) => high ?? value)),
    source: known.source,
    ...{ basis, quantity: mass, quantityUnit: 'kg', factor: known.value, factorUnit: known.unit },
  };
}

function electricity(
  { operations, energy_kWh, grid, used }: FootprintOrder,
  footprints: Footprints,
): BurdenPart {
  const { value: perKWh, source, unit } = footprints.grids.get(grid)!;
  if (used?.energy !== undefined) {
    const value = used.energy * perKWh;
    return {
      name: 'electricity of the furnaces',
      ...{ value, low: value, high: value, source },
      ...{ basis: 'measured', quantity: used.energy, quantityUnit: 'kWh', factor: perKWh, factorUnit: unit },
    };
  }
  const practice = operations.map(({ name, mass_kg }) => ({
    perTonne: footprints.operations.get(name),
    tonnes: mass_kg / 1000,
  }));
  const kWh = (pick: (one: Footprint) => number): number =>
    practice.reduce((sum, { perTonne, tonnes }) => sum + (perTonne ? pick(perTonne) * tonnes : 0), 0);
  const computed = energy_kWh ?? kWh(({ value }) => value);
  return {
    name: 'electricity of the furnaces',
    value: computed * perKWh,
    low:
      Math.min(
        computed,
        kWh(({ low, value }) => low ?? value),
      ) * perKWh,
    high:
      Math.max(
        computed,
        kWh(({ high, value }) => high ?? value),
      ) * perKWh,
    source,
    basis: energy_kWh === null ? 'assumed' : 'modelled',
    ...{ quantity: computed, quantityUnit: 'kWh', factor: perKWh, factorUnit: unit },
  };
}

/** Mass of a cubic metre of argon at 15 C and 101325 Pa [kg]. */
export const ARGON_KG_PER_M3 = 1.67;

/** Argon and refractories as recorded; by practice for the mass of product where neither is, and what is left of it where one is. */
function consumables({ product_kg, used = {} }: FootprintOrder, { operations }: Footprints): BurdenPart[] {
  const burden = (
    name: string,
    practice: Footprint,
    { tonnes, basis }: { readonly tonnes: number; readonly basis: BurdenPart['basis'] },
  ): BurdenPart => ({
    ...{ name, basis },
    value: practice.value * tonnes,
    low: (practice.low ?? practice.value) * tonnes,
    high: (practice.high ?? practice.value) * tonnes,
    source: practice.source,
    ...{ quantity: tonnes, quantityUnit: 't', factor: practice.value, factorUnit: practice.unit },
  });
  const measured = (name: string, of: string, kg: number | undefined): BurdenPart[] =>
    kg === undefined
      ? []
      : [burden(`${name}, recorded`, operations.get(of)!, { tonnes: kg / 1000, basis: 'measured' })];
  const recorded = [
    ...measured('argon', 'argon', used.argon === undefined ? undefined : used.argon * ARGON_KG_PER_M3),
    ...measured('crucible and lining', 'refractory', used.refractory),
  ];
  if (recorded.length === 2) return recorded;
  const practice = burden(PRACTICE, operations.get('consumables')!, {
    tonnes: product_kg / 1000,
    basis: 'assumed',
  });
  if (recorded.length === 0) return [practice];
  const left = (of: (one: Burden) => number): number =>
    Math.max(0, of(practice) - recorded.reduce((sum, one) => sum + of(one), 0));
  const value = left((one) => one.value);
  const ends = [value, left(({ low }) => low), left(({ high }) => high)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const quantity = value / practice.factor;
  return [
    ...recorded,
    { ...practice, name: `${PRACTICE}: what is not recorded`, value, low, high, quantity },
  ];
}

/** What practice counts together. */
const PRACTICE = 'argon, refractories, crucible';

const sumOf = (name: string, parts: readonly Burden[]): Burden => ({
  name,
  value: parts.reduce((sum, { value }) => sum + value, 0),
  low: parts.reduce((sum, { low }) => sum + low, 0),
  high: parts.reduce((sum, { high }) => sum + high, 0),
  source: 'sum of the parts',
});

function boundaryOf({ lines, grid }: FootprintOrder): string[] {
  const mass = (origin: FootprintLine['origin']): number =>
    lines.filter((line) => line.origin === origin).reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const returns_kg = mass('return');
  const share = returns_kg / (returns_kg + mass('virgin'));
  return [
    `Inside: virgin metal from mine to metal, electricity of the route (${grid} grid), argon and refractories.`,
    `Returns (${percent(share)} of the charge) come without the burden of their first making (cut-off rule); whoever first sold the metal carries it. Under system expansion the comparison with virgin metal is the largest credit that could be argued, and only if the returns would otherwise be lost.`,
    'Outside: collecting, sorting and transport, cleaning chemicals, heating and overheads of the works, slag and dust after the gate, everything after the gate.',
    "Ranges span published sets and practice, not probability. Most element values are recalled from one 2014 figure and are low for vacuum-grade chromium and today's nickel.",
  ];
}
