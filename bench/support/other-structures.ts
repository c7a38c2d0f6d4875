import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { calibrateDocument } from '../../src/calculations/calibrate/calibrate.ts';
import type { Facts } from '../../src/calculations/facts.ts';
import type { CalibrateInput, RecordedHeatInput } from '../../src/documents/heats/calibrate.ts';
import type { ElementSymbol } from '../../src/metal/alloy/element.ts';

/** Furnaces whose physics is not that of the models: see the docstring of `other-furnaces.py`. */
export const STRUCTURES = ['a', 'b', 'c', 'd'] as const;
export type Structure = (typeof STRUCTURES)[number];

type Contents = Readonly<Partial<Record<ElementSymbol, number>>>;

/** A heat as the program writes it: what the plant knows of it, and what the melt really held at its end [ppm]. */
interface OtherHeat {
  readonly id: string;
  readonly mass_kg: number;
  readonly charged_ppm: Contents;
  readonly charged_sd_ppm: Contents;
  readonly time_s: number;
  readonly temperature_K: number;
  readonly pressure_Pa: number;
  readonly leak_Pa_m3_per_s: number;
  readonly heatsSinceReline: number;
  readonly samples: readonly {
    readonly id: string;
    readonly at_s: number;
    readonly ppm: Contents;
    readonly sd_ppm: Contents;
    readonly below_ppm: Contents;
  }[];
  readonly true_end_ppm: Contents;
}

export interface OtherFurnace {
  readonly id: string;
  readonly heats: readonly OtherHeat[];
}

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

/** A heat as a plant records it. */
export function recordedOther(heat: OtherHeat): RecordedHeatInput {
  return {
    id: heat.id,
    melt: {
      mass_kg: heat.mass_kg,
      composition_wtpct: { Cr: 19, Fe: 18, Nb: 5, Mo: 3, Ti: 0.9, Al: 0.5, C: 0.04 },
      composition_ppm: { ...heat.charged_ppm },
      sd_ppm: { ...heat.charged_sd_ppm },
      balance: 'Ni',
    },
    route: [
      {
        operation: 'vacuum-induction',
        settings: {
          time_s: heat.time_s,
          temperature_K: heat.temperature_K,
          pressure_Pa: heat.pressure_Pa,
          leak_Pa_m3_per_s: heat.leak_Pa_m3_per_s,
          lining: { material: 'MgO', heatsSinceReline: heat.heatsSinceReline },
        },
      },
    ],
    samples: heat.samples.map(({ id, at_s, ppm, sd_ppm, below_ppm }) => ({
      id,
      at_s,
      composition_ppm: { ...ppm },
      sd_ppm: { ...sd_ppm },
      below_ppm: { ...below_ppm },
    })),
  };
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
  const next = furnace.heats[count] ?? furnace.heats.at(-1)!;
  const { samples: _, id: __, ...coming } = recordedOther(next);
  const input: CalibrateInput = {
    furnace: furnace.id,
    heats: furnace.heats
      .slice(0, count)
      .map((heat) => recordedOther(heat) as CalibrateInput['heats'][number]),
    next: coming as NonNullable<CalibrateInput['next']>,
  };
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
