import { describe, expect, it } from 'vitest';
import type { InvestInput } from '../../documents/economics/invest.ts';
import { CancelledError, InputError } from '../../foundation/errors.ts';
import { parsedInvest } from './assured.ts';
import { investDocument } from './invest.ts';

const facts = { version: 'test' };
const exact = (value: number, unit = '1') => ({ value, unit, source: 'test', confidence: 'read' as const });
const price = (value: number, more: object = {}) => ({ ...exact(value, 'USD/kg'), date: '2026-11', ...more });
const plant = (more: object = {}): InvestInput =>
  parsedInvest(
    {
      name: 'even plant',
      asOf: '2026-11-28',
      currency: 'USD',
      years: 15,
      discount: exact(0.1),
      capital: [{ item: 'furnace', cost: exact(30e6, 'USD') }],
      output: exact(1.5e6, 'kg/a'),
      metalYield: exact(1, 'kg/kg'),
      sales: [{ item: 'ingot', price: price(12) }],
      feed: [{ item: 'metal', price: price(0) }],
      costs: [{ item: 'all else', amount: exact(12e6, 'USD/a'), per: 'a' }],
      draws: 200,
      ...more,
    },
    'plant',
  );
const run = (more: object = {}) => investDocument(plant(more), facts);

describe('an even plant', () => {
  it('has the minimum price of the textbook, split into its costs', async () => {
    const { central } = await run();
    expect(central.minimumPrice_per_kg).toBeCloseTo(10.6294755377, 8);
    const costs = new Map(central.costs.map(({ item, per_kg }) => [item, per_kg]));
    expect(costs.get('capital')).toBeCloseTo(2.6294755377, 8);
    expect(costs.get('all else')).toBeCloseTo(8, 8);
  });

  it('says that it starts at full output where no start-up is stated', async () => {
    const starts = (of: { assumed: readonly { what: string }[] }) =>
      of.assumed.some(({ what }) => what === 'output in the first year');
    expect(starts(await run())).toBe(true);
    expect(starts(await run({ startUp: { months: exact(18), share: exact(0.5) } }))).toBe(false);
  });

  it('names the price to ask today beside the average of the life: at that price it pays, at the average it does not', async () => {
    const staged = {
      qualification: {
        priceShareBefore: exact(0.6),
        priceShareFailed: exact(0.5),
        stages: [{ name: 'rig test', months: exact(24), cost: exact(1e6, 'USD'), chance: exact(1) }],
      },
    };
    const { central } = await run(staged);
    const ask = central.today.minimumPrice_per_kg!;
    expect(central.today.price_per_kg).toBe(12);
    expect(ask).toBeGreaterThan(central.minimumPrice_per_kg! + 0.1);
    const npvAt = async (asked: number) =>
      (await run({ ...staged, sales: [{ item: 'ingot', price: price(asked) }] })).central.npv;
    expect(Math.abs(await npvAt(ask))).toBeLessThan(1);
    expect(await npvAt(central.minimumPrice_per_kg!)).toBeLessThan(-1e5);
  });

  it('costs of a kilogram add up to the price at which it pays, whatever is inside', async () => {
    const { central } = await run({
      incomeTax: exact(0.25),
      loan: { share: exact(0.5), interest: exact(0.05), years: 10 },
      workingCapital: { metal_days: exact(60, 'd') },
      feed: [{ item: 'metal', price: price(3) }],
      rejects: { share: exact(0.05), price: price(2) },
      startUp: { months: exact(18), share: exact(0.5) },
      capital: [
        { item: 'furnace', cost: exact(30e6, 'USD') },
        { item: 'pumps', cost: exact(2e6, 'USD'), lifetime_years: 5 },
      ],
    });
    const sum = central.costs.reduce((all, { per_kg }) => all + per_kg, 0);
    expect(sum).toBeCloseTo(central.minimumPrice_per_kg!, 6);
    expect(central.rows.reduce((all, row) => all + row.workingCapital, 0)).toBeCloseTo(0, 6);
    expect(
      central.rows.map((row) => row.fixedCapital).flatMap((cost, year) => (cost > 0 ? [year] : [])),
    ).toEqual([0, 6, 11]);
  });

  it('a gate that fails half the time halves the value of what only qualified metal fetches', async () => {
    const gate = (chance: number) => ({
      qualification: {
        stages: [{ name: 'one', months: exact(0), chance: exact(chance), cost: exact(0, 'USD') }],
        priceShareBefore: exact(1),
        priceShareFailed: exact(0.5),
      },
      draws: 1200,
    });
    const [never, half, always] = [await run(gate(0)), await run(gate(0.5)), await run(gate(1))];
    expect(half.qualifiedShare).toBeCloseTo(0.5, 1);
    expect((half.npv.mean - never.npv.mean) / (always.npv.mean - never.npv.mean)).toBeCloseTo(0.5, 1);
  });
});

describe('a stage whose chance the assurance of its programme says', () => {
  const design = { heats: 10, perHeat: 10, level: '1A', hold: 0.08, fail: 0, specimens: 100, properties: [] };
  const result = {
    format: 'remelt-assure/1',
    manifest: { inputHash: 'a5a01bd93f6f3417', code: 'remelt', data: 'd', seed: 7 },
    assumed: [],
    wanted: 0.8,
    draws: 500,
    designs: [
      { ...design, pass: { chance: 0.6, low: 0.55, high: 0.65 }, cost_usd: 240_000, months: 3 },
      { ...design, pass: { chance: 0.92, low: 0.89, high: 0.94 }, cost_usd: 480_000, months: 6 },
    ],
    cheapest: 1,
  };
  const gated = (assured: object, more: object = {}) => ({
    qualification: {
      stages: [{ name: 'heats and specimens', assured, ...more }],
      priceShareBefore: exact(0.8),
      priceShareFailed: exact(0.5),
    },
    draws: 1200,
  });
  const stage = (assured: object, more: object = {}) => plant(gated(assured, more)).qualification!.stages[0]!;

  it('takes the cheapest design with its interval, time and cost, and says where they come from', async () => {
    const { chance, months, cost } = stage({ result });
    expect([chance.value, chance.low, chance.high, months.value, cost.value, cost.unit]).toEqual([
      0.92,
      0.89,
      0.94,
      6,
      480_000,
      'USD',
    ]);
    expect(chance.source).toMatch(
      /assurance of a programme: 10 heats of 10, level 1A, 500 programmes; document a5a01bd93f6f/,
    );
    const output = await investDocument(plant(gated({ result, design: 0 })), facts);
    expect(output.qualifiedShare).toBeCloseTo(0.6, 1);
    expect(output.assumed.map(({ what }) => what)).toContain('chance to pass heats and specimens');
    expect(output.drivers.some(({ measure }) => measure?.includes('specimens of the programme'))).toBe(true);
  });
  it('lets what is stated beside it go before', () => {
    expect(stage({ result }, { months: exact(9, 'months') }).months.value).toBe(9);
  });
  it('refuses a design that is not there, and an assurance without cost', () => {
    expect(() => stage({ result, design: 7 })).toThrow(/no design 7/);
    const { cheapest: _, ...open } = result;
    expect(() => stage({ result: open })).toThrow(/no design of heats and specimens reaches/);
    const { cost_usd: __, ...free } = result.designs[1]!;
    expect(() => stage({ result: { ...result, designs: [free], cheapest: 0 } })).toThrow(
      /says nothing of cost/,
    );
    expect(() =>
      plant({ qualification: { ...gated({ result }).qualification, stages: [{ name: 'x' }] } }),
    ).toThrow(/assured.*what an assurance answered/);
  });
});

describe('what the verdict rests on', () => {
  const wide = (confidence: 'read' | 'assumption') => ({
    sales: [{ item: 'ingot', price: price(14, { low: 8, high: 20, confidence, measure: 'a quotation' }) }],
    costs: [{ item: 'all else', amount: { ...exact(12e6, 'USD/a'), low: 11e6, high: 13e6 }, per: 'a' }],
    draws: 1200,
  });
  it('gives none where assumptions carry more than half of the variance, and names what to measure', async () => {
    const { verdict, assumedShare, drivers } = await run(wide('assumption'));
    expect(assumedShare).toBeGreaterThan(0.9);
    expect(verdict.word).toBe('no verdict');
    expect(verdict.words.join(' ')).toContain('ingot price: a quotation');
    expect(drivers[0]).toMatchObject({ path: 'sales[0].price' });
    expect(drivers[0]!.atLow).toBeLessThan(0);
  });
  it('decides on the same spread where it was read', async () => {
    expect(await run(wide('read'))).toMatchObject({ assumedShare: 0, verdict: { word: 'undecided' } });
    expect((await run()).verdict.word).toBe('pays');
    expect((await run({ sales: [{ item: 'ingot', price: price(8) }] })).verdict.word).toBe('does not pay');
  });
  it('shows variants on the same draws: a dearer kilogram is better in every one', async () => {
    const cheap = { ...wide('read'), variants: [{ name: 'cheaper', set: { 'costs[0].amount': 10e6 } }] };
    const { variants } = await run(cheap);
    // The amount becomes exact: draw by draw the difference is that of the cost alone, far narrower than the values.
    expect(variants[0]!.difference.chanceBetter).toBeGreaterThan(0.99);
    expect(variants[0]!.difference.p95 - variants[0]!.difference.p05).toBeLessThan(
      0.3 * (variants[0]!.npv.p95 - variants[0]!.npv.p05),
    );
  });
  it('wanders around the price of today', async () => {
    const { paths } = await run({
      paths: { nickel: { sd: exact(0.25) } },
      sales: [{ item: 'ingot', price: price(12), path: 'nickel', pathShare: exact(0.5) }],
      draws: 800,
    });
    const [first, last] = [paths[0]!.years[0]!, paths[0]!.years.at(-1)!];
    expect(first.p95 / first.median).toBeCloseTo(Math.exp(1.645 * 0.25), 1);
    expect(last.p95 - last.p05).toBeGreaterThan(2 * (first.p95 - first.p05));
  });
});

describe('money', () => {
  it('is one currency: with a rate it is converted, and a tonne is a thousand kilograms', async () => {
    const given = await run({
      rates: { EUR: exact(1.25, 'USD/EUR') },
      capital: [{ item: 'furnace', cost: exact(24, 'million EUR') }],
      sales: [{ item: 'ingot', price: { ...price(12000), unit: 'USD/t' } }],
    });
    expect(given.central.npv).toBeCloseTo((await run()).central.npv, 3);
  });
  it('says how old a price is', async () => {
    const { assumed } = await run({ sales: [{ item: 'ingot', price: price(12, { date: '2025' }) }] });
    expect(assumed[0]).toMatchObject({ kind: 'price-age', what: 'sales[0].price is 332 days old (of 2025)' });
  });
  it.each([
    [
      { sales: [{ item: 'ingot', price: { ...price(12), date: undefined } }] },
      'sales[0].price.date',
      /without a date/,
    ],
    [
      { sales: [{ item: 'ingot', price: { ...price(12), unit: undefined } }] },
      'sales[0].price.unit',
      /without a unit/,
    ],
    [{ capital: [{ item: 'f', cost: exact(1, 'EUR') }] }, 'rates.EUR', /no rate of EUR/],
    [
      { sales: [{ item: 'ingot', price: price(12, { date: '2027-01' }) }] },
      'sales[0].price.date',
      /after 2026/,
    ],
    [{ loan: { share: exact(0.5), interest: exact(0.05), years: 16 } }, 'loan.years', /outlives/],
    [{ workingCapital: { metal_days: exact(-5, 'd') } }, 'workingCapital.metal_days', /-5 d/],
    [{ feed: [{ item: 'a', price: price(1), share: exact(0.4) }] }, 'feed[0].share', /add up to 0.4/],
    [{ costs: [{ item: 'a', amount: exact(1, 'USD/heat'), per: 'heat' }] }, 'heat', /no heat is stated/],
    [{ variants: [{ name: 'v', set: { 'feed[7].price': 1 } }] }, 'variants[0].set', /no stated number/],
  ])('refuses %o', async (more, path, words) => {
    const document = JSON.parse(JSON.stringify({ ...plant(), ...more })) as object;
    const refused = investDocument(document, facts);
    await expect(refused).rejects.toThrow(InputError);
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toMatchObject({ details: [expect.objectContaining({ path })] });
  });
});

describe('a long calculation', () => {
  it('repeats by its seed, tells its progress and stops when asked', async () => {
    const asked = { ...plant(), draws: 1000, variants: [{ name: 'as it is', set: {} }] };
    const told: (readonly [number, string])[] = [];
    const first = await investDocument(asked, facts, {
      onProgress: (done, words) => told.push([done, words]),
    });
    expect(await investDocument(asked, facts)).toEqual(first);
    expect(told.map(([, words]) => words)).toEqual([
      'the plant: 500 of 1000 draws',
      'the plant: 1000 of 1000 draws',
      'the share of assumptions: 500 of 1000 draws',
      'the share of assumptions: 1000 of 1000 draws',
      'variant as it is: 500 of 1000 draws',
      'variant as it is: 1000 of 1000 draws',
    ]);
    const shares = told.map(([done]) => done);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    await expect(
      investDocument(plant({ draws: 1000 }), facts, { signal: AbortSignal.abort() }),
    ).rejects.toThrow(CancelledError);
  });
});
