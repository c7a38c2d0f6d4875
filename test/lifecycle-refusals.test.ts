import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

/** What the verbs of the life cycle refuse: which place, by how much, and how it is cured. */
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
