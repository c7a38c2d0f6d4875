import { meanFractions } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { limitOf } from '../../../metal/alloy/specification.ts';
import type { ExtraRow } from '../blend/linear-model.ts';
import type { Blend } from '../blend/model.ts';
import { ROW_TOLERANCE } from '../blend/scaling.ts';
import { type ChargeLine, type HeatOrder, presentElements } from '../problem.ts';

/** A charge and the distance from it within which its linearisation is trusted. */
export interface TrustRegion {
  readonly lines: readonly ChargeLine[];
  /** What each charged content may move by: this share of its window, or of itself where that is less [1]. */
  readonly radius: number;
}

/** What a content that is hardly charged is taken to be: this share of its window [1]; without a limit 10 ppm [kg/kg]. */
const LEAST_OF_WINDOW = 0.1;
const LEAST = 1e-5;
/** Least scale of a row [kg/kg]: 0.01 ppm. */
const ZERO_SCALE = 1e-8;

/**
 * Rows that keep the charged content of each element inside a trust region. A furnace sees a composition, not lots: one
 * step may exchange lots, while a trace to which the furnace responds sharply moves little.
 */
export function trustRegionRows(blend: Blend, { lines, radius }: TrustRegion): ExtraRow[] {
  const { problem, columns } = blend;
  const heat = problem.heats[0]!;
  const contents = problem.materials.map(({ composition }) => meanFractions(composition));
  const brings = (material: number, element: ElementSymbol): number =>
    ((contents[material]![element] ?? 0) * problem.materials[material]!.metalYield) / heat.mass_kg;
  return presentElements(problem).flatMap((element): ExtraRow[] => {
    if (element === heat.specification.balance) return [];
    const there = lines.reduce((sum, { material, mass_kg }) => sum + mass_kg * brings(material, element), 0);
    const scale = scaleOf(heat, element, there);
    const indices: number[] = [];
    const values: number[] = [];
    columns.forEach((column, j) => {
      if (column.kind !== 'charge') return;
      const value = (brings(column.material, element) * column.size) / scale;
      if (value < ROW_TOLERANCE) return;
      indices.push(j);
      values.push(value);
    });
    if (indices.length === 0) return [];
    const [lower, upper] = [there / scale - radius, there / scale + radius];
    return [{ name: `trust region ${element}`, lower, upper, indices, values }];
  });
}

/** What a content can move by without the furnace being another: its window, or itself where that is less [kg/kg]. */
function scaleOf({ specification }: HeatOrder, element: ElementSymbol, there: number): number {
  const { min = 0, max = 1 } = limitOf(specification, element) ?? {};
  if (max >= 1) return Math.max(there, LEAST);
  return Math.max(Math.min(max - min, there), LEAST_OF_WINDOW * (max - min), ZERO_SCALE);
}
