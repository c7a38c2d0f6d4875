import { expect, it } from 'vitest';
import type { AdviseOutput } from '../../../documents/heats/advise.ts';
import { readPage } from '../../testing/read-page.ts';
import { advicePage, answeredAdvicePage, heatAdvicePage } from './advice-page.ts';

const limit = (of: string, more: object = {}) => ({
  ...{ of, side: 'at most', limit_ppm: 10, probabilityNow: 0.5, probabilityAtStop: 0.97, lever: null },
  now: { mean_ppm: 12, p05_ppm: 11, p95_ppm: 13 },
  atStop: { mean_ppm: 8, p05_ppm: 7, p95_ppm: 9 },
  ...more,
});
const contents = (of: string) => ({ of, mean_ppm: [12e4, 8e4], p05_ppm: [11e4, 7e4], p95_ppm: [13e4, 9e4] });
const advice = (more: object = {}): AdviseOutput =>
  ({
    ...{
      heat: 'H-1',
      now_s: 600,
      stop_s: 1800,
      standing: 'advice',
      words: ['Pour in 20 min.', 'Stir.'],
      warnings: ['old sample'],
    },
    ...{
      acceptance: { words: 'asked: 95 %' },
      limits: [limit('S')],
      samples: [],
      pending: [],
      assumed: [],
      correction: null,
    },
    course: { times_s: [600, 1800], sure: [0.4, null], contents: [contents('S')], readings: [] },
    sure: { now: 0.4, atStop: 0.97, atLatest: 0.999, wanted: 0.95 },
    ...more,
  }) as unknown as AdviseOutput;
const read = (output: AdviseOutput, id?: string) => readPage(advicePage(output), id);

it('says what to do first, then the rest, and calls it an outlook where it is no advice', () => {
  const page = read(advice());
  expect([page.title, ...page.words]).toEqual([
    'H-1 at 10 min',
    'Pour in 20 min.',
    'asked: 95 %',
    'Stir.',
    'old sample',
  ]);
  expect(page.headings[0]).toBe('Advice');
  const outlook = read(advice({ standing: 'outlook', heat: undefined, words: ['Wait.', 'So.'] }));
  expect([outlook.title, outlook.headings[0]]).toEqual(['The melt at 10 min', 'Outlook, no advice']);
  expect(advicePage(advice({ words: [] })).sections.map(({ id }) => id)).toEqual([
    'sure',
    'contents',
    'limits',
    'warnings',
  ]);
});

it('draws how sure it is in percent over minutes, with now, the pour and what is asked', () => {
  const plot = (more: object) => {
    const [chart] = read(advice(more), 'sure').charts;
    return chart?.kind === 'xy' ? chart.plot : undefined;
  };
  expect(plot({})).toMatchObject({
    description: 'now 40 %, when poured 97 %, at the latest time more than 99 %',
    series: [
      { points: [[10, 40]], name: 'sure' },
      { at: 95, name: 'asked' },
      { at: 10, name: 'now' },
      { at: 30, name: 'pour' },
    ],
  });
  const names = (more: object) => plot(more)!.series.map(({ name }) => name);
  expect(names({ stop_s: null })).toEqual(['sure', 'asked', 'now']);
  const correction = {
    additions: [{ id: 'Al', mass_kg: 1, cost_usd: 2 }],
    pour_s: 2400,
    at_s: 900,
    words: [],
  };
  expect(plot({ stop_s: null, correction })!.series.at(-1)).toMatchObject({ at: 40, name: 'pour' });
  expect(names({ stop_s: null, correction: { ...correction, additions: [] } })).toEqual([
    'sure',
    'asked',
    'now',
  ]);
});

it('draws the contents that decide: read, or not certain now or when poured', () => {
  const drawn = (limits: readonly object[], readings: readonly object[] = []) =>
    read(
      advice({
        limits,
        course: { times_s: [600, 1800], sure: [], readings, contents: ['S', 'P', 'Cr'].map(contents) },
      }),
      'contents',
    ).charts.map((chart) => (chart.kind === 'xy' ? chart.plot.title : ''));
  const sure = { probabilityNow: 0.999, probabilityAtStop: 0.9999 };
  expect(drawn([limit('S', sure), limit('P', { ...sure, probabilityNow: 0.998 })])).toEqual(['P [ppm]']);
  expect(drawn([limit('S', { ...sure, probabilityAtStop: 0.5 }), limit('P', sure)])).toEqual(['S [ppm]']);
  expect(drawn([limit('S', sure)], [{ of: 'Cr', at_s: 0, ppm: 1, below: false }])).toEqual(['Cr [wt%]']);
  const [chart] = read(
    advice({
      limits: [limit('Cr', { limit_ppm: 210_000 })],
      course: {
        ...{ times_s: [600, 1800], sure: [], contents: [contents('Cr')] },
        readings: [
          { of: 'Cr', at_s: 300, ppm: 20_000, below: false },
          { of: 'Cr', at_s: 360, ppm: 10_000, below: true },
        ],
      },
    }),
    'contents',
  ).charts;
  expect(chart).toMatchObject({
    plot: {
      description: 'at most 21.0 wt%, holds with 97 %',
      series: [
        {
          kind: 'band',
          low: [
            [10, 11],
            [30, 7],
          ],
          high: [
            [10, 13],
            [30, 9],
          ],
        },
        {
          points: [
            [10, 12],
            [30, 8],
          ],
          name: 'mean',
        },
        { kind: 'rule', axis: 'y', at: 21, name: 'at most' },
        { points: [[5, 2]], hollow: false, name: 'read' },
        { points: [[6, 1]], hollow: true, name: 'read as less than' },
        { name: 'now' },
        { name: 'pour' },
      ],
    },
  });
});

it('tells each limit with what there is now and when poured', () => {
  const table = (more: object) => read(advice(more), 'limits').tables[0]!;
  expect(table({})).toEqual([
    ['limit', 'is', 'now', 'when poured', 'holds', 'what moves it'],
    ['S at most', '10.0 ppm', '12.0 (11.0 to 13.0)', '8.00 (7.00 to 9.00)', '97 %', ''],
  ]);
  expect(table({ limits: [limit('S', { lever: 'slag' })] })[1]!.at(-1)).toBe('slag');
  expect(table({ stop_s: null })[0]![3]).toBe('at the surest time');
  const correction = { additions: [], words: ['add nothing'], at_s: 0, pour_s: 0 };
  expect(table({ stop_s: null, correction })[0]![3]).toBe('when poured');
});

it('says what to add, what the laboratory owes and what samples are worth, only where there is any', () => {
  const correction = {
    additions: [{ id: 'Al', mass_kg: 1.25, cost_usd: 3.5 }],
    pour_s: 2400,
    at_s: 900,
    words: ['then stir'],
  };
  const addition = read(advice({ correction }), 'addition');
  expect([addition.tables[0]![1], addition.captions, addition.words]).toEqual([
    ...[['Al', '1.250', '3.50'], ['added at 15 min, poured at 40 min'], ['then stir']],
  ]);
  expect(read(advice({ correction: { ...correction, additions: [] } }), 'addition')).toMatchObject({
    tables: [],
    words: ['then stir'],
  });
  const pending = [{ id: 'B-1', method: 'OES', elements: ['S', 'P'], due_s: 1230, words: 'much' }];
  expect(read(advice({ pending }), 'pending').tables[0]![1]).toEqual(['B-1', 'OES', 'S, P', '21', 'much']);
  const samples = [
    { count: 2, method: 'OES', elements: ['S'], take_s: 600, result_s: 1500, words: 'little' },
  ];
  expect(read(advice({ samples }), 'samples').tables[0]![1]).toEqual(['2 x OES', 'S', '10', '25', 'little']);
  expect(advicePage(advice({ warnings: [] })).sections.map(({ id }) => id)).toEqual([
    'advice',
    'sure',
    'contents',
    'limits',
  ]);
});

it('says of a heat of the ledger what is missing, and of an answered advice by whom', () => {
  const asked = {
    advice: advice(),
    rests: ['the plan'],
    moltenAt: '2026-11-28T06:30:10Z',
    zeroAt: '2026-11-28T06:00:00Z',
  };
  const heat = heatAdvicePage({ ...asked, missing: [{ what: 'a sample', cure: 'take one' }] } as never);
  expect(readPage(heat, 'missing').tables[0]![1]).toEqual(['a sample', 'take one']);
  expect(readPage(heat, 'rests').words).toEqual([
    ...['the plan', 'molten since 2026-11-28 06:30 UTC; minutes count from 2026-11-28 06:00 UTC'],
  ]);
  expect(heatAdvicePage({ ...asked, missing: [] } as never).sections[0]!.id).toBe('advice');
  const answered = answeredAdvicePage({
    advice: advice(),
    answer: { decision: 'accepted', by: 'p-melt' },
  } as never);
  expect(readPage(answered, 'answer').words).toEqual(['accepted by p-melt: recorded, nothing was moved']);
});
