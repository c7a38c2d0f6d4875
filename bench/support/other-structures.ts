import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { calibrateDocument } from '../../src/calculations/calibrate/calibrate.ts';
import type { Facts } from '../../src/calculations/facts.ts';
import { calibrationOn, type OtherFurnace } from '../../src/calculations/testing/other-furnace.ts';
import type { ElementSymbol } from '../../src/metal/alloy/element.ts';

/** Furnaces whose physics is not that of the models: see the docstring of `other-furnaces.py`. */
export const STRUCTURES = ['a', 'b', 'c', 'd'] as const;
export type Structure = (typeof STRUCTURES)[number];

/** Which furnaces are made; from heat `from` on (the first is 1) removal is slower and pick-up faster by `lasting`. */
export interface OtherOptions {
  readonly structure: Structure;
  readonly seed: number;
  readonly furnaces: number;
  readonly heats: number;
  readonly lasting?: { readonly factor: number; readonly from: number };
  /** Contents of the whole melt or of the part that samples are taken from; these differ in structure b. */
  readonly truth?: 'melt' | 'stirred';
}

/** Runs the program. Throws what `execFileSync` throws where there is no Python. */
export function otherFurnaces(options: OtherOptions): readonly OtherFurnace[] {
  const { structure, seed, furnaces, heats, lasting, truth = 'stirred' } = options;
  const given = { structure, seed, furnaces, heats, truth, samples: 3 };
  const change = lasting ? { lasting: lasting.factor, from: lasting.from } : {};
  const flags = Object.entries({ ...given, ...change }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ]);
  const program = join(import.meta.dirname, 'other-furnaces.py');
  const made = execFileSync('python3', [program, ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return (JSON.parse(made) as { furnaces: OtherFurnace[] }).furnaces;
}

/** What the next heat held, against what its furnace's first heats let expect [ppm]. */
export interface Foretold {
  readonly structure: Structure;
  readonly furnace: string;
  readonly heats: number;
  readonly element: ElementSymbol;
  readonly true_ppm: number;
  readonly mean_ppm: number;
  readonly p05_ppm: number;
  readonly p95_ppm: number;
}

/** One calibration of a furnace on its first heats. */
export interface Calibrated {
  readonly structure: Structure;
  readonly heats: number;
  readonly foretold: readonly Foretold[];
  readonly alarm: boolean;
  /** Place of the first heat that a chart signals on; undefined without one. */
  readonly signal: number | undefined;
}

/** Calibrates a furnace on its first `count` heats, and compares the next with what is foretold for it. */
export async function calibratedOn(
  structure: Structure,
  furnace: OtherFurnace,
  { count, facts }: { readonly count: number; readonly facts: Facts },
): Promise<Calibrated> {
  const { input, next } = calibrationOn(furnace, count);
  const out = await calibrateDocument(input, facts);
  const end_s = Math.max(...out.next.rows.map(({ at_s }) => at_s));
  const signalled = out.drift.charts.flatMap(({ signals }) => signals);
  const first = furnace.heats.findIndex(({ id }) => signalled.includes(id));
  return {
    structure,
    heats: count,
    foretold: out.next.rows
      .filter(({ at_s, element }) => at_s === end_s && next.true_end_ppm[element] !== undefined)
      .map(({ element, mean_ppm, p05_ppm, p95_ppm }) => ({
        structure,
        furnace: furnace.id,
        heats: count,
        element,
        true_ppm: next.true_end_ppm[element]!,
        mean_ppm,
        p05_ppm,
        p95_ppm,
      })),
    alarm: out.drift.alarm,
    signal: first < 0 ? undefined : first,
  };
}
