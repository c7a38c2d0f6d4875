import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from './testing/remelt.ts';

const folder = freshFolder();
afterAll(() => folder.remove());
const type = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
/** What a command prints, once it has done what it should. */
const done = async (...argv: string[]): Promise<string> => {
  const ran = await type(...argv);
  expect(ran.code === 0 ? '' : ran.err + ran.out).toBe('');
  return ran.out;
};
const CUSTOMER = ['--customer', 'Customer C'];
const DERIVE = [
  '--from',
  'C-718 rev 3',
  '--through',
  'esr-var',
  '--mass',
  '500',
  ...CUSTOMER,
  '--by',
  'p-plan',
];

interface Derived {
  readonly kept: boolean;
  readonly derived: {
    readonly specification: {
      readonly limits_wtpct: Readonly<Record<string, { readonly min?: string; readonly max?: string }>>;
      readonly limits_ppm: Readonly<Record<string, { readonly max: string }>>;
    };
  };
}

/** Limits as a person types them in again from the page. */
const retyped = ({ limits_wtpct, limits_ppm }: Derived['derived']['specification']): string[] => [
  ...Object.entries(limits_wtpct).map(([element, { min = '', max = '' }]) => `${element}=${min}..${max}`),
  ...Object.entries(limits_ppm).map(([element, { max }]) => `${element}=..${max}ppm`),
];

it('derives limits of remelt stock, which one person keeps and another compares', async () => {
  const product = ['C-718', '3', '--grade', 'IN718', 'S=..20ppm', '--form', 'wrought'];
  await done('spec', 'enter', ...product, ...CUSTOMER, '--by', 'p-plan');
  writeFileSync(
    join(folder.path, 'esr-var.json'),
    JSON.stringify([{ operation: 'electroslag' }, { operation: 'vacuum-arc' }]),
  );
  await done('route', 'enter', 'esr-var', '--from', 'esr-var.json', '--by', 'p-plan');
  const early = await type('spec', 'derive', 'C-RS', '1', ...DERIVE);
  expect(early.code).not.toBe(0);
  expect(early.err).toContain('compared by nobody');
  await done('spec', 'compare', ...product, '--by', 'p-qual');

  // only shown, then kept; who derived it does not compare it
  expect(await done('spec', 'derive', 'C-RS', '1', ...DERIVE, '--dry-run')).toContain('Not kept');
  expect((await type('spec', 'show', 'C-RS rev 1')).code).toBe(2);
  const { kept, derived } = (
    await type('spec', 'derive', 'C-RS', '1', ...DERIVE, '--json')
  ).json() as Derived;
  expect(kept).toBe(true);
  expect(Number(derived.specification.limits_ppm.S!.max)).toBeGreaterThan(25);
  expect(await done('spec', 'show', 'C-RS rev 1')).toMatch(
    /derived from +C-718 rev 3 through esr-var, confidence 0\.95/,
  );
  const again = ['C-RS', '1', '--grade', 'IN718', ...retyped(derived.specification)];
  const formless = await type('spec', 'compare', ...again, '--by', 'p-qual');
  expect(formless.code).toBe(1);
  expect(formless.out).toMatch(/product form +remelt stock +-/);
  const stock = [...again, '--form', 'remelt stock'];
  expect((await type('spec', 'compare', ...stock, '--by', 'p-plan')).err).toContain(
    'cannot do "compare specification"',
  );
  await done('spec', 'compare', ...stock, '--by', 'p-qual');
}, 120_000);

it('plans and charges a heat by them', async () => {
  for (const metal of [
    'Ni-electrolytic 300',
    'Fe-electrolytic 110',
    'Cr-vacuum-grade 120',
    'FeNb 60',
    'Mo-briquette 20',
    'Ti-sponge 10',
    'Al-ingot 6',
  ])
    await done('lot', 'buy', ...metal.split(' '), '--by', 'p-goods');
  const planned = await type(
    'heat',
    'plan',
    'H-1',
    '--spec',
    'C-RS rev 1',
    '--mass',
    '500',
    '--by',
    'p-plan',
    '--json',
  );
  expect(planned.code).toBe(0);
  const { plan } = planned.json() as {
    plan: { heats: { composition_wtpct: { refined: Record<string, number> } }[] };
  };
  const { Ti } = plan.heats[0]!.composition_wtpct.refined;
  // the product begins at 0.65, of which the slag would take its share
  expect(Ti).toBeGreaterThan(0.75);

  const charged = await type('heat', 'charge', 'H-1', '--as-planned', '--yes', '--by', 'p-melt', '--json');
  const { heat } = charged.json() as { heat: { input_g: number } };
  await done(
    'heat',
    'melt',
    'H-1',
    '--kg',
    '500',
    '--loss',
    `fume=${(heat.input_g - 500_000) / 1000}`,
    '--by',
    'p-melt',
  );
}, 120_000);

it('releases the ingot and certifies it "not for parts", with more sulphur than the product may have', async () => {
  await done('heat', 'cast', 'H-1', '--object', 'E-1=500', '--by', 'p-melt');
  const sampled = ['--place', 'ingot top', '--by', 'p-lab', '--object', 'E-1'];
  const rest = [
    'Cr=18.9',
    'Fe=18.3',
    'Nb=5.10',
    'Mo=3.02',
    'Al=0.52',
    'Co=0.05',
    'C=0.020',
    'Mn=0.05',
    'Si=0.05',
    'Cu=0.02',
    'B=0.0010',
    'P=0.004',
  ];
  await done(
    'heat',
    'sample',
    'H-1',
    'Ni=53.0',
    'Ti=0.98',
    'S=25ppm',
    ...rest,
    ...sampled,
    '--method',
    'OES',
    '--id',
    'A-1',
  );
  await done(
    'heat',
    'sample',
    'H-1',
    'Pb=<0.5ppm',
    'Bi=<0.1ppm',
    'Se=<0.5ppm',
    ...sampled,
    '--method',
    'ICP-MS',
    '--id',
    'A-2',
  );
  const judge = ['release', '--of', 'object:E-1', '--by', 'p-cert', '--spec'];
  expect(await done(...judge, 'C-RS rev 1', '--save', 'release.json')).toMatch(
    /ingot E-1, remelt stock: PASS/,
  );
  const issued = await type(
    'certificate',
    'object:E-1',
    '--release',
    'release.json',
    '--number',
    'C-1',
    ...CUSTOMER,
    '--by',
    'p-cert',
    '--json',
  );
  expect(issued.code).toBe(0);
  expect(issued.json()).toMatchObject({
    specimen: true,
    specification: {
      productForm: 'remelt stock',
      derivedFrom: { specification: 'C-718 rev 3', route: 'esr-var', confidence: 0.95 },
    },
    statement: expect.stringMatching(/not for parts\.$/),
  });
  expect(
    await done(
      'certificate',
      'object:E-1',
      '--release',
      'release.json',
      '--number',
      'C-1',
      ...CUSTOMER,
      '--by',
      'p-cert',
    ),
  ).toMatch(/Product form +remelt stock, not for parts/);
}, 120_000);
