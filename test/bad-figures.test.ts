import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

/** What the verbs of the life cycle and of money refuse: which place, by how much, and how it is cured. */
let folder: ReturnType<typeof freshFolder>;
beforeAll(() => {
  folder = freshFolder();
});
afterAll(() => folder.remove());

const flow = (id: string, from: string, to: string, value: number, more: object = { constant: true }) => ({
  ...{ id, from, to, value },
  ...more,
});
const loop = (share: number, back: number) => ({
  processes: ['melt', 'cast'],
  inputs: [{ to: 'melt', amounts: { Ni: 1 } }],
  transfers: [
    { from: 'melt', to: 'cast', share },
    { from: 'cast', to: 'melt', share: back },
  ],
});
const chain = (change: object = {}, ofClass: object = {}) => ({
  years: 3,
  regions: ['EU'],
  grades: [{ name: 'IN718', composition: { Ni: 0.53 } }],
  classes: [
    {
      ...{ name: 'disk', grade: 'IN718', heatPerPart: 5 },
      ...{ inflowPerYear: 1, lifetime: { type: 'fixed', mean: 2 } },
      ...{ machining: { returned: 0.8 }, endOfLife: [{ returned: 0.4 }] },
      ...ofClass,
    },
  ],
  ...change,
});
const melting = {
  ...{ name: 'melting', source: 's', makes: [{ product: 'heat', amount: 1, unit: 'kg' }] },
  uses: [{ product: 'Ni', amount: 0.5, unit: 'kg' }],
};
const inventory = (change: object = {}, process: object = {}) => ({
  functionalUnit: { product: 'heat', amount: 1, unit: 'kg' },
  background: 'footprints',
  processes: [{ ...melting, ...process }],
  ...change,
});

const CASES: readonly (readonly [
  string,
  string,
  object,
  { readonly says: RegExp; readonly cure: RegExp },
])[] = [
  [
    'a process that hands on more than it gets',
    'loop',
    { ...loop(0.7, 0.1), transfers: [...loop(0.7, 0.1).transfers, { from: 'melt', to: 'melt', share: 0.5 }] },
    { says: /melt hands on 1\.2 of the Ni it gets/, cure: /./ },
  ],
  [
    'a loop that gives back all',
    'loop',
    loop(1, 1),
    { says: /singular.*melt.*cast|singular.*cast.*melt/, cure: /lower what the loop uses/ },
  ],
  [
    'more part than metal: a yield above 1',
    'chain',
    chain({}, { heatPerPart: 0.9 }),
    { says: /heatPerPart is 0.9/, cure: /./ },
  ],
  [
    'shares above 1',
    'chain',
    chain({}, { machining: { returned: 0.8, downgraded: 0.4 } }),
    { says: /machining.returned makes 1.2 with downgraded/, cure: /./ },
  ],
  [
    'exact flows that do not close, with node and difference',
    'reconcile',
    { processes: ['melt'], flows: [flow('in', 'yard', 'melt', 100), flow('out', 'melt', 'cast', 93)] },
    { says: /balance of melt off by 7/, cure: /correct an exact value there/ },
  ],
  [
    'a negative stock',
    'stock',
    { mode: 'stock-driven', stock: [5, -1], lifetime: { type: 'fixed', mean: 2 } },
    { says: /stock.*-1/, cure: /./ },
  ],
  [
    'a background without an element',
    'inventory',
    inventory({}, { uses: [{ product: 'Nd', amount: 1, unit: 'kg' }] }),
    { says: /footprints has no Nd, which melting uses/, cure: /./ },
  ],
  [
    'a missing unit',
    'inventory',
    inventory({}, { uses: [{ product: 'Ni', amount: 1 }] }),
    { says: /uses\[0\].unit is missing/, cure: /./ },
  ],
  [
    'a factor without a date',
    'inventory',
    inventory({ methods: [{ name: 'M', source: 's', factors: { CO2e: 1 } }] }),
    { says: /methods\[0\].date of M is missing/, cure: /./ },
  ],
  [
    'a loop of an inventory that uses up what it makes',
    'inventory',
    inventory({
      processes: [
        { ...melting, uses: [{ product: 'alloy', amount: 1, unit: 'kg' }] },
        {
          ...melting,
          name: 'alloying',
          makes: [{ product: 'alloy', amount: 1, unit: 'kg' }],
          uses: [{ product: 'heat', amount: 1, unit: 'kg' }],
        },
      ],
    }),
    { says: /singular.*(melting -> alloying|alloying -> melting)/, cure: /lower what the loop uses/ },
  ],
];

it.each(CASES)('%s (remelt lifecycle %s)', async (_title, method, inputs, { says, cure }) => {
  const ran = await remelt(folder.path, ['lifecycle', method, '-', '--json'], {
    input: JSON.stringify(inputs),
  });
  expect(ran.code).toBe(2);
  const { message, details } = (
    ran.json() as { error: { message: string; details: { path?: string; cure?: string }[] } }
  ).error;
  expect(message).toMatch(says);
  expect(details[0]).toMatchObject({ path: expect.stringMatching(/./), cure: expect.stringMatching(cure) });
});

const example = (path: string) =>
  JSON.parse(readFileSync(new URL(`../examples/${path}.json`, import.meta.url), 'utf8')) as Plant;
interface Plant {
  readonly sales: readonly { readonly price: object }[];
  readonly loan: object;
  readonly workingCapital: { readonly metal_days: object };
  readonly claims: readonly object[];
}
const plant = example('investments/vim-esr-var-6t');
const { boundary: _boundary, ...unbounded } = example('claims/first-note').claims[0] as {
  readonly boundary: string;
};
const priced = (change: object): object => ({
  ...plant,
  sales: plant.sales.map((one, i) => (i === 0 ? { ...one, price: { ...one.price, ...change } } : one)),
});

const MONEY: readonly (readonly [
  string,
  string,
  object,
  { readonly says: RegExp; readonly cure: RegExp },
])[] = [
  [
    'a second currency without a rate',
    'invest',
    priced({ unit: 'EUR/kg' }),
    { says: /sales\[0\]\.price is in EUR, and there is no rate of EUR in USD/, cure: /add rates\.EUR/ },
  ],
  [
    'a price without a date',
    'invest',
    priced({ date: undefined }),
    { says: /sales\[0\]\.price is a price without a date/, cure: /on which day the price was read/ },
  ],
  [
    'a loan that outlives the plant',
    'invest',
    { ...plant, loan: { ...plant.loan, years: 90 } },
    { says: /a loan over 90 years outlives a plant of \d+/, cure: /shorten the loan/ },
  ],
  [
    'negative working capital',
    'invest',
    {
      ...plant,
      workingCapital: { metal_days: { ...plant.workingCapital.metal_days, value: -5, low: -6, high: -4 } },
    },
    { says: /metal_days is -5 d/, cure: /state what customers pay ahead as a loan/ },
  ],
  [
    'a claim without a boundary',
    'claim',
    { ...example('claims/first-note'), claims: [unbounded] },
    { says: /has no boundary/, cure: /./ },
  ],
];

it.each(MONEY)('%s (remelt %s)', async (_title, verb, document, { says, cure }) => {
  const ran = await remelt(folder.path, [verb, '-', '--json'], { input: JSON.stringify(document) });
  const { error } = ran.json() as { error: { message: string; details: { cure?: string }[] } };
  expect(ran.code).toBe(2);
  expect(error.message).toMatch(says);
  expect(error.details[0]).toMatchObject({ cure: expect.stringMatching(cure) });
});

it('an old price is said on the page of an investment', async () => {
  const old = { ...priced({ date: '2025' }), draws: 200 };
  const ran = await remelt(folder.path, ['invest', '-'], { input: JSON.stringify(old) });
  expect(ran.out).toMatch(/Stale deck: .*price.* is 332 days old \(of 2025\).*Ask for new prices/);
});
