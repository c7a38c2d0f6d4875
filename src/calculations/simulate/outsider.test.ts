import { describe, expect, it } from 'vitest';
import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import { InputError, ValidityError } from '../../foundation/errors.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { simulateDocument } from './simulate.ts';

/**
 * Documents as somebody writes them who wants to repeat a published experiment and has read the format alone. Nothing is known
 * of the answer but what no answer may break: finite, not negative, contents that fill the metal, no more of an element than
 * there was, time that runs on, floors that a metal can hold.
 */
const facts = dataFacts();
const IN718 = { Cr: 18.5, Fe: 18, Nb: 5.2, Mo: 3.05, Ti: 0.95, Al: 0.5, C: 0.03, Mn: 0.1, Cu: 0.08 };
const DD5 = { Cr: 7, Co: 7.5, Mo: 1.5, W: 5, Re: 3, Ta: 6.5, Al: 6.2, Hf: 0.15, C: 0.05 };
const gases = { O: 20, N: 60, S: 15 };
const melt = (
  mass_kg: number,
  composition_wtpct: object = {},
  composition_ppm: object = gases,
  balance = 'Ni',
) => ({ mass_kg, composition_wtpct, composition_ppm, balance });
const vim = (settings: object, additions: object[] = []) => ({
  operation: 'vacuum-induction',
  settings,
  additions,
});
const beam = (settings: object) => ({ operation: 'electron-beam', settings });
const slag = (settings: object) => ({ operation: 'electroslag', settings });
const arc = (settings: object) => ({ operation: 'vacuum-arc', settings });

const DOCUMENTS: readonly (readonly [string, object])[] = [
  [
    'zinc out of iron at 1 atm',
    {
      melt: melt(1, {}, { Zn: 500, C: 30, O: 50 }, 'Fe'),
      route: [vim({ temperature_K: 1873, pressure_Pa: 101325, atmosphere: 'argon', time_s: 1200 })],
      at_s: [0, 300, 600],
    },
  ],
  [
    'lead out of copper',
    {
      melt: melt(1, { Pb: 0.5 }, { O: 100 }, 'Cu'),
      route: [
        vim({ temperature_K: 1473, pressure_Pa: 100, areaToVolume_per_m: 20, lining: { material: 'Al2O3' } }),
      ],
    },
  ],
  [
    'nickel with carbon and oxygen',
    {
      melt: melt(2, {}, { C: 500, O: 200, S: 10 }),
      route: [vim({ temperature_K: 1823, pressure_Pa: 10, lining: { material: 'Al2O3' } })],
      at_s: [60, 300],
    },
  ],
  [
    'IN718 returns, limits and spreads given',
    {
      melt: {
        ...melt(500, IN718, { ...gases, Pb: 5, Mg: 10 }),
        sd_ppm: { O: 10, N: 15 },
        below_ppm: { Ag: 1, Te: 0.5 },
      },
      route: [vim({ time_s: 7200, pressure_Pa: 1, lining: { material: 'MgO' } })],
    },
  ],
  [
    'yttrium into DD5 under argon',
    {
      melt: melt(1, DD5, { O: 8, N: 5, S: 5 }),
      route: [
        vim(
          {
            temperature_K: 1823,
            time_s: 1200,
            atmosphere: 'argon',
            pressure_Pa: 30000,
            lining: { material: 'Y2O3' },
          },
          [{ composition_wtpct: { Y: 100 }, wtpct: 0.1, at_s: 300 }],
        ),
      ],
      at_s: [300, 420, 600],
    },
  ],
  [
    'nickel-lanthanum of the yard into vacuum',
    {
      melt: melt(100, DD5, { O: 10, N: 6, S: 5 }),
      route: [vim({ time_s: 3600 }, [{ material: 'NiLa', wtpct: 0.5, at_s: 3000 }])],
    },
  ],
  [
    'lime and aluminium',
    {
      melt: melt(0.5, { Al: 1, Cr: 10 }, { S: 200, O: 20 }),
      route: [
        vim({ temperature_K: 1873, time_s: 1800, lining: { material: 'CaO', wallToVolume_per_m: 80 } }),
      ],
    },
  ],
  [
    'a button of a superalloy',
    {
      melt: melt(1, IN718, { ...gases, Pb: 3 }),
      route: [
        beam({ mode: 'button', power_W: { at_s: [0, 600, 1800], value: [8000, 9000, 8000] }, time_s: 1800 }),
      ],
      at_s: [300, 900],
    },
  ],
  [
    'a hearth and a drip furnace',
    {
      melt: melt(100, DD5),
      route: [
        beam({ mode: 'hearth', power_W: 250_000, meltRate_kg_per_h: 100, surfaceArea_m2: 0.15 }),
        beam({ mode: 'drip', meltRate_kg_per_h: 60 }),
      ],
    },
  ],
  [
    'Ti-6Al-4V under a beam',
    {
      melt: melt(1000, { Al: 6.4, V: 4, Fe: 0.2, O: 0.18 }, {}, 'Ti'),
      route: [beam({ mode: 'hearth', temperature_K: 2150, meltRate_kg_per_h: 500 })],
    },
  ],
  [
    'electroslag with titania, ceria and lanthana',
    {
      melt: melt(500, { ...IN718, La: 0.02 }),
      route: [
        slag({ slag_wtpct: { CaF2: 50, CaO: 20, Al2O3: 20, TiO2: 10 }, mould_diameter_m: 0.45 }),
        slag({ slag_wtpct: { CaF2: 45, CaO: 20, Al2O3: 10, CeO2: 25 } }),
        slag({ slag_wtpct: { CaF2: 55, CaO: 20, Al2O3: 10, La2O3: 15 }, atmosphere: 'air' }),
      ],
    },
  ],
  [
    'melt rates that fall towards the end',
    {
      melt: melt(500, IN718),
      route: [
        slag({ meltRate_kg_per_h: { at_s: [0, 3000, 6000], value: [350, 300, 150] } }),
        arc({
          meltRate_kg_per_h: { at_s: [0, 3000], value: [300, 200] },
          pressure_Pa: { at_s: [0, 600], value: [5, 0.5] },
        }),
        beam({ mode: 'drip', meltRate_kg_per_h: { at_s: [0, 1800], value: [60, 120] } }),
      ],
    },
  ],
  [
    'IN718 in a vacuum arc, turned',
    {
      melt: melt(2000, IN718, { ...gases, Mg: 20, Pb: 1 }),
      route: [arc({ meltRate_kg_per_h: 240, mould_diameter_m: 0.508, turned_m: 0.005 })],
    },
  ],
  [
    'oily turnings, washed and melted',
    {
      melt: melt(300, IN718),
      route: [
        {
          operation: 'cleaning',
          settings: {
            bath: 'alkali',
            time_s: 900,
            chipThickness_m: 1e-4,
            oil_kg_per_kg: 0.02,
            oxideFilm_m: 5e-9,
          },
        },
        vim({
          meltdown_s: 1200,
          chargeOxide_kg_per_kg: 2e-5,
          lining: { material: 'MgO', looseFilm_kg_per_m2: 0.02 },
        }),
        { operation: 'casting', settings: { filter: 'foam' } },
      ],
    },
  ],
  [
    'fifty grams through four furnaces',
    {
      melt: melt(0.05, IN718),
      route: [
        vim({ temperature_K: 1823, time_s: 1800 }),
        beam({ power_W: 1000, time_s: 60 }),
        slag({}),
        arc({}),
      ],
    },
  ],
  [
    'ten tons through three',
    { melt: melt(10_000, IN718), route: [vim({ time_s: 14_400 }), slag({}), arc({})] },
  ],
  [
    'the first-day tables',
    {
      melt: melt(100, IN718, { ...gases, Pb: 5 }),
      route: ['cleaning', 'vacuum-induction', 'electron-beam', 'electroslag', 'vacuum-arc'].map(
        (operation) => ({
          operation,
          fidelity: 'table',
        }),
      ),
    },
  ],
  [
    'an open furnace in air',
    {
      melt: melt(5, { Cr: 20, Al: 0.5 }),
      route: [vim({ temperature_K: 1823, pressure_Pa: 101325, atmosphere: 'air', time_s: 1800 })],
    },
  ],
  [
    'elements without data',
    {
      melt: melt(10, { Cr: 20, Os: 0.5, Nd: 0.02, Sc: 0.05 }, {}),
      route: [vim({ time_s: 600 })],
    },
  ],
  [
    'below the liquidus on purpose',
    {
      melt: melt(10, { Cr: 20, Al: 1 }),
      route: [vim({ temperature_K: 1500, time_s: 600 })],
      extrapolate: true,
    },
  ],
];

/** What a content may exceed the whole of its element by: rounding of sums. */
const ROUNDING = 1e-9;

function judge(output: SimulateOutput, mass_kg: number): void {
  expect(output.metal_yield).toBeGreaterThan(0);
  expect(output.metal_yield).toBeLessThan(1.01);
  expect(output.energy_kWh).toBeGreaterThanOrEqual(0);
  let before = 0;
  for (const { time_s, composition } of output.trajectory) {
    expect(time_s).toBeGreaterThanOrEqual(before);
    before = time_s;
    let sum = 0;
    for (const [element, content] of Object.entries(composition)) {
      const { mean_ppm, p05_ppm, p95_ppm, dissolved_mean_ppm = 0 } = content;
      expect(p05_ppm, element).toBeGreaterThanOrEqual(0);
      expect(p95_ppm, element).toBeGreaterThanOrEqual(p05_ppm);
      expect(dissolved_mean_ppm, element).toBeLessThanOrEqual(mean_ppm * (1 + ROUNDING));
      sum += mean_ppm;
    }
    expect(sum).toBeCloseTo(1e6, 3);
  }
  for (const { kg, element, to } of output.exchange) {
    expect(Number.isFinite(kg), `${element} to ${to}`).toBe(true);
    // What rounding leaves behind is no booking: a furnace without a wall has none to the wall.
    expect(Math.abs(kg), `${element} to ${to}`).toBeGreaterThan(0);
    expect(Math.abs(kg), `${element} to ${to}`).toBeLessThan(mass_kg);
  }
  for (const row of output.limits) {
    expect(row.floor_ppm, row.limitedBy).toBeGreaterThanOrEqual(0);
    expect(row.floor_ppm, row.limitedBy).toBeLessThan(1e6);
    expect(row.limitedBy).not.toMatch(/NaN|undefined|Infinity|e\+\d/);
  }
}

describe('a melt without a named balance', () => {
  const route = [vim({ time_s: 60, temperature_K: 1823 })];
  const run = (composition: object) =>
    simulateDocument({ melt: { mass_kg: 10, ...composition }, route, samples: 1 }, facts);
  it('is nickel where an alloy is written down by its additions alone, and says so', async () => {
    for (const composition of [
      { composition_wtpct: IN718, composition_ppm: gases },
      { composition_ppm: { Pb: 100, O: 30 } },
    ]) {
      const { assumed, final, warnings } = await run(composition);
      expect(assumed.find(({ what }) => what === 'melt.balance')).toMatchObject({ value: 'Ni' });
      expect(warnings.join(' ')).toMatch(/taken as nickel; name it/);
      expect(final.Ni!.mean_ppm).toBeGreaterThan(500_000);
    }
  });
  it('is its largest content where that is more than what is missing', async () => {
    const { assumed, warnings } = await run({ composition_wtpct: { Co: 54, Cr: 25, W: 7.5 } });
    expect(assumed.find(({ what }) => what === 'melt.balance')).toMatchObject({ value: 'Co' });
    expect(warnings.join(' ')).not.toMatch(/balance/);
  });
  it('is refused where nickel stands in it and more is missing', async () => {
    await expect(run({ composition_wtpct: { Cr: 25, Ni: 35 } })).rejects.toThrow(/the balance is not named/);
  });
});

describe('documents of an outsider', () => {
  it.each(DOCUMENTS)('%s', async (_name, document) => {
    const output = await simulateDocument({ ...document, samples: 6, seed: 3 }, facts);
    judge(output, (document as { melt: { mass_kg: number } }).melt.mass_kg);
  });

  it.each([
    ['mbar for Pa', vim({ pressure_Pa: 1e-4 }), /mbar, which is 0.01 Pa.*else set extrapolate/],
    ['degrees Celsius', vim({ temperature_K: 1550 }), /below the liquidus/],
    ['negative time', vim({ time_s: -600 }), /time_s is -600 s/],
    [
      'a slag of 90 %',
      slag({ slag_wtpct: { CaF2: 60, CaO: 20, Al2O3: 10 } }),
      /adds up to 90 wt%, not to 100 wt%/,
    ],
    ['a slag with boric oxide', slag({ slag_wtpct: { CaF2: 90, B2O3: 10 } }), /CeO2/],
    ['a beam that melts nothing', beam({ power_W: 1000 }), /does not melt the metal/],
    ['a beam in 1000 Pa', beam({ pressure_Pa: 1000 }), /does not work/],
    [
      'a setting of another furnace',
      arc({ current_A: 6000 }),
      /it knows meltRate_kg_per_h, mould_diameter_m/,
    ],
    [
      'an addition into an arc',
      { ...arc({}), additions: [{ composition_wtpct: { Y: 100 }, mass_kg: 0.1, at_s: 1 }] },
      /has no stirred bath/,
    ],
    [
      'magnesium into vacuum',
      vim({}, [{ composition_wtpct: { Ni: 85, Mg: 15 }, wtpct: 0.05, at_s: 600 }]),
      /would flash/,
    ],
    ['a pour below the liquidus', { operation: 'casting', settings: { temperature_K: 1400 } }, /liquidus/],
    ['a mould of another name', { operation: 'casting', settings: { mould: 'silica' } }, /SiO2/],
  ])('refuses %s with words that help', async (_name, step, words) => {
    const refused = simulateDocument({ melt: melt(10, { Cr: 20 }), route: [step], samples: 1 }, facts);
    await expect(refused).rejects.toThrow(words);
    const error = await refused.catch((caught: unknown) => caught);
    expect(error instanceof InputError || error instanceof ValidityError).toBe(true);
    const { path, allowed, cure } = (error as InputError).details[0]!;
    expect(path).toMatch(/^route\[0\]/);
    expect(allowed ?? cure).toBeTruthy();
  });

  it('a pour whose titanium is listed as 0 or next to it has no floor that is not a number', async () => {
    for (const Ti of [0, 1e-12]) {
      const document = {
        melt: melt(10, { Cr: 20, Al: 0.5, Ti }),
        route: [{ operation: 'casting', settings: {} }],
        samples: 1,
      };
      const { limits } = await simulateDocument(document, facts);
      for (const { floor_ppm } of limits) expect(floor_ppm).toBeLessThanOrEqual(1e6);
    }
  });

  it('takes a very good vacuum that is meant', async () => {
    const route = [vim({ pressure_Pa: 1e-4, time_s: 60 })];
    const document = { melt: melt(10, { Cr: 20 }), route, samples: 1, extrapolate: true };
    await expect(simulateDocument(document, facts)).resolves.toMatchObject({ format: 'remelt-simulate/1' });
  });

  it('says which of two surfaces counts', async () => {
    const route = [vim({ areaToVolume_per_m: 10, surfaceArea_m2: 0.5, time_s: 60 })];
    const { warnings } = await simulateDocument({ melt: melt(10, { Cr: 20 }), route, samples: 1 }, facts);
    expect(warnings).toContainEqual(expect.stringMatching(/areaToVolume_per_m is used/));
  });
});

it('no sulfur floor lies above the sulfur there is, where some samples are short of rare earth', async () => {
  const melt = {
    mass_kg: 300,
    composition_wtpct: { Cr: 19, Fe: 18, Nb: 5, Mo: 3, Ti: 0.9, Al: 0.5 },
    composition_ppm: { O: 15, N: 50, S: 3, La: 100 },
    sd_ppm: { S: 1, La: 20, O: 3 },
    balance: 'Ni',
  };
  const route = [{ operation: 'electroslag' }, { operation: 'vacuum-arc' }];
  for (const furnaceErrors of ['left-out', 'published'] as const) {
    const { limits, final } = await simulateDocument({ melt, route, samples: 60, furnaceErrors }, facts);
    const row = limits.find(({ element, operation }) => element === 'S' && operation === 'vacuum-arc')!;
    if (furnaceErrors === 'left-out') expect(row.limitedBy).toMatch(/oxysulfide/);
    expect(row.floor_ppm).toBeLessThanOrEqual(final.S!.mean_ppm);
    expect(row.floor_p95_ppm).toBeLessThanOrEqual(final.S!.p95_ppm);
  }
});
