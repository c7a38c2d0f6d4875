import { describe, expect, it } from 'vitest';
import { planConfirmed } from './confident/confirmed-plan.ts';
import type { ChargeMaterial, ChargeProblem } from './problem.ts';
import { type RareEarthAccount, rareEarthLeft, withRareEarths } from './rare-earth.ts';
import { windowCheck } from './rare-earth-window.ts';
import { heat, material, specification } from './testing/problems.ts';
import { testSolver } from './testing/solver.ts';

const account = (rest: Partial<RareEarthAccount> = {}): RareEarthAccount => ({
  element: 'La',
  free: { mean: 0.5, spread: 0 },
  kept: { mean: 0.8, spread: 0 },
  boundKept: 0.4,
  perOxygen: 5.8,
  perSulfur: 4.3,
  late: { mean: 0.6, spread: 0.05 },
  ...rest,
});
const left = (meeting: Parameters<typeof rareEarthLeft>[1], of = account()) =>
  rareEarthLeft(of, meeting, { free: of.free.mean, kept: of.kept.mean, late: of.late!.mean }) * 1e6;

describe('the account of a rare earth', () => {
  it('adds up by hand on both sides of the bend', () => {
    // 200 ppm carried, 100 free; 5 ppm O and 2 ppm S take 37.6; 0.8 of the rest, and 0.4 of the bound 100
    const over = { carried: 200e-6, taken: 30e-6, oxygen: 5e-6, sulfur: 2e-6 };
    expect(left(over)).toBeCloseTo(0.8 * (100 - 37.6) + 30 + 0.4 * 100, 9);
    // 40 ppm carried: 17.6 ppm of the demand fall on the addition, at its recovery of 0.6
    expect(left({ ...over, carried: 40e-6 })).toBeCloseTo(30 - 0.6 * 17.6 + 0.4 * 20, 9);
    // more than both: only the bound is left
    expect(left({ ...over, carried: 40e-6, taken: 5e-6 })).toBeCloseTo(8, 9);
  });

  it('never rises with oxygen or sulfur and never falls with what is added', () => {
    for (let ppm = 0; ppm < 60; ppm += 5) {
      const at = { carried: 150e-6, taken: 40e-6, oxygen: ppm * 1e-6, sulfur: 3e-6 };
      expect(left({ ...at, oxygen: at.oxygen + 1e-6 })).toBeLessThanOrEqual(left(at) + 1e-12);
      expect(left({ ...at, sulfur: at.sulfur + 1e-6 })).toBeLessThanOrEqual(left(at) + 1e-12);
      expect(left({ ...at, taken: at.taken + 1e-6 })).toBeGreaterThanOrEqual(left(at) - 1e-12);
    }
  });

  it('is linear on each side: slopes, what oxygen takes and the rest reproduce the account', () => {
    const refining = withRareEarths(null, [account()]);
    for (const carried of [300e-6, 20e-6]) {
      const composition = { La: carried, O: 10e-6, S: 5e-6, Ni: 1 };
      const linear = refining.linearise({ id: 'bath' }, composition);
      const taken = 100e-6;
      const predicted =
        linear.retained.La! * carried +
        linear.cross!.La!.O! * composition.O +
        linear.cross!.La!.S! * composition.S +
        linear.gained.La! +
        taken;
      expect(predicted * 1e6).toBeCloseTo(left({ carried, taken, oxygen: 10e-6, sulfur: 5e-6 }), 9);
    }
  });

  it('plans dirty returns with more lanthanum than clean ones, and a conformance check confirms it', async () => {
    const late: ChargeMaterial = material(
      'NiLa',
      { La: 20 },
      { balance: 'Ni', price_usd_per_kg: 90, recovery: { La: { mean: 0.6, spread: 0.05 } } },
    );
    const plan = (oxygen_wtpct: number) => {
      const problem: ChargeProblem = {
        materials: [
          material(
            'returns',
            { Cr: 20, La: 0.005, O: oxygen_wtpct, S: 0.0005 },
            { balance: 'Ni', price_usd_per_kg: 8, available_kg: 600 },
          ),
          material('Ni', { Ni: 100 }, { price_usd_per_kg: 15 }),
          material('Cr', { Cr: 100 }, { price_usd_per_kg: 13 }),
          late,
        ],
        heats: [heat(specification({ Cr: [19, 21], La: [0.005, 0.02] }, { balance: 'Ni' }))],
      };
      return planConfirmed(problem, {
        solver: testSolver(),
        timeLimit_s: 10,
        jointConfidence: 0.95,
        seed: 1,
        checkSamples: 4000,
        refining: withRareEarths(null, [
          account({ kept: { mean: 0.8, spread: 0.1 }, free: { mean: 0.5, spread: 0.1 } }),
        ]),
        options: [{ id: 'bath' }],
      });
    };
    const [clean, dirty] = [await plan(0.0005), await plan(0.003)];
    for (const one of [clean, dirty]) expect(one.conformance!.lowerLimit).toBeGreaterThanOrEqual(0.95);
    const nila = (one: typeof clean) =>
      one.solution.lines.find((line) => one.problem.materials[line.material]!.id === 'NiLa')!.mass_kg;
    // 25 ppm more oxygen in 600 kg want 87 g of lanthanum more: 0.44 kg of 20 % alloy, its recovery cancels
    expect(nila(dirty) - nila(clean)).toBeGreaterThan(0.3);
    expect(nila(dirty) - nila(clean)).toBeLessThan(0.55);
  });
});

describe('a window and the recovery that has to hit it', () => {
  const window = { min: 50e-6, max: 150e-6 };
  it('takes a scatter of 25 % and no more for 50 to 150 ppm at 95 %', () => {
    const at = (cv: number) => windowCheck(window, [{ mean: 0.6, spread: 0.6 * cv }], 0.95)!;
    expect(at(0.25).feasible).toBe(true);
    expect(at(0.26).feasible).toBe(false);
    expect(at(0.35)).toMatchObject({
      z: expect.closeTo(1.96, 3),
      reach: 0.5,
      neededCv: expect.closeTo(0.255, 3),
    });
    // wide enough again on either side
    const { widerMax, widerMin } = at(0.35);
    for (const wider of [
      { ...window, max: widerMax },
      { ...window, min: widerMin },
    ])
      expect(windowCheck(wider, [{ mean: 0.6, spread: 0.21 }], 0.95)!.reach).toBeCloseTo(1.96 * 0.35, 3);
  });

  it('mixes sources that err independently, and says nothing of a one-sided window', () => {
    const both = windowCheck(
      window,
      [
        { mean: 0.6, spread: 0.6 * 0.3 },
        { mean: 0.4, spread: 0.4 * 0.4 },
      ],
      0.95,
    )!;
    expect(both.cv).toBeCloseTo(0.24, 9);
    expect(both.feasible).toBe(true);
    expect(windowCheck({ min: 0, max: 1e-4 }, [{ mean: 1, spread: 0.9 }], 0.95)).toBeNull();
  });
});
