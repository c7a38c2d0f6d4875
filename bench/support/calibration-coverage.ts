import { fitHeats, knownAt } from '../../src/calculations/calibrate/fit.ts';
import { heatToCome } from '../../src/calculations/calibrate/predict.ts';
import type { Facts } from '../../src/calculations/facts.ts';
import {
  drawTruth,
  syntheticDocument,
  syntheticHeat,
  type Truth,
} from '../../src/calculations/testing/synthetic-furnace.ts';
import { normalCdf } from '../../src/foundation/numerics/normal.ts';
import { studentTQuantile } from '../../src/foundation/numerics/student-t.ts';
import { summarise } from '../../src/metal/alloy/ensemble.ts';

const Z_95 = 1.6448536269514722;

/** Furnaces of one kind: how many heats and samples they are calibrated on, and what is wrong about the model of them. */
export interface CoverageCase {
  readonly what: string;
  readonly heats: number;
  readonly samples: number;
  readonly truth: (drawn: Truth) => Truth;
}

const asDrawn = (truth: Truth): Truth => truth;
/** Degrees of freedom of readings with heavy tails: a twentieth of them lies beyond 3.2 of the stated standard deviations. */
const TAILS = 3;

/** The model as it is, and furnaces that it is wrong about. */
export const COVERAGE_CASES: Readonly<Record<string, CoverageCase>> = {
  asked: { what: 'drawn from the priors', heats: 8, samples: 4, truth: asDrawn },
  few: { what: 'drawn from the priors, five heats of two samples', heats: 5, samples: 2, truth: asDrawn },
  many: {
    what: 'drawn from the priors, sixteen heats of six samples',
    heats: 16,
    samples: 6,
    truth: asDrawn,
  },
  twelve: {
    what: 'drawn from the priors, twelve heats of four samples',
    heats: 12,
    samples: 4,
    truth: asDrawn,
  },
  single: { what: 'drawn from the priors, eight heats of one sample', heats: 8, samples: 1, truth: asDrawn },
  away: {
    what: 'literature spreads too small by 1.5',
    heats: 8,
    samples: 4,
    truth: (drawn) => ({ ...drawn, z: drawn.z.map((z) => 1.5 * z) }),
  },
  tails: {
    what: `readings err by Student t of ${TAILS} times the stated spread`,
    heats: 8,
    samples: 4,
    truth: (drawn) => ({ ...drawn, error: (normal) => studentTQuantile(normalCdf(normal), TAILS) }),
  },
  understated: {
    what: 'the laboratory understates its spread by a half',
    heats: 8,
    samples: 4,
    truth: (drawn) => ({ ...drawn, error: (normal) => 2 * normal }),
  },
};

/** How often intervals held the truth, and how far it was from their middle. */
export interface Tally {
  hit: number;
  all: number;
  /** Sums of (truth - mean)/sd and of its square. */
  sum: number;
  square: number;
}

export interface Coverage {
  readonly parameters: Map<string, Tally>;
  readonly next: Map<string, Tally>;
  unconverged: number;
}

/** Furnaces `first` to `first + count` of a case: truth drawn, heats made from it, calibrated, and compared with it. */
export async function coverageOf(
  kind: CoverageCase,
  of: { readonly facts: Facts; readonly seed: string; readonly first: number; readonly count: number },
): Promise<Coverage> {
  const coverage: Coverage = { parameters: new Map(), next: new Map(), unconverged: 0 };
  for (let r = of.first; r < of.first + of.count; r++) {
    await once(kind, { ...of, truth: kind.truth(drawTruth(of.facts, `${of.seed}/${r}`)), coverage, r });
  }
  return coverage;
}

async function once(
  { heats: count, samples }: CoverageCase,
  of: { readonly facts: Facts; readonly truth: Truth; readonly coverage: Coverage; readonly r: number },
): Promise<void> {
  const { facts, truth, coverage } = of;
  const heats = Array.from({ length: count }, (_, h) => syntheticHeat(truth, h, { facts, samples }));
  const fit = await fitHeats(heats.map(({ heat }) => heat));
  if (!fit.converged) coverage.unconverged += 1;
  const { mean, covariance } = knownAt(fit, null);
  const p = fit.parameters.length;
  fit.parameters.forEach(({ name }, j) => {
    const at = truth.parameters.findIndex((one) => one.name === name);
    // what the models lack, these furnaces do not have either
    if (at < 0) return;
    const real = truth.z[at]!;
    const off = (real - mean[j]!) / Math.sqrt(covariance[j * p + j]!);
    tell(coverage.parameters, name, { hit: Math.abs(off) <= Z_95, off });
  });
  const document = syntheticDocument(count, { seed: truth.seed });
  const coming = syntheticHeat(truth, count, { facts, samples, document });
  const wanted = coming.heat.readings;
  const { contents, samples: members } = heatToCome(coming.heat, { fit, seed: of.r })(wanted);
  wanted.forEach(({ element }, r) => {
    const {
      mean: middle,
      p05,
      p95,
    } = summarise(Float64Array.from({ length: members }, (_, s) => contents[s * wanted.length + r]!));
    const real = coming.true_ppm[r]!;
    const off = (2 * Z_95 * (real - middle)) / Math.max(p95 - p05, 1e-12);
    tell(coverage.next, element, { hit: real >= p05 && real <= p95, off });
  });
}

function tell(tallies: Map<string, Tally>, name: string, { hit, off }: { hit: boolean; off: number }): void {
  const tally = tallies.get(name) ?? { hit: 0, all: 0, sum: 0, square: 0 };
  tally.all += 1;
  tally.hit += hit ? 1 : 0;
  tally.sum += off;
  tally.square += off * off;
  tallies.set(name, tally);
}

/** Lines of a tally: share that holds the truth, with the middle and the spread of where the truth lay in its band. */
export function coverageLines(what: string, tallies: ReadonlyMap<string, Tally>): string[] {
  const rows = [...tallies];
  const hit = rows.reduce((sum, [, one]) => sum + one.hit, 0);
  const all = rows.reduce((sum, [, one]) => sum + one.all, 0);
  const share = (of: number, from: number): string => `${((100 * of) / from).toFixed(1)} %`;
  return [
    `${what}: ${share(hit, all)} of ${all} hold the truth (target 90 +- 3 %)`,
    ...rows.map(([name, one]) => {
      const mean = one.sum / one.all;
      const sd = Math.sqrt(Math.max(0, one.square / one.all - mean * mean));
      return `  ${name.padEnd(30)} ${share(one.hit, one.all)} of ${one.all}; off by ${mean.toFixed(2)} +- ${sd.toFixed(2)} sd`;
    }),
  ];
}
