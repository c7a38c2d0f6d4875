import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NodeEdge } from '../subjects/subject.ts';
import { tracedNodes } from './genealogy.ts';
import { HeatGraph, type HeatInputs, type ReachedHeats } from './heat-graph.ts';

/** Random melt shops of two grades: every heat takes metal from the gate and from some older heats. */
const shop = fc.array(
  fc.record({
    gate_g: fc.integer({ min: 1, max: 1_000_000 }),
    grade: fc.constantFrom('A', 'B'),
    from: fc.uniqueArray(
      fc.record({ back: fc.integer({ min: 1, max: 7 }), mass_g: fc.integer({ min: 1, max: 1_000_000 }) }),
      { maxLength: 4, selector: ({ back }) => back },
    ),
  }),
  { minLength: 2, maxLength: 30 },
);
type Shop = typeof shop extends fc.Arbitrary<infer T> ? T : never;

const inputsOf = (heats: Shop): HeatInputs[] =>
  heats.map(({ gate_g, grade, from }, h) => {
    const known = from.filter(({ back }) => back <= h);
    return {
      heat: `H${h}`,
      node: 10 * h + 5,
      grade,
      total_g: gate_g + known.reduce((sum, { mass_g }) => sum + mass_g, 0),
      from: known.map(({ back, mass_g }) => ({ heat: `H${h - back}`, mass_g })),
    };
  });

/** The same as nodes and edges: heat h is node 2h + 1, what it got at the gate node 2h. */
const edgesOf = (heats: readonly HeatInputs[]): NodeEdge[] =>
  heats.flatMap(({ total_g, from }, h) => [
    { src: 2 * h, dst: 2 * h + 1, mass_g: total_g - from.reduce((sum, { mass_g }) => sum + mass_g, 0) },
    ...from.map(({ heat, mass_g }) => ({ src: 2 * Number(heat.slice(1)) + 1, dst: 2 * h + 1, mass_g })),
  ]);

function graphOf(inputs: readonly HeatInputs[]): HeatGraph {
  const graph = new HeatGraph();
  for (const one of inputs) graph.put(one);
  return graph;
}

const sharesOf = (graph: HeatGraph, { places, shares }: ReachedHeats): Map<string, number> =>
  new Map(Array.from(places, (place, i) => [graph.nameAt(place), shares[i]!]));

/** What following every edge gives, by the independent passes of `tracedNodes`. */
function expected(heats: readonly HeatInputs[], node: number, direction: 'up' | 'down'): Map<string, number> {
  const traced = tracedNodes(node, direction, edgesOf(heats));
  return new Map(
    [...traced.values()]
      .filter((one) => one.node % 2 === 1 && one.share > 0)
      .map((one) => [`H${(one.node - 1) / 2}`, one.share]),
  );
}

function expectSame(found: Map<string, number>, wanted: Map<string, number>): void {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  for (const [heat, share] of wanted) expect(found.get(heat)).toBeCloseTo(share, 12);
}

describe('G4: the graph of heats', () => {
  test('gives the shares that following every edge gives, loose, in order and from a snapshot (seed 31)', () => {
    fc.assert(
      fc.property(shop, fc.nat(), fc.nat(), (heats, cut, chosen) => {
        const inputs = inputsOf(heats);
        const at = chosen % inputs.length;
        const graph = new HeatGraph();
        for (const [i, one] of inputs.entries()) {
          if (i === cut % inputs.length) graph.arrange();
          graph.put(one);
        }
        const { arrays, grades } = graphOf(inputs).toArrays();
        for (const each of [graph, HeatGraph.fromArrays(structuredClone(arrays), grades)]) {
          expectSame(sharesOf(each, each.upstream(`H${at}`)), expected(inputs, 2 * at + 1, 'up'));
          expectSame(sharesOf(each, each.downstream([`H${at}`])), expected(inputs, 2 * at + 1, 'down'));
          const own = inputs[at]!;
          const gate_g = own.total_g - own.from.reduce((sum, { mass_g }) => sum + mass_g, 0);
          const lot = each.downstream([], [{ heat: own.heat, mass_g: gate_g, origin: null }]);
          expectSame(sharesOf(each, lot), expected(inputs, 2 * at, 'down'));
        }
      }),
      { seed: 31, numRuns: 150 },
    );
  });

  test('forgets what a heat held before its charge changed', () => {
    const graph = new HeatGraph();
    const put = (heat: string, node: number | null, total_g: number, from: HeatInputs['from']) =>
      graph.put({ heat, node, grade: 'A', total_g, from });
    put('H1', 1, 100, []);
    put('H2', 2, 100, []);
    put('H3', 3, 100, [{ heat: 'H1', mass_g: 50 }]);
    put('H4', 4, 100, [{ heat: 'H3', mass_g: 100 }]);
    expect(sharesOf(graph, graph.downstream(['H1'])).get('H4')).toBe(0.5);
    put('H3', 3, 200, [{ heat: 'H2', mass_g: 50 }]);
    expect(sharesOf(graph, graph.downstream(['H1']))).toEqual(new Map([['H1', 1]]));
    expect(sharesOf(graph, graph.downstream(['H2']))).toEqual(
      new Map([
        ['H2', 1],
        ['H3', 0.25],
        ['H4', 0.25],
      ]),
    );
    put('H3', null, 0, []);
    expect(graph.downstream(['H3']).places).toHaveLength(0);
    expect(graph.upstream('H9').places).toHaveLength(0);
  });

  test('counts metal that is asked about twice once: an object, and the heat that it came out of', () => {
    const graph = new HeatGraph();
    graph.put({ heat: 'H1', node: 1, grade: 'A', total_g: 100, from: [] });
    graph.put({ heat: 'H2', node: 2, grade: 'A', total_g: 200, from: [{ heat: 'H1', mass_g: 100 }] });
    const both = graph.downstream(['H1'], [{ heat: 'H2', mass_g: 60, origin: 'H1' }]);
    expect(sharesOf(graph, both).get('H2')).toBe(0.5);
    const one = graph.downstream([], [{ heat: 'H2', mass_g: 60, origin: 'H1' }]);
    expect(sharesOf(graph, one).get('H2')).toBeCloseTo(0.3, 15);
  });
});

test('the heats before one are all there, also where their share is too small for a number', () => {
  const graph = new HeatGraph();
  for (let h = 0; h < 500; h++) {
    const from = h === 0 ? [] : [{ heat: `H${h - 1}`, mass_g: 20_000 }];
    graph.put({ heat: `H${h}`, node: h, grade: 'G', total_g: 120_000, from });
  }
  const { places, shares } = graph.upstream('H499');
  expect(new Set(Array.from(places, (place) => graph.nameAt(place)))).toEqual(
    new Set(Array.from({ length: 500 }, (_, h) => `H${h}`)),
  );
  expect([places.length, shares[0], shares[499]]).toEqual([500, 0, 1]);
});
