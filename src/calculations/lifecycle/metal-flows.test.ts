import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { runLifecycle as runWith } from './lifecycle.ts';
import { faultsIn } from './testing/vectors.ts';

const facts = dataFacts();
const runLifecycle = (method: string, inputs: unknown) => runWith(method, inputs, facts);

const caseOf = (file: string, id: string) => {
  const text = readFileSync(new URL(`./__fixtures__/${file}.json`, import.meta.url), 'utf8');
  return (
    JSON.parse(text) as {
      readonly cases: readonly { id: string; inputs: never; expected: never; tolerance: never }[];
    }
  ).cases.find((one) => one.id === id)!;
};

describe('loop', () => {
  it('turns what goes round', () => {
    const { expected, tolerance } = caseOf('mfa-loops-and-tracing', 'mfa-recirculation-loop') as never as {
      expected: Record<string, unknown>;
      tolerance: object;
    };
    const years = Array.from({ length: 31 }, (_, i) => i);
    const output = runLifecycle('loop', { D: years, alpha: years.map((i) => (i + 2) / 34) });
    const { b, c, d } = expected;
    expect(faultsIn(output, { b, c, d }, { ...tolerance, abs: 1e-12 })).toEqual([]);
  });
  it('gives the copper and manganese of remelted steel that the tutorial prints', () => {
    const { inputs } = caseOf('mfa-loops-and-tracing', 'mfa-element-specific-yields') as never as {
      inputs: Record<string, Record<string, number[]>>;
    };
    const by = (row: readonly number[]) => ({ Fe: row[0]!, Cu: row[1]!, Mn: row[2]! });
    const system = (copper: number, more = 1) => ({
      unit: 'kt/a',
      processes: ['shredder', 'demolition', 'remelting', 'steel', 'rest'],
      inputs: [
        { to: 'shredder', mass: 15.5, composition: by(inputs.composition!.machines!) },
        { to: 'demolition', mass: 120 * more, composition: by(inputs.composition!.buildings!) },
      ],
      transfers: [
        { from: 'shredder', to: 'remelting', share: { ...by(inputs.yields!.shredder!), Cu: copper } },
        { from: 'demolition', to: 'remelting', share: by(inputs.yields!.demolition!) },
        { from: 'remelting', to: 'steel', share: by(inputs.yields!.remelting!) },
      ],
    });
    const printed = [
      [system(0.1), 0.00293783, 0.00553486],
      [system(0.075), 0.00243755, 0.00553764],
      [system(0.1, 1.25), 0.00258818, 0.00501965],
    ] as const;
    for (const [given, Cu, Mn] of printed)
      expect(
        faultsIn(runLifecycle('loop', given), { composition: { steel: { Cu, Mn } } }, { abs: 5e-9 }),
      ).toEqual([]);
    const output = runLifecycle('loop', system(0.1)) as never as {
      left: { remelting: { Mn: number } };
      balanceError: number;
    };
    expect(output.left.remelting.Mn).toBeCloseTo(0.6415, 12);
    expect(output.balanceError).toBeLessThan(1e-12);
  });
  it('refuses shares above one together, and a loop that gives back all it takes', () => {
    const give = (share: number) => ({
      processes: ['melt', 'part'],
      inputs: [{ to: 'melt', amounts: { Ni: 1 } }],
      transfers: [
        { from: 'melt', to: 'part', share: 1 },
        { from: 'part', to: 'melt', share },
        { from: 'part', to: 'part', share: 0 },
      ],
    });
    expect(() => runLifecycle('loop', give(1))).toThrow(/singular.*melt -> part/);
    expect(() =>
      runLifecycle('loop', {
        ...give(0.9),
        transfers: [...give(0.9).transfers, { from: 'part', to: 'part', share: 0.4 }],
      }),
    ).toThrow(/hands on 1.3/);
  });
});

describe('trace-lives', () => {
  it('follows the steel of 2020 through its lives: half is left until 2195', () => {
    const { inputs, expected, tolerance } = caseOf(
      'mfa-loops-and-tracing',
      'mfa-matrace-halflife',
    ) as never as { inputs: object; expected: { computedHere: Record<string, unknown> }; tolerance: object };
    const output = runLifecycle('trace-lives', { ...inputs, firstYear: 2020, years: 282 });
    const { firstYearBelowHalf, stockShareOfInitial, stockByProduct2120, lossToEolAndSlagByEnd } =
      expected.computedHere;
    expect(
      faultsIn(
        output,
        {
          firstYearBelowHalf,
          stockShareOfInitial,
          lossToEolAndSlagByEnd,
          stockByProduct: { 2120: stockByProduct2120 },
        },
        { ...tolerance, abs: 1e-12 },
      ),
    ).toEqual([]);
    expect(output.balanceError).toBeLessThan(1e-9);
  });
});

describe('recycled content', () => {
  it('is three figures of one heat, and classes every item of the definitions', () => {
    const kinds = [
      'internal return',
      'internal return',
      'machining scrap',
      'bought production scrap',
      'end of life',
      'distribution return',
      'rework',
    ];
    const { inputs, expected } = caseOf(
      'circular-footprint-and-recycled-content',
      'recycled-content-classes',
    ) as never as { inputs: { items: string[] }; expected: { classes: { class_: string }[] } };
    const output = runLifecycle('recycled-content', {
      items: inputs.items.map((item, i) => ({ item, kind: kinds[i] })),
    }) as never as { classes: { class_: string }[] };
    const asTheStandard = output.classes.map(({ class_ }) => (class_ === 'internal' ? 'excluded' : class_));
    expect(asTheStandard).toEqual(expected.classes.map(({ class_ }) => class_));
    const kg = [
      ['virgin', 400],
      ['internal return', 300],
      ['machining scrap', 200],
      ['end of life', 100],
    ].map(([kind, mass]) => ({ kind, kg: mass }));
    expect(runLifecycle('recycled-content', { charge: kg })).toMatchObject({
      revertSharePct: 60,
      recycledContentPct: 30,
      postConsumerPct: 10,
      internalPct: 30,
    });
  });
});

describe('reliance', () => {
  const rowsOf = (id: string, rule: string, unit = 't') => {
    const { inputs } = caseOf('import-reliance-usgs', id) as never as { inputs: { rows: object[] } };
    return runLifecycle('reliance', {
      rule,
      element: 'X',
      rows: inputs.rows.map((row) => ({ unit, ...row })),
    }) as never as {
      rows: {
        relativeDifference: number;
        differencePct: number;
        printedApparentConsumption: number;
        printedNir: string;
      }[];
    };
  };
  it.each([
    ['nir-cobalt', 'usgs-cobalt', 0.006, 0.55],
    ['nir-nickel', 'usgs-nickel', 0.02, 0.6],
    ['apparent-primary-nickel', 'usgs-nickel-primary', 0.035, Number.NaN],
    ['apparent-consumption-tantalum', 'usgs-tantalum', 0.01, Number.NaN],
  ])('%s lies within the published rounding', (id, rule, relative, points) => {
    for (const row of rowsOf(id, rule).rows) {
      expect(Math.abs(row.relativeDifference)).toBeLessThan(relative);
      if (!Number.isNaN(points)) expect(Math.abs(row.differencePct)).toBeLessThan(points);
    }
  });
  it('prints yttrium to one digit and rare earths in their band', () => {
    const yttrium = caseOf('import-reliance-usgs', 'apparent-consumption-yttrium') as never as {
      inputs: { rows: { published: number }[] };
    };
    rowsOf('apparent-consumption-yttrium', 'usgs-yttrium').rows.forEach((row, i) => {
      expect(row.printedApparentConsumption).toBe(yttrium.inputs.rows[i]!.published);
    });
    const bands = caseOf('import-reliance-usgs', 'nir-rare-earth-compounds') as never as {
      inputs: { rows: { publishedNir: string }[] };
    };
    rowsOf('nir-rare-earth-compounds', 'usgs-rare-earths').rows.forEach((row, i) => {
      const { publishedNir } = bands.inputs.rows[i]!;
      if (publishedNir.startsWith('>') || publishedNir === '100') expect(row.printedNir).toBe(publishedNir);
      else expect(Math.abs(Number(row.printedNir) - Number(publishedNir))).toBeLessThanOrEqual(1);
    });
  });
  const programme = { name: 'returns', newScrap: { min: 800, max: 1200, assumed: true, source: 'assumed' } };
  const base = {
    element: 'Co',
    rows: [
      {
        year: 2019,
        unit: 't Co',
        oldScrap: 1350,
        newScrap: 1350,
        imports: { mean: 13600, sd: 100, source: 'MCS 2020' },
        exports: 4000,
      },
    ],
    programme,
  };
  it('gives the difference of a programme from the same draws, tighter than its parts', () => {
    const output = runLifecycle('reliance', { ...base, rule: 'usgs-cobalt' }) as never as {
      programme: { differencePct: { mean: number; sd: number }; withPct: { sd: number } }[];
    };
    const [{ differencePct, withPct }] = output.programme as [(typeof output.programme)[0]];
    expect(differencePct.mean).toBeCloseTo((-100 * 1000) / 12300, 0);
    expect(differencePct.sd).toBeLessThan(withPct.sd);
  });
  it('does not move by returns of machining where only old scrap counts, and says so', () => {
    const rule = { name: 'old only', countsOldOnly: true, stockKinds: [], year: 2024, source: 'example' };
    const output = runLifecycle('reliance', { ...base, rule });
    expect(output.programme).toMatchObject([{ differencePct: { mean: 0, p05: 0, p95: 0 } }]);
    expect(output.notes.join()).toMatch(/move the reliance by zero/);
  });
  it('refuses a reliance without its rule, a rule without date, and a row without unit', () => {
    expect(() => runLifecycle('reliance', base)).toThrow(/without its rule/);
    const asked = { ...base, rule: 'usgs-cobalt' };
    expect(() => runLifecycle('reliance', { ...asked, suppliers: [] })).toThrow(/suppliers have no share/);
    expect(() =>
      runLifecycle('reliance', { ...base, rule: { year: 2024, source: 's', stockKinds: null } }),
    ).toThrow(/rule.stockKinds/);
    expect(() => runLifecycle('reliance', { ...base, rule: { countsSecondary: true, source: 'x' } })).toThrow(
      /rule.year is missing/,
    );
    expect(() =>
      runLifecycle('reliance', { rule: 'usgs-cobalt', rows: [{ year: 2000, imports: 1, exports: 0 }] }),
    ).toThrow(/unit is missing/);
  });
  it('measures recycling as Circular 1196 does, and the concentration of suppliers', () => {
    const output = runLifecycle('reliance', {
      element: 'Co',
      rule: 'usgs-cobalt',
      suppliers: [
        { country: 'CD', share: 3 },
        { country: 'ID', share: 1 },
      ],
      rows: [
        {
          year: 1998,
          unit: 't',
          oldScrap: 50,
          newScrap: 50,
          imports: 212.5,
          exports: 0,
          oldScrapAvailable: 73.5,
        },
      ],
    }) as never as { rows: object[]; concentrationHhi: number };
    expect(output.rows[0]).toMatchObject({ newToOldRatio: 1 });
    expect(
      faultsIn(output.rows[0], { recyclingRatePct: 32, oldScrapEfficiencyPct: 68 }, { abs: 0.1 }),
    ).toEqual([]);
    expect(output.concentrationHhi).toBe(6250);
  });
  it('counts scrap into the supply also where the reliance does not: tantalum 1998, USGS OFR 01-349: 21 % of 210 t', () => {
    // 43 % of 210 t are old scrap, 35 % of what there was; the imports close the supply to 1,000 t
    const row = { year: 1998, unit: 't', oldScrap: 90.3, newScrap: 119.7, imports: 790, exports: 0 };
    const output = runLifecycle('reliance', {
      element: 'Ta',
      rule: 'usgs-tantalum',
      rows: [{ ...row, oldScrapAvailable: 258 }],
    }) as never as { rows: object[] };
    const printed = { recyclingRatePct: 21, oldScrapEfficiencyPct: 35, apparentConsumption: 790 };
    expect(faultsIn(output.rows[0], printed, { abs: 0.1 })).toEqual([]);
  });
});

describe('revert through the furnace models', () => {
  const heat = (time_s: number) => ({
    melt: {
      mass_kg: 100,
      composition_wtpct: { Cr: 19, Nb: 5, Mo: 3, Fe: 18 },
      composition_ppm: { O: 20, N: 60, S: 10 },
      balance: 'Ni',
    },
    route: [
      {
        operation: 'vacuum-induction',
        settings: {
          temperature_K: 1823,
          pressure_Pa: 1,
          time_s,
          areaToVolume_per_m: 4,
          lining: { material: 'MgO' },
        },
      },
    ],
    samples: 10,
  });
  it('lets a longer hold under vacuum bear more revert with lead', () => {
    const run = (time_s: number) =>
      runLifecycle('revert', {
        heat: heat(time_s),
        element: 'Pb',
        virginPpm: 5,
        revertShare: 0.6,
        limitPpm: 4,
      }) as never as { heat: { retained: number }; steadyState: number };
    const [short, long] = [run(300), run(3600)];
    expect(long.heat.retained).toBeLessThan(short.heat.retained);
    expect(long.steadyState).toBeLessThan(short.steadyState);
  });
});
