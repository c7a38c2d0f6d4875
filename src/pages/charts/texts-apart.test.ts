import { describe, expect, it } from 'vitest';
import type { Chart, Flow, FlowNode } from '../../documents/page-charts.ts';
import { chartSvg } from './chart.ts';

/** Room that a card leaves on a phone of 390 px [px]. */
const PHONE = 332;
/** Least size of a letter there [px]. */
const LEAST = 11;
/** Width of a letter, as a share of its size, and of a bold one; what is read between two words side by side [px]. */
const [LETTER, BOLD, BETWEEN] = [0.55, 0.6, 1] as const;

const node = (name: string, kind: FlowNode['kind']): FlowNode => ({ id: name, name, kind });
const flow = (from: string, to: string, mass_kg: number): Flow => ({ from, to, mass_kg });

const PLANT = [
  node('purchased-scrap', 'return'),
  node('virgin', 'virgin'),
  node('addition-alloy', 'virgin'),
  node('internal-revert', 'return'),
  node('yard', 'product'),
  node('heats', 'heat'),
  node('pieces', 'product'),
  ...['left in yard', 'left in pieces', 'shipped', 'in the furnace'].map((name) => node(name, 'product')),
  ...['kerf', 'skull', 'dust', 'oil and water', 'spill', 'oil'].map((name) => node(name, 'loss')),
];

/** A year of a plant: what was charged stands between a yard and its pieces, and most losses are hairs. */
const year = (charged_kg: number, received_kg: readonly number[]): readonly Flow[] => [
  ...PLANT.slice(0, 4).map(({ name }, i) => flow(name, 'yard', received_kg[i]!)),
  flow(
    'yard',
    'left in yard',
    received_kg.reduce((sum, one) => sum + one, -charged_kg - 30),
  ),
  flow('yard', 'heats', charged_kg),
  flow('yard', 'oil and water', 29.5),
  flow('yard', 'oil', 0.5),
  flow('heats', 'pieces', 0.94 * charged_kg),
  flow('heats', 'in the furnace', 25),
  flow('heats', 'skull', 12),
  flow('heats', 'dust', 10),
  flow('heats', 'spill', 1),
  flow('pieces', 'left in pieces', 0.7 * charged_kg),
  flow('pieces', 'shipped', 0.24 * charged_kg),
  flow('pieces', 'kerf', 0.2),
];

const LOTS = ['V-Ni-electrolytic', 'V-Fe-electrolytic', 'V-Cr-vacuum-grade', 'V-NiNb', 'V-Ti-sponge'];
const MASSES = [24.5, 11.334, 9.187, 3.88, 0.384];
const interval = (mean: number) => ({ mean, p05: 0.8 * mean, p95: 1.2 * mean });
const contents = [
  { element: 'Ni', unit: 'wt%', min: 50, max: 55, verdict: 'PASS', ...interval(53.3) },
  { element: 'Cu', unit: 'wt%', max: 0.3, verdict: 'HOLD', ...interval(0.00999) },
  { element: 'B', unit: 'wt%', max: 0.006, verdict: 'FAIL', ...interval(0.00325) },
  { element: 'Pb', unit: 'ppm', max: 5, verdict: 'PASS', ...interval(0.0938) },
] as const;
const change = (element: string, before_ppm: number, after_ppm: number) => ({
  ...{ element, before_ppm, after_ppm, p05_ppm: 0.5 * after_ppm, p95_ppm: 2 * after_ppm },
});

const CHARTS: Readonly<Record<string, Chart>> = {
  'costs with notes': {
    ...{ kind: 'bar', title: 'Cost', unit: 'USD' },
    bars: [
      { name: 'this plan', value: 875.33, marked: true },
      { name: 'the same revert sold at its best alternative', value: 1180, note: '1,080 more' },
    ],
  },
  'shares of a heat': {
    ...{ kind: 'bar', title: 'Trace', unit: 'kg' },
    bars: MASSES.map((value, i) => ({ name: `lot ${LOTS[i]}`, value, note: '47.2 %' })),
  },
  footprint: {
    ...{ kind: 'waterfall', title: 'Footprint', unit: 'kg' },
    steps: [
      { name: 'electricity of the furnaces', value: 0.303, kind: 'change', note: '0.227 to 0.379' },
      { name: 'argon, refractories, crucible', value: 0.25, kind: 'change', note: '0.1 to 0.4' },
      { name: 'this heat', value: 0.553, kind: 'total' },
      { name: 'the same metal charged virgin', value: 5.73, kind: 'total' },
    ],
  },
  drivers: {
    ...{ kind: 'tornado', title: 'NPV', unit: 'million USD', base: 12.4 },
    rows: [
      { name: 'price of nickel', atLow: -40.2, atHigh: 60.7, assumed: true },
      { name: 'metal yield of the furnace', atLow: 30.5, atHigh: -10.1 },
    ],
  },
  composition: { kind: 'window', title: 'Composition', rows: contents },
  refining: {
    ...{ kind: 'change', title: 'What refining did' },
    rows: [change('Cr', 223_471, 212_315), change('Pb', 8, 0.02), change('Na', 0.00218, 0.00293)],
  },
  'content through a route': {
    kind: 'trajectory',
    row: {
      ...{ element: 'Pb', unit: 'ppm', max: 5, limitedBy: 'evaporation' },
      points: [0, 1800, 3600, 5400].map((time_s, i) => ({ time_s, ...interval(12 / 9 ** i) })),
    },
    stages: [
      { name: 'vacuum-induction', from_s: 0, to_s: 3600 },
      { name: 'electroslag', from_s: 3600, to_s: 5400 },
    ],
  },
  'a year that leaves most in the yard': {
    ...{ kind: 'flow', title: 'Metal of the plant', nodes: PLANT },
    flows: year(1077, [41_736, 26_000, 8000, 5]),
  },
  'a year that charges most': {
    ...{ kind: 'flow', title: 'Metal of the plant', nodes: PLANT },
    flows: year(2077, [3000, 647, 8, 247]),
  },
};

interface Box {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const number = (tag: string, name: string): number =>
  Number(new RegExp(`[ "]${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);

/** Boxes of the texts of a drawing, by the usual width of a letter. */
function textsOf(drawn: string): (Box & { readonly size: number })[] {
  return [...drawn.matchAll(/<text([^>]*)>([^<]+)</g)].map(([, tag = '', words = '']) => {
    const size = number(tag, 'font-size') || 12;
    const width = words.length * size * (tag.includes('font-weight') ? BOLD : LETTER);
    const before = { start: 0, middle: 0.5, end: 1 }[/text-anchor="(\w+)"/.exec(tag)![1]!]!;
    const left = number(tag, 'x') - before * width;
    const base = number(tag, 'y');
    return { words, size, left, right: left + width, top: base - 0.75 * size, bottom: base + 0.1 * size };
  });
}

/** Nodes of a flow: on bars, bands and windows of other charts a text may stand. */
const nodesOf = (drawn: string): Box[] =>
  [...drawn.matchAll(/<rect([^>]*)>/g)].map(([, tag = '']) => {
    const [left, top] = [number(tag, 'x'), number(tag, 'y')];
    return {
      words: 'a node',
      left,
      right: left + number(tag, 'width'),
      top,
      bottom: top + number(tag, 'height'),
    };
  });

const isOver = (a: Box, b: Box, between: number): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > -between &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;

describe.each(Object.entries(CHARTS))('%s', (_, chart) => {
  it.each([false, true])('has no text over another or off its edge (on a phone: %s)', (isPhone) => {
    const drawn = chartSvg(chart, isPhone);
    const [width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)/.exec(drawn)!.slice(1).map(Number);
    const texts = textsOf(drawn);
    expect(texts.length).toBeGreaterThan(4);
    const others = chart.kind === 'flow' ? nodesOf(drawn) : [];
    const found: string[] = [];
    for (const [i, text] of texts.entries()) {
      if (text.left < 0 || text.right > width! || text.top < 0 || text.bottom > height!)
        found.push(`"${text.words}" runs off the edge`);
      for (const other of [...texts.slice(i + 1), ...others])
        if (isOver(text, other, others.includes(other) ? 0 : BETWEEN))
          found.push(`"${text.words}" over "${other.words}"`);
    }
    expect(found).toEqual([]);
  });

  it('is as narrow as a card of a phone, with letters that can be read there', () => {
    const drawn = chartSvg(chart, true);
    const width = number(/viewBox="[^"]*"/.exec(drawn)![0].replace(/viewBox="0 0 (\S+) .*/, ' w="$1"'), 'w');
    expect(width).toBeLessThanOrEqual(PHONE);
    expect(drawn).toContain('class="chart fits"');
    for (const { size, words } of textsOf(drawn))
      expect((size * PHONE) / width, words).toBeGreaterThanOrEqual(LEAST);
  });
});
