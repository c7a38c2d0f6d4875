import { expect, it } from 'vitest';
import type { SimulateOutput } from '../../../documents/heats/simulate.ts';
import { readPage } from '../../testing/read-page.ts';
import { simulationPage } from './simulation-page.ts';
import { trajectoriesOf } from './trajectories.ts';

const content = (mean_ppm: number, more: object = {}) => ({
  mean_ppm,
  p05_ppm: mean_ppm / 2,
  p95_ppm: mean_ppm * 2,
  ...more,
});
const look = (time_s: number, index: number, operation: string, composition: object) => ({
  time_s,
  index,
  operation,
  composition,
});
const simulated = (more: object = {}): SimulateOutput =>
  ({
    ...{
      metal_yield: 0.98765,
      energy_kWh: 900,
      limits: [],
      drivers: [],
      warnings: [],
      rareEarth: [],
      exchange: [],
      assumed: [],
    },
    trajectory: [
      look(0, 0, 'vacuum-induction', { S: content(20) }),
      look(3600, 0, 'vacuum-induction', { S: content(10) }),
      look(7200, 1, 'electroslag', { S: content(5) }),
    ],
    final: { S: content(5), Cr: content(200_000, { dissolved_mean_ppm: 199_000 }) },
    ...more,
  }) as unknown as SimulateOutput;
const read = (more: object = {}, id?: string) => readPage(simulationPage(simulated(more)), id);

it('names the operations once each, and what is left of the metal', () => {
  const page = read();
  expect(page.title).toBe('vacuum-induction, electroslag');
  expect(page.words[0]).toBe('98.77 % of the metal is left; 900 kWh.');
});

it('warns where no content has a band', () => {
  const flat = { mean_ppm: 5, p05_ppm: 5, p95_ppm: 5 };
  expect(read({ warnings: ['hot'] }).words).not.toEqual(
    expect.arrayContaining([expect.stringContaining('no content has a band')]),
  );
  expect(read({ warnings: ['hot'], final: { S: flat } }).words.slice(1, 3)).toEqual([
    'hot',
    expect.stringMatching(/^no content has a band/),
  ]);
});

it('says once how often such bands held, and behind it by the operations of the route', () => {
  const coverage = {
    ...{ words: 'such bands held 3 of 4.', promised: 0.9, bands: 'published', n: 4, inside: 3 },
    operations: [
      { operation: 'electroslag', n: 4, laboratories: 2, inside: 3 },
      { operation: 'electroslag', element: 'La', n: 1, laboratories: 1, inside: 0 },
    ],
  };
  expect(read({ coverage }).words.filter((one) => one === coverage.words)).toHaveLength(1);
  expect(read({ coverage }).words[1]).toBe(coverage.words);
  expect(read({ coverage }, 'spread').tables[0]).toEqual([
    ['operation', 'element', 'inside', 'of', 'laboratories'],
    ['electroslag', 'all numbers', '3', '4', '2'],
    ['electroslag', 'La', '0', '1', '1'],
  ]);
  expect(read().headings).not.toContain('What the bands rest on');
});

it('tells contents before and after with their bands, where the route is looked at from its first moment', () => {
  expect(read({}, 'contents').tables[0]).toEqual([
    ['element', 'unit', 'before', 'mean', '5 %', '95 %', 'dissolved'],
    ['S', 'ppm', '20.0', '5.00', '2.50', '10.0', ''],
    ['Cr', 'wt%', '0', '20.00', '10.00', '40.00', '19.90'],
  ]);
  const late = { trajectory: [look(7200, 1, 'electroslag', { S: content(5) })] };
  expect(read(late, 'contents').tables[0]![0]).toEqual([
    'element',
    'unit',
    'mean',
    '5 %',
    '95 %',
    'dissolved',
  ]);
  expect(read(late, 'contents').tables[0]![1]).toHaveLength(6);
  expect(read(late).headings).not.toContain('Contents over time');
  expect(read({ expectedErrors: ['S 2 ppm off'] }, 'contents').words).toEqual(['S 2 ppm off']);
  const table = simulationPage(simulated()).sections.find(({ id }) => id === 'contents')!.blocks[0];
  expect(table).toMatchObject({ predicted: 'electroslag' });
});

it('tells the median beside a band, which draws far off do not pull', () => {
  const skewed = content(20, { median_ppm: 8, dissolved_mean_ppm: 18, dissolved_median_ppm: 7 });
  const start = { ...content(50), median_ppm: 40 };
  const trajectory = [
    look(0, 0, 'vacuum-induction', { O: start }),
    look(3600, 0, 'vacuum-induction', { O: skewed }),
  ];
  const page = { final: { O: skewed }, trajectory };
  expect(read(page, 'contents').tables[0]).toEqual([
    ['element', 'unit', 'before', 'median', '5 %', '95 %', 'dissolved'],
    ['O', 'ppm', '40.0', '8.00', '10.0', '40.0', '7.00'],
  ]);
  expect(read(page, 'time').words[0]).toMatch(/^Line = median/);
  const point = { time_s: 3600, mean: 20, median: 8, p05: 10, p95: 40 };
  expect(trajectoriesOf(simulated(page)).rows[0]!.points[1]).toEqual(point);
});

it('says that no content moves where none does by a twentieth', () => {
  const still = [look(0, 0, 'hold', { S: content(5) }), look(60, 0, 'hold', { S: content(5) })];
  expect(read({ trajectory: still }, 'time').words).toEqual(['No content moves by a twentieth.']);
  expect(read({}, 'time').charts.length).toBeGreaterThan(0);
});

const limit = (more: object = {}) => ({
  operation: 'electroslag',
  index: 1,
  element: 'S',
  levers: [],
  limitedBy: 'slag',
  floor_ppm: 1,
  lever: 'stir',
  words: 'w',
  ...more,
});

it('says what a change of a setting would do, one table for each operation', () => {
  const levers = [
    { setting: 'time', change: '+10 %', effect_pct: -12.34 },
    { setting: 'slag', change: '+1 kg', effect_pct: 3 },
  ];
  const limits = [
    limit({ levers }),
    limit({ element: 'P', levers: levers.slice(1) }),
    limit({ index: 0, operation: 'vacuum-induction', levers: levers.slice(0, 1) }),
    limit({ element: 'N' }),
  ];
  const { tables, captions } = read({ limits }, 'levers');
  expect(tables).toEqual([
    [
      ['operation', 'element', 'time +10 %', 'slag +1 kg'],
      ['2 electroslag', 'S', expect.stringMatching(/^[-−]12 %$/), '+3.0 %'],
      ['2 electroslag', 'P', '', '+3.0 %'],
    ],
    [
      ['operation', 'element', 'time +10 %'],
      ['1 vacuum-induction', 'S', expect.stringMatching(/^[-−]12 %$/)],
    ],
  ]);
  expect(captions[0]).toMatch(/^2 electroslag: change of the content/);
  expect(read({}).headings).not.toContain('What a change would do');
});

it('tells where the metal went in grams, and leaves out what nobody could weigh', () => {
  const went = (kg: number, to: string) => ({ operation: 'electroslag', index: 1, element: 'S', to, kg });
  const { tables } = read(
    { exchange: [went(0.002, 'slag'), went(-1e-7, 'gas'), went(9e-8, 'wall')] },
    'exchange',
  );
  expect(tables[0]).toEqual([
    ['operation', 'element', 'slag', 'gas'],
    ['2 electroslag', 'S', '2.00', '-0.000100'],
  ]);
  expect(read({ exchange: [went(9e-8, 'wall')] }, 'exchange').words).toEqual([
    'Nothing left the metal and nothing came in.',
  ]);
});

it('tells rare earths and what the bands rest on only where there are any', () => {
  const kg = {
    in_kg: 1,
    added_kg: 0.5,
    product_kg: 0.2,
    wall_kg: 0,
    slag_kg: 0.01,
    dross_kg: 0,
    filter_kg: 0,
    other_kg: 0,
  };
  const rareEarth = [
    { operation: 'vacuum-induction', index: 0, element: 'La', ...kg },
    { operation: 'vacuum-induction', index: 0, element: 'Ce', ...kg, free_kg: 0.1 },
  ];
  const rows = read({ rareEarth }, 'rare-earths').tables[0]!;
  expect(rows.slice(1).map((row) => row.slice(0, 7))).toEqual([
    ['1 vacuum-induction', 'La', '1,000', '500', '200', '', '0'],
    ['1 vacuum-induction', 'Ce', '1,000', '500', '200', '100', '0'],
  ]);
  const drivers = [{ element: 'S', what: 'stirring', rankCorrelation: -0.456 }];
  expect(read({ drivers }, 'spread').tables[0]![1]).toEqual(['S', 'stirring', '-0.46']);
  const page = simulationPage(simulated({ rareEarth, drivers }));
  expect(page.sections.filter((one) => one.detail).map(({ id }) => id)).toEqual([
    'rare-earths',
    'exchange',
    'spread',
  ]);
  expect(simulationPage(simulated()).sections.map(({ id }) => id)).toEqual(['time', 'contents', 'exchange']);
});

it('says what limits a content, and what was published of it once', () => {
  const limits = [
    limit({ published: ['5 ppm in a paper'] }),
    limit({ element: 'P', published: ['5 ppm in a paper'] }),
  ];
  expect(read({ limits }, 'limits').words).toEqual(['5 ppm in a paper (for comparison, never enforced)']);
});

it('sets the names of elements to the left and their contents to the right', () => {
  const [table] = simulationPage(simulated()).sections.find(({ id }) => id === 'contents')!.blocks;
  const columns = table?.kind === 'table' ? table.columns.map(({ numeric = false }) => numeric) : [];
  expect(columns).toEqual([false, false, true, true, true, true, true]);
});

it('tells one rare earth, and what left the metal down to a tenth of a milligram', () => {
  const kg = { in_kg: 1, added_kg: 0, product_kg: 1, wall_kg: 0, slag_kg: 0, dross_kg: 0, filter_kg: 0 };
  const rareEarth = [{ operation: 'vacuum-induction', index: 0, element: 'La', ...kg, other_kg: 0 }];
  expect(read({ rareEarth }, 'rare-earths').tables[0]).toHaveLength(2);
  const left = (grams: number) => {
    const one = { operation: 'vacuum-induction', index: 0, element: 'S', to: 'slag', kg: grams / 1000 };
    return read({ exchange: [one] }, 'exchange').tables.length;
  };
  expect([left(0.1), left(-0.0002), left(0.00005)]).toEqual([1, 1, 0]);
});
