import { describe, expect, it } from 'vitest';
import { planOutputSchema } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: unknown) => planDocument(document, facts, { solver: testSolver() });

const RETURNS = {
  id: 'returns',
  composition_wtpct: { Cr: 20, La: 0.008, O: 0.0015, S: 0.0005 },
  balance: 'Ni',
  price_usd_per_kg: 8,
  available_kg: 600,
};
const late = (sd: number) => ({
  id: 'NiLa',
  composition_wtpct: { La: 20 },
  balance: 'Ni',
  price_usd_per_kg: 90,
  recovery: { La: { mean: 0.6, sd } },
});
const { La: _none, ...clean } = RETURNS.composition_wtpct;
/** Returns of an alloy without rare earth: all of it has to be added. */
const WITHOUT = { ...RETURNS, composition_wtpct: clean };
const materials = (sd: number) => [
  RETURNS,
  { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 },
  { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 13 },
  late(sd),
];
const ask = (rest: object = {}, sd = 0.06, returns: object = RETURNS) => ({
  heats: [
    {
      id: 'H',
      target: { limits_wtpct: { Cr: { min: 19, max: 21 }, La: { min: 0.005, max: 0.015 } }, mass_kg: 500 },
      rareEarth: {},
      ...rest,
    },
  ],
  materials: [returns, ...materials(sd).slice(1)],
});

describe('rare earths as an account', () => {
  it('keeps carry-over and late recovery apart, and shows the account', async () => {
    const output = await run(ask());
    expect(planOutputSchema.parse(output)).toEqual(output);
    expect(output.status).not.toBe('infeasible');
    const [lanthanum] = output.heats[0]!.rareEarth!;
    // exp(-6e-6 x 5/d x 3600) with d of a cylinder for 500 kg: 0.79; half of it free, half of the bound stays
    const diameter = ((4 * 500) / (Math.PI * 7400)) ** (1 / 3);
    const kept = Math.exp(-6e-6 * (5 / diameter) * 3600);
    expect(lanthanum!.carryOver!.mean).toBeCloseTo(0.5 * kept + 0.25, 9);
    expect(lanthanum!.late).toEqual({ mean: 0.6, sd: 0.06 });
    expect(lanthanum!.carryOver!.sd / lanthanum!.carryOver!.mean).not.toBeCloseTo(0.1, 2);
    const { carried, added, demand, final } = lanthanum!.account_ppm!;
    // RE2O3 and RES: 5.79 kg per kg of oxygen, 4.33 per kg of sulfur
    const share = output.heats[0]!.charge.find((line) => line.id === 'returns')!.mass_kg / 500;
    expect(carried).toBeCloseTo(80 * share, 6);
    expect(demand).toBeCloseTo((5.788 * 15 + 4.333 * 5) * share, 1);
    expect(final).toBeGreaterThan(50);
    expect(added).toBeGreaterThan(final);
    expect(lanthanum!.words[0]).toMatch(/^La: the charge brings \d+/);
    expect(lanthanum!.window).toMatchObject({ feasible: true, reach: expect.closeTo(0.5, 9) });
    expect(output.heats[0]!.certificate!.lowerLimit).toBeGreaterThanOrEqual(0.95);
    expect(output.heats[0]!.route!.rounds).toBeGreaterThanOrEqual(1);
  });

  it('are refused for too few draws with more of them as the cure: 200 of 200 show no more than 98.5 %', async () => {
    const few = { ...ask(), jointConfidence: 0.99, certificationSamples: 200 };
    const output = await run(few);
    expect(output.status).toBe('infeasible');
    expect(output.conflict.at(-1)!.cures[0]!.words).toMatch(
      /^raise certificationSamples: 200 draws are too few/,
    );
    expect((await run({ ...few, certificationSamples: 4000 })).status).not.toBe('infeasible');
  });

  it('are refused in words that say what was searched: 50 to 100 ppm from a recovery known to 50 %', async () => {
    const target = {
      limits_wtpct: { Cr: { min: 19, max: 21 }, La: { min: 0.005, max: 0.01 } },
      mass_kg: 500,
    };
    const output = await run(ask({ target }, 0.3));
    expect(output.status).toBe('infeasible');
    expect(output.conflict.at(-1)!.words).toMatch(
      /La 50 ppm to 100 ppm.*\. This was searched through the furnace model, not proven\. The surest charge found has conformance probability [\d.]+ %$/,
    );
  });

  it('stands in place of the furnace of a route, and plan and simulation agree', async () => {
    const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
    const output = await run(ask({ route }));
    expect(output.heats[0]!.route!.disagreement).toBeLessThan(1e-3);
    expect(output.heats[0]!.certificate!.lowerLimit).toBeGreaterThanOrEqual(0.95);
    // the furnace takes oxygen away first: less is left to eat lanthanum
    const bare = await run(ask());
    const demand = (one: typeof bare) => one.heats[0]!.rareEarth![0]!.account_ppm!.demand;
    expect(demand(output)).toBeLessThan(demand(bare));
  });

  it('is kept by a kinetic route itself, reached through the port: wall and oxides take what the returns bring', async () => {
    const { rareEarth: _none, ...heat } = ask().heats[0]!;
    const limits_wtpct = { Cr: { min: 19, max: 21 }, La: { min: 0.005, max: 0.02 }, O: {} };
    const route = [
      { operation: 'vacuum-induction', settings: { time_s: 1800, lining: { material: 'Al2O3' } } },
    ];
    const output = await run({
      heats: [{ ...heat, target: { limits_wtpct, mass_kg: 500 }, route }],
      materials: materials(0.06),
      certificationSamples: 400,
      jointConfidence: 0.95,
    });
    const { composition_wtpct, rareEarth, certificate } = output.heats[0]!;
    expect(certificate!.passRate).toBeGreaterThan(0.95);
    expect(output.heats[0]!.route!.disagreement).toBeLessThan(5e-3);
    // no account in the document: the furnace's own numbers, and the check of the window
    expect(rareEarth![0]).toMatchObject({ account_ppm: null, window: { feasible: true } });
    expect(composition_wtpct.refined.La!).toBeLessThan(0.75 * composition_wtpct.charged.La!);
  });

  it('adds more over a worse lining and a longer time', async () => {
    const nila = async (rareEarth: object): Promise<number> => {
      const output = await run(ask({ rareEarth }));
      return output.heats[0]!.charge.find((line) => line.id === 'NiLa')!.mass_kg;
    };
    // free lanthanum beyond what oxygen takes: only then does the wall have something to eat
    const free = { La: { perOxygen: 0.5, perSulfur: 0.5 } };
    const yttria = await nila({ lining: 'Y2O3', elements: free });
    const silica = await nila({ lining: 'SiO2', elements: free });
    const longer = await nila({ lining: 'Y2O3', time_s: 20_000, elements: free });
    expect(silica).toBeGreaterThan(yttria * 1.02);
    expect(longer).toBeGreaterThan(yttria * 1.02);
  });

  it('says with numbers that no charge hits a window, and what would help', async () => {
    const output = await run(ask({}, 0.24, WITHOUT));
    expect(output.status).toBe('infeasible');
    const [first] = output.conflict;
    expect(first!.words).toMatch(
      /^La: its recovery is not known well enough to meet 50 ppm to 150 ppm: z cv = 1.96 x 40 % = 0\.784, \(U - L\)\/\(U \+ L\) = 0\.5$/,
    );
    const cures = first!.cures.map((cure) => cure.words);
    expect(cures[0]).toMatch(/know the recovery of La to 25.5 % instead of/);
    expect(cures[1]).toMatch(/widen the window of La to 50 ppm to /);
    expect(cures[2]).toMatch(/bath sample/);
  });

  it('corrects after a sample what the recovery alone cannot hit', async () => {
    const recourse = { method: 'ICP-OES', corrections: 2, furnaceRoom_kg: 20, confidence: 0.95 };
    const output = await run(ask({ recourse }, 0.18, WITHOUT));
    expect(output.status).toBe('feasible');
    expect(output.heats[0]!.recourse!.cost.withoutRecourse_usd).toBeNull();
    expect(output.heats[0]!.certificate!.lowerLimit).toBeGreaterThanOrEqual(0.95);
  });

  it('aims the master heat above the part by what remelting and mould take', async () => {
    const target = (part: object) => ({
      limits_wtpct: { Cr: { min: 19, max: 21 }, La: { min: 0.005, max: 0.02 } },
      mass_kg: 500,
      part,
    });
    const stated = await run(
      ask({
        target: target({
          aim_wtpct: { La: 0.008 },
          remeltLoss_wtpct: { La: 0.003 },
          mouldLoss_wtpct: { La: 0.001 },
        }),
      }),
    );
    expect(stated.heats[0]!.aim!.contents).toEqual([
      { element: 'La', aim_wtpct: expect.closeTo(0.012, 9), planned_wtpct: expect.any(Number) },
    ]);
    const fromTables = await run(ask({ target: target({ aim_wtpct: { La: 0.008 } }) }));
    // 8 % stay in the mould, 30 % in remelting: tables of casting and vacuum induction
    expect(fromTables.heats[0]!.aim!.contents[0]!.aim_wtpct).toBeCloseTo(0.008 / 0.92 / 0.7, 6);
    const beyond = await run(ask({ target: target({ aim_wtpct: { La: 0.019 } }) })).catch(
      (error: unknown) => error,
    );
    expect(beyond).toBeInstanceOf(InputError);
    expect((beyond as InputError).details[0]!.path).toBe('heats[0].target.aim_wtpct.La');
  });
});
