import { describe, expect, it } from 'vitest';
import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { simulateDocument } from './simulate.ts';

/** What a melter knows, asked of whole documents: central values and spreads of the models alone. */
const facts = dataFacts();
const traces = { Pb: 5, Zn: 10, Cd: 2, Cu: 50, Sn: 10, As: 5, Sb: 5 };
const singleCrystal = {
  mass_kg: 1000,
  composition_wtpct: { Cr: 7, Co: 7.5, Mo: 1.5, W: 5, Ta: 6.5, Re: 3, Al: 6.2, Hf: 0.15, C: 0.05 },
  composition_ppm: { O: 15, N: 8, S: 2, ...traces },
  balance: 'Ni',
};
const vim = (settings: object) => ({
  operation: 'vacuum-induction',
  settings: { temperature_K: 1798, pressure_Pa: 0.3, time_s: 7200, ...settings },
});
const run = (melt: object, ...route: object[]): Promise<SimulateOutput> =>
  simulateDocument({ melt, route, samples: 60, seed: 1, furnaceErrors: 'left-out' }, facts);
const ppm = ({ final }: SimulateOutput, element: string): number =>
  final[element as keyof typeof final]!.mean_ppm;

describe('a melter knows that', () => {
  it('Pb, Zn and Cd go, Sn, As and Sb stay, in vacuum induction', async () => {
    const output = await run(singleCrystal, vim({}));
    for (const element of ['Pb', 'Zn', 'Cd'] as const) {
      expect(ppm(output, element) / traces[element]).toBeLessThan(0.25);
    }
    for (const element of ['Sn', 'As', 'Sb'] as const) {
      expect(ppm(output, element) / traces[element]).toBeGreaterThan(0.9);
    }
  });

  it('copper all but stays in a large induction furnace and goes under the beam', async () => {
    const hour = await run(singleCrystal, vim({ time_s: 3600 }));
    expect(ppm(hour, 'Cu') / traces.Cu).toBeGreaterThan(0.85);
    const beam = await run(
      { ...singleCrystal, mass_kg: 1 },
      { operation: 'electron-beam', settings: { mode: 'button', temperature_K: 1900, time_s: 1800 } },
    );
    expect(ppm(beam, 'Cu') / traces.Cu).toBeLessThan(0.5);
  });

  it('an e-fold of copper costs about 10 % of the chromium, worked out from vapour pressures', async () => {
    const melt = { ...singleCrystal, mass_kg: 1 };
    const beam = { mode: 'button', temperature_K: 1900, time_s: 1800 };
    const output = await simulateDocument(
      { melt, route: [{ operation: 'electron-beam', settings: beam }], samples: 1 },
      facts,
    );
    const folds = Math.log(traces.Cu / ppm(output, 'Cu'));
    const chromium = 1 - ppm(output, 'Cr') / 7e4;
    expect(chromium / folds).toBeGreaterThan(0.05);
    expect(chromium / folds).toBeLessThan(0.15);
  });

  it('a low-Cr single-crystal virgin heat can reach O <= 5, N <= 3, S <= 2 ppm total', async () => {
    const output = await run(singleCrystal, vim({ lining: { material: 'CaO' } }), {
      operation: 'casting',
      settings: { filter: 'foam' },
    });
    expect(ppm(output, 'O')).toBeLessThan(5);
    expect(ppm(output, 'N')).toBeLessThan(3);
    expect(ppm(output, 'S')).toBeLessThan(2);
  });

  it.each([
    ['MgO', 6.2, 0.95, 1],
    ['CaO', 0, 0.97, 1.03],
    ['CaO', 6.2, 0, 0.5],
  ] as const)(
    'in %s with aluminium at %d in a hundred, %d to %d of the sulfur is left',
    async (material, Al, low, high) => {
      // Without hafnium, which would deoxidise the lime as aluminium does.
      const melt = {
        ...singleCrystal,
        mass_kg: 50,
        composition_wtpct: { Cr: 9, Co: 10, W: 5, Al, C: 0.03 },
        composition_ppm: { O: 15, N: 8, S: 20 },
      };
      const route = [vim({ lining: { material } })];
      const output = await simulateDocument({ melt, route, samples: 1 }, facts);
      expect(ppm(output, 'S') / 20).toBeGreaterThan(low);
      expect(ppm(output, 'S') / 20).toBeLessThan(high);
    },
  );

  it('yttria takes sulfur in spite of aluminium, and is not sure how fast', async () => {
    const melt = { ...singleCrystal, mass_kg: 1, composition_ppm: { O: 15, N: 8, S: 30 } };
    const settings = { lining: { material: 'Y2O3' }, pressure_Pa: 5e4, atmosphere: 'argon', time_s: 900 };
    const output = await simulateDocument({ melt, route: [vim(settings)], samples: 32 }, facts);
    const { p05_ppm, p95_ppm } = output.final.S!;
    expect(p95_ppm).toBeLessThan(29);
    expect(p95_ppm / p05_ppm).toBeGreaterThan(1.5);
  });

  it('half the pressure does not double every rate: not of lead, nor of manganese in good vacuum', async () => {
    const folds = async (pressure_Pa: number, element: 'Pb' | 'Mn'): Promise<number> => {
      const melt = {
        mass_kg: 20,
        composition_wtpct: { Cr: 20, Mn: 1 },
        composition_ppm: { Pb: 20, O: 10 },
        balance: 'Ni',
      };
      const route = [vim({ temperature_K: 1823, time_s: 900, pressure_Pa })];
      const output = await simulateDocument({ melt, route, samples: 1 }, facts);
      return Math.log((element === 'Pb' ? 20 : 1e4) / ppm(output, element));
    };
    expect((await folds(2, 'Pb')) / (await folds(4, 'Pb'))).toBeLessThan(1.01);
    expect((await folds(1, 'Mn')) / (await folds(2, 'Mn'))).toBeLessThan(1.05);
    expect((await folds(400, 'Mn')) / (await folds(800, 'Mn'))).toBeGreaterThan(1.3);
  });
});
