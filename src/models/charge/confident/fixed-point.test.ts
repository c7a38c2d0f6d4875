import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../foundation/errors.ts';
import { streamKey, uniform } from '../../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { ChargeMaterial, ChargeProblem } from '../problem.ts';
import { type RareEarthAccount, withRareEarths } from '../rare-earth.ts';
import type { Refining } from '../refining.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { testSolver } from '../testing/solver.ts';
import { planConfirmed } from './confirmed-plan.ts';
import { looksAt } from './looks.ts';

/** A bath that bends: what oxygen and sulfur leave of the lanthanum of returns. */
const ACCOUNT: RareEarthAccount = {
  element: 'La',
  free: { mean: 0.7, spread: 0.15 },
  kept: { mean: 0.8, spread: 0.1 },
  boundKept: 0.1,
  perOxygen: 5.79,
  perSulfur: 4.33,
  late: null,
};

/** Returns that bring lanthanum and what takes it, so that the cheapest heat lies near the bend. */
function bendingYard(seed: number): { problem: ChargeProblem; jointConfidence: number } {
  const key = streamKey(seed, 'bending yard');
  let n = 0;
  const between = (a: number, b: number): number => a + (b - a) * uniform(key, n++);
  const uncertain = (one: ChargeMaterial, relative: number): ChargeMaterial => ({
    ...one,
    composition: {
      ...one.composition,
      contents: Object.fromEntries(
        Object.entries(one.composition.contents).map(([element, content]) => [
          element,
          element === 'Cr'
            ? content
            : { ...content, spread: relative * content.mean, law: 'lognormal' as const },
        ]),
      ),
    },
  });
  const lots = Array.from({ length: 5 }, (_, i) =>
    uncertain(
      material(
        `lot ${i}`,
        { Cr: between(17, 23), La: between(0, 0.05), O: between(0.0005, 0.006), S: between(0.0002, 0.003) },
        { balance: 'Ni', price_usd_per_kg: between(5, 11), available_kg: between(200, 700) },
      ),
      between(0.1, 0.4),
    ),
  );
  return {
    problem: {
      materials: [
        ...lots,
        material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
        material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 }),
      ],
      heats: [
        heat(
          specification(
            {
              Cr: [19, 21],
              La: [uniform(key, n++) < 0.5 ? 0.001 : null, between(0.003, 0.012)],
              O: [null, between(0.002, 0.005)],
              S: [null, between(0.001, 0.002)],
            },
            { balance: 'Ni' },
          ),
        ),
      ],
    },
    jointConfidence: uniform(key, n++) < 0.5 ? 0.9 : 0.95,
  };
}

type Yard = ReturnType<typeof bendingYard>;

const planYard = (
  { problem, jointConfidence }: Yard,
  more: Partial<Parameters<typeof planConfirmed>[1]> = {},
) => {
  const search = {
    solver: testSolver(),
    timeLimit_s: 10,
    seed: 1,
    checkSamples: 2000,
    refining: withRareEarths(null, [ACCOUNT]),
    options: [{ id: 'bath' }],
  };
  return planConfirmed(problem, { ...search, jointConfidence, ...more });
};

/** The plan of a yard through a furnace whose draws cost none, and its draws; made once for all tests. */
function countedPlan(seed: number) {
  const known = plans.get(seed) ?? madePlan(seed);
  plans.set(seed, known);
  return known;
}
const plans = new Map<number, ReturnType<typeof madePlan>>();

async function madePlan(seed: number) {
  const { drawn, refining } = countedBath(false);
  return { plan: await planYard(bendingYard(seed), { refining }), drawn };
}

const planned = async (seed: number): ReturnType<typeof planYard> => (await countedPlan(seed)).plan;

function widened({ problem, jointConfidence }: Yard, element: ElementSymbol): Yard {
  const [order] = problem.heats;
  const { specification: of } = order!;
  const limits = { ...of.limits, [element]: { ...of.limits[element], max: 1.2 * of.limits[element]!.max! } };
  return { jointConfidence, problem: { ...problem, heats: [heat({ ...of, limits })] } };
}

/** The bath again, its draws counted by branch; as a furnace whose draws cost time, or as one whose draws cost none. */
function countedBath(isSimulated: boolean) {
  const drawn = { planning: 0, certification: 0 };
  const bath = withRareEarths(null, [ACCOUNT]);
  const refining: Refining = {
    ...bath,
    isSimulated: () => isSimulated,
    sample: (ensemble, option, draws) => {
      drawn[draws.branch === 'planning' ? 'planning' : 'certification'] += ensemble.charge.samples;
      return bath.sample(ensemble, option, draws);
    },
  };
  return { drawn, refining };
}

/** Yards planned: as many as `npm run long` takes, and the first of them in every run. */
const [YARDS, LOOSENED, COMPARED] = process.env.REMELT_LONG === '1' ? [40, 20, 8] : [4, 2, 4];

describe('a plan through a furnace whose draws cost time', () => {
  it(`costs no more than one of all draws by chance alone, and its certificate is decided at a look: ${COMPARED} yards`, async () => {
    const drawn = { cheap: 0, dear: 0 };
    const dearer: number[] = [];
    for (let seed = 1; seed <= COMPARED; seed++) {
      const yard = bendingYard(seed);
      const { plan: all, drawn: cheap } = await countedPlan(seed);
      const dear = countedBath(true);
      const few = await planYard(yard, { refining: dear.refining });
      drawn.cheap += cheap.planning;
      drawn.dear += dear.drawn.planning;
      expect(few.solution.cost_usd === null, `seed ${seed}`).toBe(all.solution.cost_usd === null);
      if (few.solution.cost_usd === null) continue;
      dearer.push(few.solution.cost_usd / all.solution.cost_usd! - 1);
      expect(all.conformance!.samples, `seed ${seed}`).toBe(2000);
      const at = looksAt(2000).map(({ samples }) => samples);
      expect(at, `seed ${seed}`).toContain(few.conformance!.samples);
      expect(few.conformance!.lowerLimit, `seed ${seed}`).toBeGreaterThanOrEqual(yard.jointConfidence);
    }
    // with another seed the same yards cost up to 5 % more or less, 0.9 % on average
    expect(dearer.reduce((sum, one) => sum + one, 0) / dearer.length).toBeLessThan(5e-3);
    expect(drawn.dear).toBeLessThan(0.7 * drawn.cheap);
  });

  it('can be stopped between two parts of a check, and says the best charge so far', async () => {
    const { refining } = countedBath(true);
    const seen: string[] = [];
    const stopped = planYard(bendingYard(1), {
      refining,
      onProgress: (_, words) => void seen.push(words),
      pause: async () => {
        if (seen.some((words) => words.startsWith('best so far'))) throw new CancelledError();
      },
    });
    await expect(stopped).rejects.toThrow(
      /^stopped while .* best so far [\d,.]+ USD, not checked yet, none below [\d,.]+ USD, .* % of drawn heats pass/,
    );
    await expect(stopped).rejects.toMatchObject({
      code: 'cancelled',
      details: expect.arrayContaining([expect.objectContaining({ unit: 'kg' })]),
    });
  });
});

describe('a plan through a furnace that bends', () => {
  it(`is confirmed or none, and proven only where linearisation and furnace agree: ${YARDS} yards`, async () => {
    let found = 0;
    for (let seed = 1; seed <= YARDS; seed++) {
      const { solution, conformance, agreement } = await planned(seed);
      const { jointConfidence } = bendingYard(seed);
      if (solution.cost_usd === null) {
        expect([seed, solution.status, solution.lines.length, conformance]).toEqual([
          seed,
          'infeasible',
          0,
          null,
        ]);
        continue;
      }
      found++;
      expect(conformance!.lowerLimit, `seed ${seed}`).toBeGreaterThanOrEqual(jointConfidence);
      if (solution.status === 'optimal')
        expect(agreement!.disagreement, `seed ${seed}`).toBeLessThanOrEqual(0.01);
    }
    expect(found).toBeGreaterThanOrEqual(YARDS / 2);
  });

  it(`is not lost by a lot more, a wider limit or less confidence: ${LOOSENED} yards`, async () => {
    const extra = material(
      'extra',
      { Cr: 20, La: 0.02, O: 0.001, S: 0.0005 },
      { balance: 'Ni', price_usd_per_kg: 9, available_kg: 300 },
    );
    let found = 0;
    for (let seed = 1; seed <= LOOSENED; seed++) {
      const yard = bendingYard(seed);
      if ((await planned(seed)).solution.cost_usd === null) continue;
      found++;
      const looser: Record<string, Yard> = {
        lot: { ...yard, problem: { ...yard.problem, materials: [extra, ...yard.problem.materials] } },
        sulfur: widened(yard, 'S'),
        oxygen: widened(yard, 'O'),
        lanthanum: widened(yard, 'La'),
        confidence: { ...yard, jointConfidence: yard.jointConfidence - 0.05 },
      };
      for (const [name, one] of Object.entries(looser))
        expect((await planYard(one)).solution.cost_usd, `seed ${seed}, ${name}`).not.toBeNull();
    }
    expect(found).toBeGreaterThanOrEqual(LOOSENED / 2);
  });

  it('is not lost in a large yard whose first linearisation shows no charge: 300 lots more that no one wants', async () => {
    const unwanted = Array.from({ length: 300 }, (_, i) =>
      material(`dear ${i}`, { Cr: 50 }, { balance: 'Ni', price_usd_per_kg: 40 + i, available_kg: 100 }),
    );
    for (const seed of [15, 19]) {
      const yard = bendingYard(seed);
      const { problem } = yard;
      const large = { ...yard, problem: { ...problem, materials: [...problem.materials, ...unwanted] } };
      const { solution } = await planYard(large);
      expect(solution.cost_usd, `seed ${seed}`).not.toBeNull();
    }
  });
});
