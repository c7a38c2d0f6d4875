import { type Content, elementsOf, meanFractions } from '../../../metal/alloy/composition.ts';
import { type ElementSymbol, elementsIn, entriesOf } from '../../../metal/alloy/element.ts';
import type { Specification } from '../../../metal/alloy/specification.ts';
import { ModelBuilder } from '../blend/linear-model.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeLine, type ChargeMaterial, relativeOf } from '../problem.ts';
import type { LinearModel, Solver } from '../solver.ts';

type Fractions = Readonly<Partial<Record<ElementSymbol, number>>>;

/** A melt in the furnace as a sample shows it. Contents are mass fractions [kg/kg]. */
export interface BathSample {
  readonly mass_kg: number;
  readonly mean: Fractions;
  /** Standard deviation of the sample as a statement about the melt: laboratory, method, unmixedness. */
  readonly spread: Fractions;
}

/** What a melt is to become, and what may be done to it. */
export interface TrimOrder {
  readonly specification: Specification;
  readonly additions: readonly ChargeMaterial[];
  /** Metal that the furnace can still take [kg]. */
  readonly headroom_kg: number;
  /** Share of each element of the melt that is still there when it is poured [1], with its standard deviation. */
  readonly fade: Readonly<Partial<Record<ElementSymbol, { readonly mean: number; readonly spread: number }>>>;
}

/** Additions in kg with their price, and the metal after them. */
export interface Trim {
  /** Index into `additions`. */
  readonly lines: readonly ChargeLine[];
  readonly cost_usd: number;
  readonly mass_kg: number;
}

/** Additions below this share of the melt are solver noise [1]. */
const NOISE = 1e-9;
const STEP_S = 5;

/**
 * The least-cost additions after which every limit is kept by z standard deviations of what is known of the melt, or
 * null when none are. The mass is free: limits are taken times the mass after the additions, so the model stays
 * linear (docs/theory/charge-recourse.md, equation 1). Recoveries of additions are guarded one by one, which is on the
 * safe side.
 */
export async function trimBath(
  bath: BathSample,
  order: TrimOrder,
  how: { readonly solver: Solver; readonly z: number; readonly signal?: AbortSignal | undefined },
): Promise<Trim | null> {
  const model = trimModel(bath, order, how.z);
  const solution = await how.solver.solve(model, { timeLimit_s: STEP_S }, how.signal);
  if (solution.status !== 'optimal') return null;
  const lines = order.additions.flatMap((_, k) =>
    solution.x[k]! > NOISE ? [{ material: k, mass_kg: solution.x[k]! * bath.mass_kg }] : [],
  );
  const added = lines.reduce(
    (sum, line) => sum + line.mass_kg * order.additions[line.material]!.metalYield,
    0,
  );
  const cost_usd = lines.reduce(
    (sum, line) => sum + line.mass_kg * order.additions[line.material]!.price_usd_per_kg,
    0,
  );
  return { lines, cost_usd, mass_kg: bath.mass_kg + added };
}

/** Limits that matter for a melt with these additions. */
export function trimLimits(bath: BathSample, { specification, additions }: TrimOrder): readonly LimitRow[] {
  const present = new Set(elementsIn(bath.mean));
  for (const { composition } of additions)
    for (const element of elementsOf(composition)) present.add(element);
  return limitRows(specification, [...present]);
}

/** Columns: kg of each addition per kg of melt. Rows: each side of each limit over the limit, headroom, stocks as bounds. */
function trimModel(bath: BathSample, order: TrimOrder, z: number): LinearModel {
  const { additions, headroom_kg } = order;
  const builder = new ModelBuilder('trim');
  const means = additions.map((material) => meanFractions(material.composition));
  for (const material of additions) {
    builder.column(material.id, material.price_usd_per_kg, {
      upper: Math.min(material.available_kg, (headroom_kg * 2) / material.metalYield + 1e-9) / bath.mass_kg,
    });
  }
  for (const limit of trimLimits(bath, order)) {
    for (const [side, bound] of [
      [1, limit.inner.max],
      [-1, limit.inner.min],
    ] as const) {
      if (!Number.isFinite(bound) || (side === -1 && bound <= 0)) continue;
      // content of the melt, side by side with its guard: side (q + z s) <= side bound (1 + sum of additions)
      const { mean, spread } = meltAt(bath, order, limit.elements);
      const scale = Math.max(bound, 1e-6);
      const row = builder.row(
        `${limit.elements.join('+')} ${side === 1 ? 'max' : 'min'}`,
        Number.NEGATIVE_INFINITY,
        (side * (bound - mean) - z * spread) / scale,
      );
      additions.forEach((material, k) => {
        const gained = limit.elements.reduce(
          (sum, element) => sum + guarded(material, means[k]!, { element, z: side * z }),
          0,
        );
        const value = (side * material.metalYield * (gained - bound)) / scale;
        if (Math.abs(value) > 1e-9) builder.put(row, k, value);
      });
    }
  }
  const room = builder.row('headroom', Number.NEGATIVE_INFINITY, Math.max(headroom_kg / bath.mass_kg, 0));
  additions.forEach((material, k) => {
    builder.put(room, k, material.metalYield);
  });
  return builder.build();
}

/** What a kg of an addition brings of an element, its recovery moved by z standard deviations. */
function guarded(
  { recovery }: ChargeMaterial,
  contents: Fractions,
  of: { element: ElementSymbol; z: number },
): number {
  const taken = recovery?.[of.element];
  const mean = taken?.mean ?? 1;
  return (contents[of.element] ?? 0) * mean * Math.max(0, 1 + of.z * relativeOf(taken));
}

/** Mean and spread of a limit's content in the melt when it is poured without additions. */
function meltAt(
  bath: BathSample,
  { fade }: TrimOrder,
  elements: readonly ElementSymbol[],
): { readonly mean: number; readonly spread: number } {
  let mean = 0;
  let variance = 0;
  for (const element of elements) {
    const content = bath.mean[element] ?? 0;
    const left = fade[element] ?? { mean: 1, spread: 0 };
    mean += content * left.mean;
    variance += ((bath.spread[element] ?? 0) * left.mean) ** 2 + (content * left.spread) ** 2;
  }
  return { mean, spread: Math.sqrt(variance) };
}

/** A sample of contents as a statement about the melt. */
export function bathOf(
  mass_kg: number,
  contents: Readonly<Partial<Record<ElementSymbol, Content>>>,
): BathSample {
  const entries = entriesOf(contents);
  return {
    mass_kg,
    mean: Object.fromEntries(entries.map(([element, content]) => [element, content.mean])),
    spread: Object.fromEntries(entries.map(([element, content]) => [element, content.spread])),
  };
}
