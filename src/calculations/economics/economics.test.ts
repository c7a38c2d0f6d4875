import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { economicsDocument, economicsListDocument } from './economics.ts';

interface Case {
  readonly id: string;
  readonly command?: string;
  readonly inputs: Record<string, unknown>;
  readonly expected: Record<string, unknown>;
  readonly tolerance: { readonly abs?: number; readonly rel?: number; readonly exact?: boolean };
}
const { cases } = JSON.parse(
  readFileSync(new URL('./__fixtures__/tea-textbook.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

const run = (method: string, inputs: object) => economicsDocument({ method, inputs });
const caseOf = (id: string): Case => cases.find((one) => one.id === id)!;

/** First difference of a result from what is expected, or undefined. */
function difference(actual: unknown, expected: unknown, tolerance: Case['tolerance']): string | undefined {
  if (typeof expected === 'number') {
    const { abs, rel = 0 } = tolerance;
    const near = Math.abs((actual as number) - expected) <= (abs ?? rel * Math.abs(expected));
    return near ? undefined : `${String(actual)} for ${expected}`;
  }
  if (typeof expected !== 'object' || expected === null)
    return actual === expected ? undefined : `${String(actual)} for ${String(expected)}`;
  const found = (actual ?? {}) as Record<string, unknown>;
  if (Array.isArray(expected) && expected.length !== found.length) return 'another length';
  return Object.entries(expected)
    .map(([key, item]) => difference(found[key], item, tolerance))
    .find((text) => text !== undefined);
}

/** Method of the cases of the file that name no command. */
const METHOD: Readonly<Record<string, string>> = {
  'tea-cashflow-15-years': 'economics cashflow',
  'tea-depreciation-schedules': 'economics depreciation',
};

describe('the textbook cases', () => {
  const named = cases.flatMap((one) => {
    const command = one.command ?? METHOD[one.id];
    return command === undefined ? [] : [{ ...one, method: command.replace('economics ', '') }];
  });
  it.each(named)('$id', ({ method, inputs, expected, tolerance }) => {
    expect(difference(run(method, inputs), expected, tolerance)).toBeUndefined();
  });
  it('are all of the file but two, which follow', () => {
    expect([named.length, cases.length]).toEqual([8, 10]);
  });

  it('have the loan with the sign of finance: the source subtracts what borrowing is worth', () => {
    const { inputs, expected } = caseOf('tea-npv-escalated');
    const { pvLoanTerm, ...others } = run('present-value', inputs);
    for (const term of ['pvCapital', 'pvOperating', 'pvRevenue'])
      expect(difference(others[term], expected[term], { rel: 1e-4 })).toBeUndefined();
    expect(pvLoanTerm).toBeCloseTo(0.61610712, 6);
    expect(others.npv).toBeCloseTo(487.64727, 4);
  });

  it('move money between years, and say when the index is stretched', () => {
    const { inputs, expected } = caseOf('tea-cepci');
    for (const { from_: from, to, amount, result } of expected.examples as Record<string, number>[]) {
      const moved = run('index', { ...inputs, from, to, amount });
      expect(moved.result).toBeCloseTo(result!, 1);
      expect(moved.assumed[0]!.what).toContain('five years');
    }
  });
});

describe('what the cases do not show', () => {
  it('multiplies furnaces above the largest one: the exponent tends to 1', () => {
    const inputs = { C1: 10, Q1: 6, Q2: 60, n: 0.6, largestUnit: 12 };
    expect(run('scale', inputs)).toMatchObject({ units: 5, C2: 50 * 2 ** 0.6 });
    expect(run('scale', { C1: 10, Q1: 6, Q2: 60 }).assumed).toHaveLength(1);
  });

  it('returns nothing but the capital without interest', () => {
    expect(run('annuity', { i: 0, n: 20 })).toMatchObject({ crf: 0.05, presentWorth: 20 });
    expect(run('annuity', { i: 0.05, n: 10, growth: 0.05 }).presentWorth).toBeCloseTo(10 / 1.05, 12);
  });

  it('charges tax on the price: the present value at it is zero, and it is higher than without', () => {
    const inputs = {
      capital: 30,
      discount: 0.1,
      years: 15,
      operating: 12,
      output: 1500,
      unit: 'million USD, t',
    };
    const taxed = run('price', { ...inputs, incomeTax: 0.25 });
    // Closed form of straight line: p = (CRF capital (1 - t P/A / n)/(1 - t) + operating)/output.
    const worth = run('annuity', { i: 0.1, n: 15 }).presentWorth as number;
    const closed = ((30 / worth) * (1 - (0.25 * worth) / 15)) / 0.75 + 12;
    expect(taxed.pricePerTonne).toBeCloseTo((closed / 1500) * 1e6, 4);
    expect(taxed.npvAtThatPrice).toBe(0);
    expect(run('price', { ...inputs, output: 1.5e6, unit: 'million USD, kg' }).pricePerTonne).toBeCloseTo(
      10629.4755,
      3,
    );
  });

  it('starts within the year, and for as long as three years', () => {
    const inputs = { salesPerYear: 12, startupSalesFraction: 0.5 };
    expect(run('start-up', { ...inputs, startupMonths: 8 })).toMatchObject({ year1: 8, year2: 12 });
    expect(run('start-up', { ...inputs, startupMonths: 30 })).toMatchObject({
      year1: 6,
      year2: 6,
      year3: 9,
      year4: 12,
    });
    expect(run('start-up', { ...inputs, startupMonths: 0 })).toMatchObject({
      year1: 12,
      year2: 12,
      lostSales: 0,
    });
  });

  it('buys again inside the venture only', () => {
    const at = (ventureYears: number, lifetime: number) =>
      run('replacement', { ventureYears, lifetime, startIndex: 1 }).replacementAtIndex;
    expect(at(15, 7)).toEqual([8, 15]);
    expect(at(15, 15)).toEqual([]);
    expect(at(10, 2.5)).toEqual([3, 6, 8]);
  });

  it('says that two rates of return decide nothing', () => {
    const twice = run('return', { cashFlow: [-100, 230, -132], discount: 0.12 });
    expect(twice).toMatchObject({ irr: null, signChanges: 2 });
    expect((twice.rates as number[]).map((one) => Number(one.toFixed(9)))).toEqual([0.1, 0.2]);
    expect(run('return', { cashFlow: [-100, 60, 60] }).irr).toBeCloseTo(0.130662386, 8);
    expect(run('return', { cashFlow: [-100, -60] })).toMatchObject({ rates: [], paybackYears: null });
    expect(run('return', { cashFlow: [-100, 50, 100] }).paybackYears).toBe(1.5);
  });

  it('taxes more where only the interest of a loan is deducted, and adds interest to the debt when asked', () => {
    const { inputs } = caseOf('tea-cashflow-15-years');
    const npv = (more: object): number => run('cashflow', { ...inputs, ...more }).npv as number;
    expect(npv({ loanDeduction: 'payment' })).toBeCloseTo(2.1270492, 6);
    expect(npv({ loanDeduction: 'interest' })).toBeLessThan(npv({}) - 0.1);
    // At the discount rate and without tax a loan costs its interest before the start, paid in cash or added to the debt.
    const even = { loanInterest: 0.1, incomeTax: 0 };
    for (const interestDuringConstruction of ['paid as cash in year 0', 'added to the debt'])
      expect(npv({ ...even, interestDuringConstruction }) - npv({ ...even, loanFraction: 0 })).toBeCloseTo(
        -0.2016,
        9,
      );
  });
});

describe('the cost of a heat', () => {
  const heat = {
    charge: [
      { item: 'turnings', kg: 600, price: 9 },
      { item: 'virgin', kg: 400, price: 15 },
    ],
    product_kg: 950,
    energy_kWh: 900,
    energyPrice: 0.1,
    liningCost: 6000,
    heatsPerLining: 60,
    bottleneck_h: 6,
    bottleneckRate: 200,
    rejectChance: 0.02,
    downgradeLoss: 5,
    inventoryDays: 73,
    interest: 0.1,
  };
  const of = (more: object) => run('heat-cost', { ...heat, ...more });
  it('adds up by item, and grows by what is cut away and scrapped on the way to a part', () => {
    const { items, cost, costPerPartKg } = of({ buyToFly: 5, partYield: 0.8 });
    const expected = 5400 + 6000 + 90 + 100 + 1200 + 95 + 228;
    expect(cost).toBeCloseTo(expected, 9);
    expect((items as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(
      expected,
      9,
    );
    expect(costPerPartKg).toBeCloseTo(((expected / 950) * 5) / 0.8, 9);
  });
  it('earns by its contract: metal through at cost, or the metal of the customer and a loss that is ours', () => {
    expect(of({ contract: { type: 'pass-through', fee: 4 } }).margin).toBeCloseTo(950 * 4 - 1713, 9);
    const toll = of({ contract: { type: 'toll', fee: 4, allowedLoss: 0.03, metalPrice: 12 } });
    expect(toll.margin).toBeCloseTo(950 * 4 - 20 * 12 - (1713 - 228), 9);
    const surcharge = { type: 'surcharge', base: 14, index: 16, baseIndex: 15, factor: 0.5 };
    expect(of({ contract: surcharge }).revenue).toBeCloseTo(950 * 14.5, 9);
  });
  it('explains why it cost another sum than planned: size, yield, mix, price, time, use, risk', () => {
    const { charge, ...rest } = heat;
    const planned = {
      charge,
      ...rest,
      wash: 50,
      labour_h: 10,
      labourRate: 60,
      analyses: 300,
      qualification: 0.5,
    };
    const recorded = {
      ...planned,
      charge: [
        { item: 'turnings', kg: 500, price: 9.5 },
        { item: 'virgin', kg: 520, price: 15 },
      ],
      product_kg: 940,
      bottleneck_h: 7.5,
      energy_kWh: 980,
      inventoryDays: 80,
      rejectChance: 0.04,
      partYield: 0.7,
      buyToFly: 5,
    };
    const plan = { ...planned, partYield: 0.8, buyToFly: 5 };
    const answer = run('heat-cost', { ...recorded, planned: plan });
    const why = new Map(
      (answer.variance as { why: string; amount: number }[]).map((one) => [one.why, one.amount]),
    );
    expect([...why.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(
      (answer.cost as number) - (answer.plannedCost as number),
      9,
    );
    // the interest of a fifth of a year on 2 % of the metal, 73 days
    const bound = 1 + (0.1 * 73) / 365;
    expect(why.get('price')).toBeCloseTo(500 * 0.5 * bound, 9);
    expect(why.get('mix')).toBeCloseTo((500 * 9 + 520 * 15 - 1020 * 11.4) * bound, 9);
    expect(why.get('yield')).toBeCloseTo((1020 - (1000 * 940) / 950) * 11.4 * bound, 9);
    expect(why.get('time')).toBeCloseTo(1.5 * 200 + ((500 * 9.5 + 520 * 15) * 0.1 * 7) / 365, 9);
    expect(why.get('use')).toBeCloseTo(80 * 0.1, 9);
    expect(why.get('risk of a reject')).toBeCloseTo(0.02 * 5 * 940, 9);
    const parts = answer.variancePerPartKg as { amount: number }[];
    expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(
      (answer.costPerPartKg as number) - (answer.plannedCostPerPartKg as number),
      9,
    );
    expect(answer.sideBySide).toContainEqual({ item: 'energy', planned: 90, recorded: 98 });
    expect(() => run('heat-cost', { ...recorded, planned: { ...plan, product_kg: 1200 } })).toThrow(
      /more metal out than in/,
    );
  });
  it('splits a saving, and refuses to give away more than there is', () => {
    const shares = { melter: 0.5, forger: 0.2, customer: 0.3 };
    expect(of({ saving: 2, savingShares: shares }).savingOf).toEqual({
      melter: 1,
      forger: 0.4,
      customer: 0.6,
    });
    const parts = of({ saving: 2, savingShares: shares, buyToFly: 5, partYield: 0.8 }).savingOfPart;
    expect((parts as Record<string, number>).melter).toBeCloseTo((2 * 0.5 * 5) / 0.8, 12);
    expect(() => of({ saving: 2, savingShares: { melter: 0.8, customer: 0.4 } })).toThrow(/add up to 1.2/);
    expect(() => of({ product_kg: 1200 })).toThrow(/more metal out than in/);
  });
});

describe('what is refused', () => {
  const cash = caseOf('tea-cashflow-15-years').inputs;
  it.each([
    ['cashflow', { ...cash, loanYears: 20 }, 'loanYears', /outlives a plant of 15/],
    ['cashflow', { ...cash, workingCapitalFraction: -0.1 }, 'workingCapitalFraction', /0/],
    ['cashflow', { ...cash, depreciation: 'MACRS8' }, 'depreciation', /no depreciation schedule/],
    ['cashflow', { ...cash, constructionShares: [0.5, 0.6] }, 'constructionShares', /add up to 1.1/],
    [
      'price',
      { capital: 1, discount: 0.1, years: 5, operating: 1, output: 1, unit: 'euros' },
      'unit',
      /no unit/,
    ],
    ['learning', { firstOfAKind: 1, n: 5, learningRate: 1 }, 'learningRate', /1/],
    ['annuity', { i: 0.1, n: 30, principl: 5 }, 'principl', /unknown input/],
  ])('%s %#', (method, inputs, path, words) => {
    const refused = () => run(method, inputs);
    expect(refused).toThrow(InputError);
    expect(refused).toThrow(words);
    expect(refused).toThrow(expect.objectContaining({ details: [expect.objectContaining({ path })] }));
  });

  it('a method that does not exist names its neighbours', () => {
    expect(() => run('scales', {})).toThrow(NotFoundError);
    expect(() => run('scales', {})).toThrow(
      expect.objectContaining({ details: [expect.objectContaining({ cure: 'write "scale"' })] }),
    );
    expect(() => run('npv', {})).toThrow(
      expect.objectContaining({
        details: [
          {
            path: 'method',
            value: 'npv',
            allowed: 'one of the methods of economics, as their list names it',
          },
        ],
      }),
    );
    expect(economicsListDocument(undefined).map(({ name }) => name)).toContain('start-up');
  });
});
