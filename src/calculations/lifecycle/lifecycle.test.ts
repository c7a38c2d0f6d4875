import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lifecycleOutputSchema } from '../../documents/economics/lifecycle.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { lifecycleMethodsDocument, runLifecycle as runWith } from './lifecycle.ts';
import { type Case, faultsIn } from './testing/vectors.ts';

const facts = dataFacts();
const runLifecycle = (method: string, inputs: unknown) => runWith(method, inputs, facts);

const caseOf = (file: string, id: string): Case => {
  const text = readFileSync(new URL(`./__fixtures__/${file}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly cases: readonly Case[] }).cases.find((one) => one.id === id)!;
};
const lifetime = { type: 'normal', mean: 5, sd: 1.5 };

describe('the answer', () => {
  it('carries its quantities at the top, the format, and what it took for granted', () => {
    const output = runLifecycle('revert', {
      heatPerPart: 5,
      meltYield: 0.95,
      acceptedShareOfMachiningReturns: 0.8,
    });
    expect(lifecycleOutputSchema.parse(output)).toEqual(output);
    expect(output).toMatchObject({ format: 'remelt-lifecycle/1', method: 'revert' });
    expect(output.assumed.map(({ what }) => what)).toContain('growthPerYear');
  });
  it('is explained for every method, with inputs', () => {
    for (const { formula, source, inputs } of lifecycleMethodsDocument(undefined)) {
      expect(formula.length + source.length).toBeGreaterThan(20);
      expect(Object.keys(inputs).length).toBeGreaterThan(0);
    }
  });
});

describe('stock', () => {
  it('keeps the lognormal of its arithmetic mean and sd (the trap of two programs)', () => {
    const { inputs, expected } = caseOf('dynamic-stock-cohorts', 'dsm-lognormal-trap-6-3');
    const rows = (expected.rows as { wrong: unknown }[]).map(({ wrong: _, ...right }) => right);
    expect(faultsIn(runLifecycle('distribution', inputs), { rows }, { rel: 1e-12 })).toEqual([]);
  });
  it('moves the stationary stock by half a year with the timing of the inflow', () => {
    const { inputs, expected } = caseOf('dynamic-stock-cohorts', 'dsm-steady-state-inflow-timing');
    const names = {
      inflowAtStartOfYear: 'start',
      inflowAtMidYear: 'middle',
      inflowAtEndOfYear: 'end',
      gaussLobatto2: 'gauss-lobatto-2',
      gaussLobatto6: 'gauss-lobatto-6',
    };
    for (const [name, inflowTiming] of Object.entries(names)) {
      const { stock } = runLifecycle('stock', { ...(inputs as object), inflowTiming }) as unknown as {
        stock: number[];
      };
      expect(Math.abs(stock.at(-1)! - (expected[name] as number)), name).toBeLessThan(0.01);
    }
    const short = { inflowPerYear: 1, years: 40, lifetime: { type: 'lognormal', mean: 0.3, sd: 0.1 } };
    const six = runLifecycle('stock', { ...short, inflowTiming: 'gauss-lobatto-6' }) as unknown as {
      stock: number[];
    };
    expect(six.stock.at(-1)).toBeCloseTo(0.3, 1);
  });
  it('shares the outflow between retirement of engines and replacement of parts, which add up', () => {
    const output = runLifecycle('stock', {
      inflow: [5, 5, 5, 5, 5, 5, 5, 5],
      lifetimes: [
        { name: 'engine', type: 'weibull', shape: 3, scale: 12 },
        { name: 'part', type: 'weibull', shape: 2, scale: 6 },
      ],
    }) as unknown as { outflow: number[]; outflowByCause: Record<string, number[]> };
    const { engine, part } = output.outflowByCause as { engine: number[]; part: number[] };
    output.outflow.forEach((all, t) => {
      expect(engine[t]! + part[t]!).toBeCloseTo(all, 12);
    });
    expect(part[7]).toBeGreaterThan(engine[7]!);
  });
  it('retires early for good, and counts unequal steps by their lengths', () => {
    const base = { inflow: [8, 0, 0, 0], lifetime: { type: 'fixed', mean: 3 } };
    const early = runLifecycle('stock', { ...base, earlyRetirement: [{ period: 1, share: 0.25 }] });
    expect(early).toMatchObject({ stock: [8, 6, 6, 0], outflow: [0, 2, 0, 6] });
    expect(runLifecycle('stock', { ...base, stepLengths: [1, 2, 1, 5] })).toMatchObject({
      stock: [8, 8, 0, 0],
    });
  });
  it('keeps a cut-off normal whole at age 0 and folds a folded one', () => {
    const run = (more: object) =>
      runLifecycle('stock', { inflow: [1, 0], lifetime, ...more }) as unknown as { stock: number[] };
    expect(run({}).stock[0]).toBeCloseTo(0.99957, 5);
    expect(run({ truncated: true }).stock[0]).toBe(1);
    expect(run({ lifetime: { ...lifetime, type: 'folded-normal' } }).stock[0]).toBe(1);
  });
  it('gives bands of the stock where it is not known how long things last', () => {
    const inputs = {
      inflow: [4, 4, 4, 4, 4, 4],
      lifetime: { type: 'weibull', shape: 2, scale: 3 },
      draws: 200,
    };
    type Bands = { stock: number[]; stockBands: Record<'p05' | 'p50' | 'p95', number[]> };
    const spread = runLifecycle('stock', {
      ...inputs,
      lifetimeFactor: { median: 1, gsd: 1.3 },
    }) as never as Bands;
    expect(spread.stockBands.p05[5]).toBeLessThan(spread.stock[5]!);
    expect(spread.stockBands.p95[5]).toBeGreaterThan(spread.stock[5]!);
    const none = runLifecycle('stock', { ...inputs, lifetimeFactor: 1 }) as never as Bands;
    expect(faultsIn(none.stockBands, { p05: none.stock, p95: none.stock }, { rel: 1e-12 })).toEqual([]);
  });
  it('reports a negative inflow, or refuses it when told to', () => {
    const stock = { mode: 'stock-driven', stock: [5, 1, 1], lifetime };
    expect(runLifecycle('stock', stock)).toMatchObject({ negativeInflowPeriods: [1] });
    expect(() => runLifecycle('stock', { ...stock, negativeInflow: 'refuse' })).toThrow(/period 1 falls/);
  });
});

describe('inventory', () => {
  it('drives 1 km by either car of the mobility example', () => {
    const { inputs, expected, tolerance } = caseOf('lca-matrix', 'lca-mobility-example');
    const demands = expected.demand1 as Record<string, { co2: number; supply: number[] }>;
    for (const [name, { co2, supply }] of Object.entries(demands)) {
      const output = runLifecycle('inventory', { ...(inputs as object), demand: { [name]: 1 } });
      expect(faultsIn(output, { score: co2, s: supply }, { ...tolerance, abs: 1e-12 })).toEqual([]);
    }
  });
  it('weighs six activities of three databases by two methods', () => {
    const { inputs, expected, tolerance } = caseOf('lca-matrix', 'lca-three-databases');
    const { perUnitOfProduct } = expected.computedHere as { perUnitOfProduct: Record<string, unknown> };
    const C = { first: { 200: 1, 201: 1, 202: 1, 203: 1 }, second: { 201: 10, 203: 10 } };
    for (const [product, scores] of Object.entries(perUnitOfProduct))
      expect(
        faultsIn(
          runLifecycle('inventory', { ...(inputs as object), C, demand: { [product]: 1 } }),
          { scores },
          tolerance,
        ),
      ).toEqual([]);
  });
});

describe('reconcile', () => {
  const flows = (last: object) => [
    { id: 'charge', from: 'yard', to: 'furnace', value: 1000, sd: 2, contents: { Ni: [0.53, 0.005] } },
    { id: 'ingot', from: 'furnace', to: 'yard', value: 950, sd: 2, contents: { Ni: [0.535, 0.003] } },
    { id: 'skull', from: 'furnace', to: 'yard', ...last },
  ];
  it('finds an unknown skull and its nickel from the balances of mass and element', () => {
    const output = runLifecycle('reconcile', {
      processes: ['furnace'],
      flows: flows({ unknown: true }),
    }) as never as { reconciled: Record<string, number> };
    const { charge, ingot, skull, 'skull.Ni': nickel } = output.reconciled;
    expect(skull).toBeCloseTo(50, 9);
    expect(skull! * nickel!).toBeCloseTo(charge! * 0.53 - ingot! * 0.535, 9);
  });
  it('says which measurement is suspect', () => {
    const output = runLifecycle('reconcile', {
      processes: ['a', 'b', 'c'],
      flows: [
        { id: 'f1', from: 'env', to: 'a', value: 100, sd: 2 },
        { id: 'f2', from: 'a', to: 'b', value: 130, sd: 2 },
        { id: 'f3', from: 'b', to: 'c', value: 101, sd: 2 },
        { id: 'f4', from: 'c', to: 'env', value: 99, sd: 2 },
      ],
    });
    expect((output.suspects as { id: string }[])[0]!.id).toBe('f2');
    expect((output.suspects as { id: string; pValueWithout: number }[])[0]!.pValueWithout).toBeGreaterThan(
      0.5,
    );
  });
  it('holds flows at zero where they are bounded', () => {
    const inputs = {
      processes: ['p'],
      flows: [
        { id: 'in', from: 'env', to: 'p', value: 10, sd: 1 },
        { id: 'out', from: 'p', to: 'env', value: 14, sd: 1 },
        { id: 'loss', from: 'p', to: 'env', value: 0.5, sd: 2 },
      ],
    };
    const free = runLifecycle('reconcile', inputs) as never as { reconciled: { loss: number } };
    expect(free.reconciled.loss).toBeLessThan(0);
    expect(runLifecycle('reconcile', { ...inputs, bounded: true })).toMatchObject({
      reconciled: { in: 12, out: 12, loss: 0 },
      atBound: ['loss'],
    });
  });
  it('closes the scrap census of 1976 and finds the 1986 one again after it was disturbed', () => {
    const census = (wrong: number) => ({
      processes: ['scrap'],
      flows: [
        { id: 'generated', from: 'plants', to: 'scrap', value: 580.9 * wrong, rsd: 0.03 },
        { id: 'same', from: 'scrap', to: 'industry', value: 416.8, rsd: 0.03 },
        { id: 'down', from: 'scrap', to: 'steel', value: 104.9, rsd: 0.05 },
        { id: 'exported', from: 'scrap', to: 'abroad', value: 19.7, rsd: 0.1 },
        { id: 'lost', from: 'scrap', to: 'dump', value: 39.5, rsd: 0.2 },
      ],
    });
    expect(runLifecycle('reconcile', census(1)).chi2).toBeCloseTo(0, 20);
    const { reconciled } = runLifecycle('reconcile', census(1.02)) as never as {
      reconciled: Record<string, number>;
    };
    expect(reconciled.generated).toBeCloseTo(
      reconciled.same! + reconciled.down! + reconciled.exported! + reconciled.lost!,
      9,
    );
    expect(Math.abs(reconciled.generated! - 580.9)).toBeLessThan(0.02 * 580.9);
  });
});

describe('what is refused, with its place', () => {
  const A = [
    [1, 0, 0],
    [0, 1, -2],
    [0, -0.5, 1],
  ];
  it.each([
    [
      'yield above 1',
      'revert',
      { heatPerPart: 5, meltYield: 1.2, acceptedShareOfMachiningReturns: 0.8 },
      'meltYield',
    ],
    ['negative stock', 'stock', { stock: [1, -1], lifetime }, 'stock[1]'],
    [
      'singular loop',
      'inventory',
      { A, B: [1, 1, 1], f: [0, 1, 0], columns: ['melt', 'forge', 'machine'] },
      'forge -> machine',
    ],
    [
      'exact flows',
      'reconcile',
      {
        processes: ['p'],
        flows: [
          { id: 'a', from: 'e', to: 'p', value: 5, constant: true },
          { id: 'b', from: 'p', to: 'e', value: 3, constant: true },
        ],
      },
      'balance of p',
    ],
    [
      'spread',
      'reconcile',
      { processes: ['p'], flows: [{ id: 'a', from: 'e', to: 'p', value: 5 }] },
      'flows[0].sd',
    ],
    [
      'unknown name',
      'reconcile',
      {
        processes: ['p'],
        flows: [{ id: 'a', from: 'e', to: 'p', value: 5, sd: 1 }],
        relations: ['a = 2 * c'],
      },
      'relations[0]',
    ],
    [
      'undated factor',
      'circular-footprint',
      { Ev: 1, Erecycled: 1, R: 0.5, A: { value: 0.2, source: 'PEF' } },
      'A.date',
    ],
    ['shares', 'circular-footprint', { Ev: 1, Erecycled: 1, R1: 0.5, R2: 0.8, R3: 0.4 }, 'R2'],
    [
      'score',
      'pedigree',
      {
        set: 'classic',
        scores: { reliability: 6, completeness: 1, temporal: 1, geographical: 1, technological: 1 },
      },
      'scores.reliability',
    ],
    ['gsd', 'distribution', { median: 1, gsd: 0.5 }, 'gsd'],
  ])('%s', (_, method, inputs, path) => {
    expect(() => runLifecycle(method, inputs)).toThrow(
      expect.objectContaining({ details: [expect.objectContaining({ path })] }),
    );
  });
  it('a method that there is not, and a misspelt input', () => {
    expect(() => runLifecycle('stok', {})).toThrow(/no question of the life cycle/);
    expect(() => runLifecycle('distribution', { median: 1, gsd: 2, probabilites: [0.5] })).toThrow(
      /unknown input/,
    );
  });
});

describe('an inventory of processes', () => {
  const kg = (product: string, amount: unknown) => ({ product, amount, unit: 'kg' });
  const melt = (more: object = {}) => ({
    functionalUnit: { product: 'heat', amount: 1, unit: 'kg' },
    background: 'footprints',
    processes: [
      {
        name: 'melting',
        level: 'measured',
        source: 'heat log',
        makes: [kg('heat', 1)],
        uses: [kg('Ni', 1.05), { product: 'electricity EU', amount: 2, unit: 'kWh' }],
        emits: [{ flow: 'CO2e', amount: 0.5, unit: 'kg CO2e' }],
      },
    ],
    ...more,
  });
  it('weighs a heat on the background of the data folder and says what of it was measured', () => {
    const output = runLifecycle('inventory', melt()) as never as {
      score: number;
      shareByLevel: { measured: number };
    };
    const nickel = facts.footprints.elements.get('Ni')!.value;
    expect(output.score).toBeCloseTo(0.5 + 1.05 * nickel + 2 * facts.footprints.grids.get('EU')!.value, 9);
    expect(output.shareByLevel.measured).toBeCloseTo(0.5 / output.score, 9);
    expect((output as never as { notes: string[] }).notes).toContain('no critical review (ISO 14044)');
  });
  it('draws what is uncertain and ranks it; the background is solved once', () => {
    const uncertain = melt();
    uncertain.processes[0]!.uses[0]!.amount = { median: 1.05, gsd: 1.2, assumed: true } as never;
    uncertain.processes[0]!.uses[1]!.amount = { min: 1.9, max: 2.1 } as never;
    const output = runLifecycle('inventory', { ...uncertain, draws: 400 }) as never as {
      score: number;
      spread: { GWP100: { p50: number } };
      drivers: { name: string; assumed: boolean }[];
    };
    expect(output.spread.GWP100.p50 / output.score).toBeCloseTo(1, 1);
    expect(output.drivers[0]).toMatchObject({ name: 'melting/Ni', assumed: true });
  });
  it.each(['brightway', 'openLca'] as const)('goes out as %s and comes back the same', (exportAs) => {
    const given = melt();
    given.processes[0]!.uses[0]!.amount = { median: 1.05, gsd: 1.2 } as never;
    given.processes[0]!.makes.push(kg('Cr', 0.1));
    type Out = { score: number; spread: object } & Record<typeof exportAs, unknown>;
    const out = runLifecycle('inventory', { ...given, exportAs, draws: 50 }) as never as Out;
    const { processes: _, background: __, ...rest } = given;
    const back = runLifecycle('inventory', { ...rest, [exportAs]: out[exportAs], draws: 50 }) as never as Out;
    expect(faultsIn(back, { score: out.score, spread: out.spread }, { rel: 1e-12, abs: 1e-12 })).toEqual([]);
  });
  it('credits a by-product that displaces another product', () => {
    const slag = melt();
    slag.processes[0]!.makes.push(kg('Cr', 0.1));
    const output = runLifecycle('inventory', slag) as never as {
      scoreSystemExpansion: number;
      scoreCutOff: number;
    };
    expect(runLifecycle('inventory', melt()).score).toBeCloseTo(output.scoreCutOff, 9);
    expect(output.scoreCutOff - output.scoreSystemExpansion).toBeCloseTo(
      0.1 * facts.footprints.elements.get('Cr')!.value,
      9,
    );
  });
  it.each([
    [
      'a background without an element',
      { processes: [{ ...melt().processes[0], uses: [kg('Xx', 1)] }] },
      /footprints has no Xx, which melting uses/,
    ],
    [
      'a missing unit',
      { processes: [{ ...melt().processes[0], uses: [{ product: 'Ni', amount: 1 }] }] },
      /uses\[0\].unit is missing/,
    ],
    [
      'another unit',
      { functionalUnit: { product: 'heat', amount: 1, unit: 't' } },
      /functionalUnit.unit is t/,
    ],
    [
      'a background without a date',
      { background: { source: 'x', burdens: [] } },
      /background.date is missing/,
    ],
    ['a process without source', { processes: [{ name: 'm', makes: [kg('heat', 1)] }] }, /source is missing/],
  ])('refuses %s', (_, more, message) => {
    expect(() => runLifecycle('inventory', melt(more))).toThrow(message);
  });
});
