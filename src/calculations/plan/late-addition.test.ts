import { describe, expect, it } from 'vitest';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();

const MATERIALS = [
  { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 },
  { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 13 },
  {
    id: 'Mn late',
    composition_wtpct: { Mn: 100 },
    price_usd_per_kg: 3,
    recovery: { Mn: { mean: 0.93, sd: 0.01 } },
  },
];
/** Two vacuum melts with a beam between them: what is added to the second never sees the beam. */
const ROUTE = [
  { operation: 'vacuum-induction', fidelity: 'table' },
  { operation: 'electron-beam', fidelity: 'table' },
  { operation: 'vacuum-induction', settings: { time_s: 300, pressure_Pa: 50_000, atmosphere: 'argon' } },
];

describe('a late addition behind a beam', () => {
  it('is planned by what the steps after it leave, not by what the beam would: less than 1.1 kg Mn for 0.9 % in 100 kg', async () => {
    const output = await planDocument(
      {
        heats: [
          {
            id: 'H',
            target: {
              limits_wtpct: { Cr: { min: 18, max: 22 }, Mn: { min: 0.4, max: 0.9 } },
              residual_wtpct: null,
              mass_kg: 100,
            },
            route: [...ROUTE, { operation: 'vacuum-arc' }],
          },
        ],
        materials: MATERIALS,
        jointConfidence: 0.8,
        certificationSamples: 400,
      },
      facts,
      { solver: testSolver() },
    );
    expect(output.conflict).toEqual([]);
    const [heat] = output.heats;
    const manganese = heat!.charge.find(({ id }) => id === 'Mn late')!;
    // between the least content at full recovery and the largest at the stated one, with a tenth for what an arc melt takes
    expect(manganese.mass_kg).toBeGreaterThan(0.4);
    expect(manganese.mass_kg).toBeLessThan(1.1);
    expect(heat!.certificate).toMatchObject({ samples: 400 });
    // four standard deviations of a share of 0.8 in 400 draws are 0.08
    expect(heat!.certificate!.passRate).toBeGreaterThan(0.72);
  }, 60_000);
});
