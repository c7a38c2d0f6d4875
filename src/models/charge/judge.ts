import { clopperPearsonLower } from '../../foundation/numerics/clopper-pearson.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { ContentDraws } from './content-draws.ts';
import { influenceOn } from './influence.ts';
import type { LimitRow } from './limit-row.ts';
import { type ChargeLine, type ChargeProblem, type HeatOrder, relativeOf } from './problem.ts';
import type { Linearised } from './refining.ts';

/** Refined contents [kg/kg] of some elements, by sample. */
export type Columns = ReadonlyMap<ElementSymbol, Float64Array>;

/** How often a heat meets its limits. */
export interface PassCount {
  readonly passes: number;
  readonly samples: number;
  /** Samples that break each side of each limit, those never broken left out, most often broken first. */
  readonly failures: readonly {
    readonly limit: LimitRow;
    readonly side: 'min' | 'max';
    readonly fails: number;
  }[];
}

/** Confidence of the Clopper-Pearson lower limit on a conformance probability [1]. */
export const LIMIT_CONFIDENCE = 0.95;

/** Lower limit of the conformance probability, with 95 % confidence if none is given [1]. */
export const lowerLimitOf = ({ passes, samples }: PassCount, confidence = LIMIT_CONFIDENCE): number =>
  clopperPearsonLower(passes, samples, confidence);

/** Relative excess over a limit that is put down to rounding: as when a plan is added up again by hand. */
const ROUNDING = 1e-6;

/** Counts the samples in which every limit holds. An element without a column counts as absent. */
export function judge(rows: readonly LimitRow[], columns: Columns, samples: number): PassCount {
  const { failed, failures } = judged(rows, columns, samples);
  const passes = failed.reduce((sum, one) => sum + 1 - one, 0);
  return { passes, samples, failures: [...failures].sort((a, b) => b.fails - a.fails) };
}

/** 1 for every sample that breaks a limit, else 0. */
export const failuresIn = (rows: readonly LimitRow[], columns: Columns, samples: number): Uint8Array =>
  judged(rows, columns, samples).failed;

function judged(
  rows: readonly LimitRow[],
  columns: Columns,
  samples: number,
): { readonly failed: Uint8Array; readonly failures: PassCount['failures'] } {
  const failed = new Uint8Array(samples);
  const failures: { limit: LimitRow; side: 'min' | 'max'; fails: number }[] = [];
  const total = new Float64Array(samples);
  for (const limit of rows) {
    total.fill(0);
    for (const element of limit.elements) {
      const column = columns.get(element);
      if (column) for (let s = 0; s < samples; s++) total[s] = total[s]! + column[s]!;
    }
    let high = 0;
    let low = 0;
    for (let s = 0; s < samples; s++) {
      const value = total[s]!;
      if (value > limit.max * (1 + ROUNDING)) high++;
      else if (value < limit.min * (1 - ROUNDING)) low++;
      else continue;
      failed[s] = 1;
    }
    if (high > 0) failures.push({ limit, side: 'max', fails: high });
    if (low > 0) failures.push({ limit, side: 'min', fails: low });
  }
  return { failed, failures };
}

/** What a charge becomes in the linearisation of its furnace. */
export interface LinearRun {
  readonly problem: ChargeProblem;
  readonly heat: HeatOrder;
  readonly lines: readonly ChargeLine[];
  readonly draws: ContentDraws;
  /** Relative standard deviation that the furnace adds to a refined content [1]. */
  readonly furnace: Readonly<Partial<Record<ElementSymbol, number>>>;
  /** Draws of the furnace, in place of normal ones. */
  readonly factors?: Linearised['factors'];
  /** Leaves contents below nothing as the line gives them: for means, which are linear only so. Default false. */
  readonly unclipped?: boolean;
}

/**
 * Refined contents [kg/kg] of `elements` by sample, contents of the lots, the furnace and late recoveries drawn. The
 * linearisation: planning bisects on it; the conformance check runs the real route.
 */
export function linearColumns(run: LinearRun, elements: Iterable<ElementSymbol>): Columns {
  return new Map([...elements].map((element) => [element, linearColumn(run, element)]));
}

function linearColumn(run: LinearRun, element: ElementSymbol): Float64Array {
  const { problem, heat, lines, draws, furnace, factors } = run;
  const column = new Float64Array(draws.samples).fill(heat.refining?.gained[element] ?? 0);
  // by relative standard deviation of their recovery: late additions
  const late = new Map<number, Float64Array>();
  for (const line of lines) {
    const material = problem.materials[line.material]!;
    for (const [other, kept] of influenceOn(heat, material, [element])) {
      if (kept === 0) continue;
      const to = material.recovery
        ? lateColumn(late, relativeOf(material.recovery[element]), draws.samples)
        : column;
      const share = (line.mass_kg * kept) / heat.mass_kg;
      const contents = draws.content(material, other);
      const weighed = draws.weighing(material, line);
      for (let s = 0; s < to.length; s++) to[s] = to[s]! + share * contents[s]! * (weighed ? weighed[s]! : 1);
    }
  }
  const drawn = factors?.[element];
  if (drawn) for (let s = 0; s < column.length; s++) column[s] = column[s]! * drawn[s % drawn.length]!;
  else scatter(column, furnace[element] ?? 0, () => draws.normal(`furnace:${element}`));
  for (const [relative, added] of late) {
    scatter(added, relative, () => draws.normal(`late:${element}`));
    for (let s = 0; s < column.length; s++) column[s] = column[s]! + added[s]!;
  }
  if (!run.unclipped) for (let s = 0; s < column.length; s++) column[s] = Math.max(0, column[s]!);
  return column;
}

function lateColumn(late: Map<number, Float64Array>, relative: number, samples: number): Float64Array {
  const known = late.get(relative) ?? new Float64Array(samples);
  late.set(relative, known);
  return known;
}

function scatter(column: Float64Array, relative: number, normals: () => Float64Array): void {
  if (relative === 0) return;
  const z = normals();
  for (let s = 0; s < column.length; s++) column[s] = column[s]! * Math.max(0, 1 + relative * z[s]!);
}
