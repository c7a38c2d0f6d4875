import { expect, it } from 'vitest';
import type { Block } from '../../documents/page.ts';
import { metalBlocks } from './metal-blocks.ts';

const FLOWS = [
  { from: 'ore', to: 'metal', amounts: { Ni: 10, Re: 1 } },
  { from: 'metal', to: 'alloy', amounts: { Ni: 10 } },
  { from: 'alloy', to: 'part', amounts: { Ni: 8, Re: 0.5 } },
  { from: 'part', to: 'returns', amounts: { Ni: 2 } },
  { from: 'alloy', to: 'lost', amounts: { Ni: 0, Re: 0.2 } },
];
const charts = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
const of = (more: object = {}, method = 'chain') => metalBlocks('S', method, { flows: FLOWS, ...more });

it('draws all flows of a loop together, metal and alloy as one step', () => {
  const [loop, ...none] = charts(of({}, 'loop'));
  expect(none).toEqual([]);
  expect(loop).toMatchObject({
    ...{ kind: 'flow', title: 'Flows of S', unit: 'kg' },
    flows: [
      { from: 'ore', to: 'alloy', mass_kg: 11 },
      { from: 'alloy', to: 'part', mass_kg: 8.5 },
      { from: 'part', to: 'returns', mass_kg: 2 },
      { from: 'alloy', to: 'lost', mass_kg: 0.2 },
    ],
  });
  const kinds =
    loop!.kind === 'flow' ? Object.fromEntries(loop!.nodes.map(({ name, kind }) => [name, kind])) : {};
  expect(kinds).toEqual({ ore: 'virgin', alloy: 'heat', part: 'heat', returns: 'return', lost: 'loss' });
  expect(charts(of({ unit: 't' }, 'loop'))[0]).toMatchObject({ unit: 't' });
  expect(of({}, 'reliance')).toEqual([]);
  expect(metalBlocks('S', 'loop', {})).toEqual([]);
});

it('draws what leaves a step to nowhere, and a product that goes on to nothing', () => {
  const left = { alloy: { Ni: 3 }, nowhere: { Ni: 1 } };
  const [loop] = charts(of({ left }, 'loop'));
  expect(loop).toMatchObject({
    flows: expect.arrayContaining([{ from: 'alloy', to: 'left at alloy', mass_kg: 3 }]),
  });
  expect(JSON.stringify(loop)).not.toContain('nowhere');
  const [product] = charts(metalBlocks('S', 'loop', { flows: [FLOWS[0]!] }));
  expect(product).toMatchObject({ nodes: [{ kind: 'virgin' }, { kind: 'product' }] });
});

it('draws the rarest three elements of a chain by themselves, where there are more than one', () => {
  const titles = (flows: readonly object[]) =>
    charts(metalBlocks('S', 'chain', { flows })).map((chart) => ('title' in chart ? chart.title : ''));
  expect(titles(FLOWS)).toEqual(['Flows of S', 'Re in S', 'Ni in S']);
  expect(titles([{ from: 'a', to: 'b', amounts: { Ni: 1 } }])).toEqual(['Flows of S']);
  expect(titles([{ from: 'a', to: 'b', amounts: { A: 4, B: 3, C: 2, D: 1 } }])).toEqual([
    'Flows of S',
    'D in S',
    'C in S',
    'B in S',
  ]);
});

it('draws a chain over its years, and tells the last one by element', () => {
  const blocks = of({
    ...{
      partsInService: { disk: [1, 2] },
      leavingService: { disk: { worn: [0, 1] } },
      secondaryShare: { Ni: [0.1, 0.25] },
    },
    ...{
      charge: { Ni: [5, 8], Re: [1, 1] },
      virgin: { Ni: [4, 4] },
      imported: { Ni: [2, 3] },
      lost: { Ni: [0, 0.5] },
      inService: { Ni: [9, 10] },
    },
  });
  const plots = charts(blocks).flatMap((chart) => (chart.kind === 'xy' ? [chart.plot] : []));
  expect(plots.map(({ title, description }) => [title, description])).toEqual([
    ['Parts in service', 'disk ends at 2 kg'],
    ['Parts leaving service', 'disk: worn ends at 1 kg/a'],
    ['Share of the charge that was metal of ours before', 'Ni ends at 25 %'],
  ]);
  expect(plots[2]!.series).toMatchObject([
    {
      points: [
        [0, 10],
        [1, 25],
      ],
      tone: 'ink',
    },
  ]);
  expect(blocks.at(-1)).toMatchObject({
    rows: [
      ['Ni', '8', '25 %', '4', '75 %', '0', '0.5', '10'],
      ['Re', '1', '0 %', '0', '', '0', '0', '0'],
    ],
  });
  const short = of({ partsInService: { disk: [1] } });
  expect(charts(short).every(({ kind }) => kind === 'flow')).toBe(true);
  const many = of({
    partsInService: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, [1, 2]])),
  });
  expect(charts(many).find(({ kind }) => kind === 'xy')).toMatchObject({ plot: { series: { length: 6 } } });
});
