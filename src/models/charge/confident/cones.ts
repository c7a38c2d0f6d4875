import type { Content } from '../../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../../metal/alloy/element.ts';
import type { ExtraRow } from '../blend/linear-model.ts';
import type { Blend } from '../blend/model.ts';
import { aloneOn, gainedBy, type Influence, influenceOn, keptOf } from '../influence.ts';
import type { LimitRow } from '../limit-row.ts';
import { type ChargeMaterial, type HeatOrder, relativeOf } from '../problem.ts';

/** Standard deviation that several columns share: spread of constant + sum of weights times x, in row units. */
export interface SharedSpread {
  /** Name of the common cause: `lab:A/XRF/Cr`, `furnace:S`, `late:La`. */
  readonly source: string;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  readonly constant: number;
}

/**
 * A limit with what is uncertain about it. mean = x[content]; sd^2 = sum (weights x)^2 over `columns` + one square per
 * shared source. All in row units; bounds are those of the content column, what the furnace gains already taken off.
 */
export interface Cone {
  readonly heat: number;
  readonly limit: LimitRow;
  readonly scale: number;
  readonly content: number;
  readonly lower: number;
  readonly upper: number;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  readonly shared: readonly SharedSpread[];
  /** Standard deviations that one normal deviation is worth on each side: skew and what the linearisation misses [1]. */
  readonly shape: Shape;
  /** Share of the guard that is kept [1]: in `shape` already. */
  readonly guardShare: number;
}

export interface Shape {
  readonly min: number;
  readonly max: number;
}

/** Shapes by limit: `shapeKey`. */
export type Shapes = ReadonlyMap<string, Shape>;

/** Name of a limit in `Shapes`. */
export const shapeKey = ({ elements, kind }: LimitRow): string => `${kind} ${elements.join('+')}`;

const NORMAL: Shape = { min: 1, max: 1 };

/** Spreads of the furnace by heat: relative standard deviation of a refined content per element [1]. */
export type FurnaceSpread = readonly (Readonly<Partial<Record<ElementSymbol, number>>> | null)[];

/**
 * The uncertain limits of a blend built with content columns (docs/theory/charge-confidence.md, equation 1). Lots err
 * independently of each other; named sources, the furnace and late recoveries err together. Limits that nothing
 * uncertain touches have no cone: their columns' bounds are enough.
 */
export function conesOf(
  blend: Blend,
  furnace: FurnaceSpread = [],
  shapes: Shapes = new Map(),
): readonly Cone[] {
  const contentColumn = new Map<number, number>();
  let next = 0;
  blend.rows.forEach((row, i) => {
    if (row.kind !== 'content') return;
    while (blend.columns[next]!.kind !== 'content') next++;
    contentColumn.set(i, next++);
  });
  const cones: Cone[] = [];
  for (const [i, content] of contentColumn) {
    const row = blend.rows[i]!;
    if (row.certain) continue;
    const { guardShare = 1 } = row;
    const shape = { min: guardShare, max: guardShare };
    const cone = coneOf(
      blend,
      {
        heat: row.heat!,
        limit: row.limit!,
        scale: row.scale,
        content,
        shape,
        guardShare,
        leftOut: row.leftOut ?? [],
      },
      furnace[row.heat!] ?? {},
    );
    if (cone.columns.length > 0 || cone.shared.length > 0) cones.push(cone);
  }
  return shaped(cones, shapes);
}

/** The cones with other shapes; a limit without one is taken as normal. */
export const shaped = (cones: readonly Cone[], shapes: Shapes): readonly Cone[] =>
  cones.map((cone) => {
    const { min, max } = shapes.get(shapeKey(cone.limit)) ?? NORMAL;
    return { ...cone, shape: { min: min * cone.guardShare, max: max * cone.guardShare } };
  });

interface ConeBase {
  readonly heat: number;
  readonly limit: LimitRow;
  readonly scale: number;
  readonly content: number;
  readonly shape: Shape;
  readonly guardShare: number;
  readonly leftOut: readonly number[];
}

function coneOf(
  blend: Blend,
  base: ConeBase,
  furnace: Readonly<Partial<Record<ElementSymbol, number>>>,
): Cone {
  const heat = blend.problem.heats[base.heat]!;
  const single: [number, number][] = [];
  const sources = new Map<string, Map<number, number>>();
  const share = (source: string, column: number, weight: number): void => {
    if (weight === 0) return;
    const form = sources.get(source) ?? new Map<number, number>();
    sources.set(source, form.set(column, (form.get(column) ?? 0) + weight));
  };
  const constants = new Map<string, number>();
  for (const element of base.limit.elements) {
    const gained = (furnace[element] ?? 0) * gainedBy(heat, [element]);
    if (gained !== 0) constants.set(`furnace:${element}`, gained / base.scale);
  }
  blend.columns.forEach((column, j) => {
    if (column.kind !== 'charge' || column.heat !== base.heat || base.leftOut.includes(column.material))
      return;
    const material = blend.problem.materials[column.material]!;
    const perUnit = column.size / (heat.mass_kg * base.scale);
    let variance = 0;
    for (const [content, kept] of effectsOn(heat, material, base.limit.elements)) {
      const effect = kept * perUnit;
      variance += (effect * content.spread) ** 2;
      if (content.loadings)
        for (const [source, loading] of Object.entries(content.loadings)) share(source, j, effect * loading);
    }
    if (variance > 0) single.push([j, Math.sqrt(variance)]);
    shareFurnace({ heat, material, limit: base.limit, furnace, perUnit }, (source, weight) =>
      share(source, j, weight),
    );
  });
  const gainedInAll = gainedBy(heat, base.limit.elements);
  const names = new Set([...sources.keys(), ...constants.keys()]);
  const { leftOut: _leftOut, ...named } = base;
  return {
    ...named,
    // of the specification: the internal range is kept by the mean, without a guard
    lower: base.limit.min > 0 ? (base.limit.min - gainedInAll) / base.scale : Number.NEGATIVE_INFINITY,
    upper: (base.limit.max - gainedInAll) / base.scale,
    columns: Int32Array.from(single, ([j]) => j),
    weights: Float64Array.from(single, ([, weight]) => weight),
    shared: [...names].map((source) => ({
      source,
      columns: Int32Array.from(sources.get(source)?.keys() ?? []),
      weights: Float64Array.from(sources.get(source)?.values() ?? []),
      constant: constants.get(source) ?? 0,
    })),
  };
}

/** Contents of a material that act on a limit, and how much: kg per kg charged and per kg/kg of the content. */
function effectsOn(
  heat: HeatOrder,
  material: ChargeMaterial,
  elements: readonly ElementSymbol[],
): (readonly [Content, number])[] {
  const alone = aloneOn(heat, material, elements);
  const [first] = elements;
  if (alone !== null && first !== undefined && first !== material.composition.balance) {
    const content = material.composition.contents[first];
    return content ? [[content, alone]] : [];
  }
  const influence = influenceOn(heat, material, elements);
  return touched(material, influence).map(([element, content]) => [
    content,
    effectOf(influence, material, element),
  ]);
}

/** Contents of a material that act on a limit: those with influence, and all of them when the balance has some. */
function touched({ composition }: ChargeMaterial, influence: Influence): [ElementSymbol, Content][] {
  if (composition.balance && influence.has(composition.balance)) return entriesOf(composition.contents);
  const list: [ElementSymbol, Content][] = [];
  for (const element of influence.keys()) {
    const content = composition.contents[element];
    if (content) list.push([element, content]);
  }
  return list;
}

/** What a kg more of an element, at the cost of the balance of its material, does to the limit [kg/kg]. */
function effectOf(influence: Influence, material: ChargeMaterial, element: ElementSymbol): number {
  const { balance } = material.composition;
  return (influence.get(element) ?? 0) - (balance ? (influence.get(balance) ?? 0) : 0);
}

interface FurnaceShare {
  readonly heat: HeatOrder;
  readonly material: ChargeMaterial;
  readonly limit: LimitRow;
  readonly furnace: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly perUnit: number;
}

/** Scatter of the furnace on what a material brings, and of late recoveries. */
function shareFurnace(of: FurnaceShare, share: (source: string, weight: number) => void): void {
  const { heat, material, limit, furnace, perUnit } = of;
  for (const element of limit.elements) {
    const recovery = material.recovery?.[element];
    const relative = material.recovery ? relativeOf(recovery) : (furnace[element] ?? 0);
    if (relative === 0) continue;
    const kept = keptOf(heat, material, element) * (heat.refining?.metalYield ?? 1) * material.metalYield;
    const source = material.recovery ? `late:${element}` : `furnace:${element}`;
    share(source, relative * kept * contentOf(material, element) * perUnit);
  }
}

function contentOf({ composition }: ChargeMaterial, element: ElementSymbol): number {
  if (element !== composition.balance) return composition.contents[element]?.mean ?? 0;
  return 1 - Object.values(composition.contents).reduce((sum, content) => sum + content.mean, 0);
}

/** Standard deviation of a limit's content at a point [row units]. */
export function deviationAt(cone: Cone, x: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < cone.columns.length; k++) sum += (cone.weights[k]! * x[cone.columns[k]!]!) ** 2;
  for (const form of cone.shared) sum += sharedAt(form, x) ** 2;
  return Math.sqrt(sum);
}

function sharedAt(form: SharedSpread, x: Float64Array): number {
  let sum = form.constant;
  for (let k = 0; k < form.columns.length; k++) sum += form.weights[k]! * x[form.columns[k]!]!;
  return sum;
}

/** A deviation below this [row units] makes no difference to any limit. */
const NO_DEVIATION = 1e-12;

/** A plane that touches the deviation of a cone from below: sd(x) >= constant + sum of values times x, for every x. */
export interface Support {
  /** Index of the cone. */
  readonly cone: number;
  /** Point at which the plane touches. */
  readonly at: Float64Array;
  /** Side of the limit that was broken: 1 the maximum, -1 the minimum. */
  readonly side: 1 | -1;
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly constant: number;
}

/** Planes at a point for every limit that it breaks at z by more than `tolerance`; a negative one takes near ones too. */
export function supportsAt(
  cones: readonly Cone[],
  x: Float64Array,
  at: { readonly z: number; readonly tolerance: number },
): Support[] {
  const supports: Support[] = [];
  for (const [index, cone] of cones.entries()) {
    const deviation = deviationAt(cone, x);
    if (deviation < NO_DEVIATION) continue;
    const mean = x[cone.content]!;
    for (const side of [1, -1] as const) {
      const bound = side === 1 ? cone.upper : cone.lower;
      if (
        Number.isFinite(bound) &&
        side * (mean - bound) + at.z * shapeOn(cone, side) * deviation > at.tolerance
      )
        supports.push({ cone: index, at: x, side, ...plane(cone, x, deviation) });
    }
  }
  return supports;
}

/**
 * A plane of other cones over the same columns, taken at the same point; null where it touches nothing. What was learnt
 * about one linearisation of a furnace serves the next.
 */
export function movedTo(cones: readonly Cone[], { cone: index, at, side }: Support): Support | null {
  const cone = cones[index]!;
  const deviation = deviationAt(cone, at);
  return deviation < NO_DEVIATION ? null : { cone: index, at, side, ...plane(cone, at, deviation) };
}

function plane(
  cone: Cone,
  x: Float64Array,
  deviation: number,
): Pick<Support, 'indices' | 'values' | 'constant'> {
  const slope = new Map<number, number>();
  const add = (j: number, value: number): void => void slope.set(j, (slope.get(j) ?? 0) + value / deviation);
  for (let k = 0; k < cone.columns.length; k++) {
    const j = cone.columns[k]!;
    if (x[j]! > 0) add(j, cone.weights[k]! ** 2 * x[j]!);
  }
  let constant = 0;
  for (const form of cone.shared) {
    const value = sharedAt(form, x);
    constant += (value * form.constant) / deviation;
    for (let k = 0; k < form.columns.length; k++) add(form.columns[k]!, value * form.weights[k]!);
  }
  const largest = [...slope.values()].reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const kept = [...slope].filter(([, value]) => Math.abs(value) > NO_SLOPE * largest);
  return { indices: kept.map(([j]) => j), values: kept.map(([, value]) => value), constant };
}

const shapeOn = ({ shape }: Cone, side: 1 | -1): number => (side === 1 ? shape.max : shape.min);

/** Slopes below this [row units per column unit], or this share of the row's largest, are left out: the solver would drop them. */
const NO_SLOPE = 1e-9;

/**
 * Linear rows mean + z plane <= upper (or mean - z plane >= lower). Every point that keeps the cones at z keeps them,
 * whatever points the planes were taken at: the same planes serve any z.
 */
export function cutsOf(cones: readonly Cone[], supports: readonly Support[], z: number): ExtraRow[] {
  return supports.map(({ cone: index, side, indices, values, constant }) => {
    const cone = cones[index]!;
    const reach = z * shapeOn(cone, side);
    const bound = (side === 1 ? cone.upper : cone.lower) - side * reach * constant;
    // near z = 0 slopes vanish: the solver would drop them one by one
    const kept = indices.map((_, k) => k).filter((k) => reach * Math.abs(values[k]!) > NO_SLOPE);
    return {
      name: `${cone.limit.elements.join('+')} with its spread`,
      lower: side === 1 ? Number.NEGATIVE_INFINITY : bound,
      upper: side === 1 ? bound : Number.POSITIVE_INFINITY,
      indices: [cone.content, ...kept.map((k) => indices[k]!)],
      values: [1, ...kept.map((k) => side * reach * values[k]!)],
    };
  });
}
