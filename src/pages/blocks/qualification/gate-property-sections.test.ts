import { expect, it } from 'vitest';
import type { Section } from '../../../documents/page.ts';
import { readPage } from '../../testing/read-page.ts';
import { cleanlinessSection, equivalenceSection, propertySection } from './gate-property-sections.ts';

type Property = Parameters<typeof propertySection>[0];
type Plots = Parameters<typeof propertySection>[1]['plots'];
const read = (sections: readonly Section[]) =>
  readPage({ format: 'remelt-page/1', title: 't', lead: [], sections } as never);

const bound = (method: string, more: object = {}) => ({
  ...{ method, side: 'lower', content: 0.99, confidence: 0.95, value: 1234.567 },
  ...more,
});
const property = (more: object = {}): Property =>
  ({
    ...{
      id: 'strength',
      unit: 'MPa',
      verdict: 'PASS',
      heats: 3,
      values: 30,
      reasons: [],
      basis: [bound('normal')],
    },
    ...more,
  }) as unknown as Property;
const section = (more: object = {}, plots: Plots = []) =>
  propertySection(property(more), { index: 1, plots });

it('says what decides, and alarms apart from it', () => {
  const reasons = [
    { verdict: 'HOLD', words: 'too few heats' },
    { verdict: 'ALARM', words: 'two groups' },
  ];
  expect(read(section({ reasons })).words).toEqual([
    'HOLD: too few heats',
    'Alarms decide nothing:',
    'two groups',
  ]);
  expect(read(section({ reasons: reasons.slice(0, 1) })).words).toEqual(['HOLD: too few heats']);
  expect(section()[0]).toMatchObject({ id: 'property-2', heading: 'strength' });
});

it('says what the verdict is with what was excluded', () => {
  const words = (withExcluded: object) => read(section({ withExcluded })).words;
  expect(words({ excluded: 1, verdict: 'FAIL', issued: null })).toEqual([
    'With the 1 excluded value the verdict is FAIL.',
  ]);
  expect(words({ excluded: 2, verdict: 'PASS', issued: { value: 1200 } })).toEqual([
    'With the 2 excluded values the verdict is PASS, and 1,200 MPa is issued.',
  ]);
});

it('tells every number with its method, and which bound is issued', () => {
  const basis = [bound('normal'), bound('weibull', { value: 1200 }), bound('normal', { side: 'upper' })];
  const issued = { ...basis[0]!, label: 'A-basis' };
  const { tables } = read(section({ basis, issued }));
  expect(tables[0]!.slice(1).map((row) => [row[0], row[3], row[4]])).toEqual([
    ['lower bound of 99 % at 95.0 %', 'normal', 'issued: A-basis'],
    ['lower bound of 99 % at 95.0 %', 'weibull', 'shown beside'],
    ['upper bound of 99 % at 95.0 %', 'normal', 'shown beside'],
  ]);
  const upper = read(section({ basis, issued, issuedUpper: { ...basis[2]!, label: 'most' } })).tables[0]!;
  expect(upper[3]!.at(-1)).toBe('issued: most');
  const other = read(section({ basis, issued: { ...issued, content: 0.9 } })).tables[0]!;
  expect(other[1]!.at(-1)).toBe('shown beside');
  const fold = section({ basis })[0]!.blocks[0]!;
  expect(fold).toMatchObject({ summary: '3 numbers with their methods, from 30 values, 3 heats that count' });
  expect(section({ basis: [] })).toEqual([]);
});

it('tells the difference of means with both ends against its margin, and the ratio of spreads', () => {
  const equivalence = { difference: 2, interval: [-3, 7], p: 0.03, margin: 10, verdict: 'PASS' };
  const sdRatio = { ratio: 1.1, upper: 1.4, limit: 1.5 };
  expect(
    read(section({ basis: [], equivalence, sdRatio }))
      .tables[0]!.slice(1)
      .map(([what, , , , use]) => [what, use]),
  ).toEqual([
    ['difference of means', '30 values, 3 heats that count'],
    ['its lower end', 'margin 10 MPa'],
    ['its upper end', 'margin 10 MPa'],
    ['p of equivalence', '30 values, 3 heats that count'],
    ['SD ratio to the baseline', '30 values, 3 heats that count'],
    ['its upper bound', 'limit 1.5'],
  ]);
});

it('draws the values by heat with the bounds that count, and folds the distributions beyond two charts', () => {
  const basisPlot = { kind: 'basis', title: 'Values', unit: 'MPa', groups: [], bounds: [] };
  const family = (name: string) => ({
    ...{
      kind: 'probability',
      title: name,
      unit: 'MPa',
      family: name,
      points: [],
      fit: [],
      bound: [],
      confidence: 0.95,
      ticks: [],
    },
  });
  const plots = [basisPlot, family('normal'), family('lognormal'), family('weibull')] as unknown as Plots;
  const titles = (more: object, some = plots) =>
    section(more, some)[0]!.blocks.flatMap((block) => {
      const panels = block.kind === 'fold' ? block.blocks : [block];
      return panels.flatMap((one) =>
        one.kind === 'panels'
          ? [one.charts.map((chart) => (chart.kind === 'statistic' ? chart.plot.title : ''))]
          : [],
      );
    });
  expect(titles({})).toEqual([['Values by heat, and 99 % bounds', 'normal']]);
  expect(titles({ basis: [bound('normal'), bound('weibull')] })).toEqual([
    ['Values by heat, and 99 % bounds', 'normal'],
    ['weibull'],
  ]);
  // where no family was used all are shown
  expect(titles({ basis: [] })).toEqual([
    ['Values', 'normal'],
    ['lognormal', 'weibull'],
  ]);
  const strict = [bound('normal', { content: 0.9 }), bound('normal', { value: 7 })];
  const [panels] = section({ basis: strict, issued: { ...strict[1]!, label: 'A' } }, plots)[0]!.blocks;
  expect(panels).toMatchObject({
    charts: [{ narrow: true, plot: { bounds: [{ name: 'normal', value: 7, issued: true }] } }, {}],
  });
  const [loose] = section({ basis: strict, issued: { ...strict[0]!, label: 'B' } }, plots)[0]!.blocks;
  expect(loose).toMatchObject({ charts: [{ plot: { title: 'Values by heat, and 90 % bounds' } }, {}] });
  const [none] = section({ basis: strict }, plots)[0]!.blocks;
  expect(none).toMatchObject({
    charts: [{ plot: { title: 'Values by heat, and 99 % bounds', bounds: [{ issued: false }] } }, {}],
  });
});

it('tells rates of findings against their limits', () => {
  const rate = {
    id: 'oxides',
    verdict: 'HOLD',
    findings: 1,
    mass_t: 12,
    limit_per_t: 0.5,
    upper_per_t: 0.4,
    detection: 0.9,
    more_t: 3,
  };
  const { upper_per_t: _, detection: _detection, ...unknown } = { ...rate, more_t: 0 };
  const found = read(
    cleanlinessSection({
      cleanliness: [rate, unknown],
      inclusions: [{ id: 'TiN', verdict: 'PASS', words: 'few' }],
    } as never),
  );
  expect(found.tables[0]!.slice(1)).toEqual([
    ['oxides', 'HOLD', '1', '12', '0.4', '0.5', '90', '3'],
    ['oxides', 'HOLD', '1', '12', '-', '0.5', 'all, assumed', '-'],
  ]);
  expect(found.words).toEqual([expect.stringMatching(/^Exact Poisson bounds/), 'TiN: PASS: few']);
  expect(cleanlinessSection({} as never)).toEqual([]);
});

it('draws differences of means in units of their margins', () => {
  const equivalence = { difference: 2, interval: [-3, 12], margin: 10, verdict: 'HOLD' };
  const inside = { difference: 1, interval: [-1, 2], margin: 10, verdict: 'PASS' };
  const properties = [property({ equivalence }), property({ id: 'yield', equivalence: inside }), property()];
  expect(read(equivalenceSection({ properties } as never)).charts).toMatchObject([
    {
      plot: {
        margins: [-1, 1],
        rows: [
          { name: 'strength', low: -0.3, middle: 0.2, high: 1.2, inside: false },
          { name: 'yield', low: -0.1, middle: 0.1, high: 0.2, inside: true },
        ],
      },
    },
  ]);
  expect(equivalenceSection({ properties: [property()] } as never)).toEqual([]);
});
