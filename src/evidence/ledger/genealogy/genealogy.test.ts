import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownTime } from '../../../foundation/numerics/testing/own-time.ts';
import type { NodeEdge } from '../subjects/subject.ts';
import { tracedNodes } from './genealogy.ts';

/** Random melt shops: every node takes metal from some older ones. */
const graph = fc
  .array(
    fc.array(
      fc.record({ back: fc.integer({ min: 1, max: 6 }), mass_g: fc.integer({ min: 1, max: 1_000_000 }) }),
      { maxLength: 4 },
    ),
    { minLength: 2, maxLength: 25 },
  )
  .map((nodes) => {
    const edges = new Map<string, NodeEdge>();
    for (const [dst, inputs] of nodes.entries())
      for (const { back, mass_g } of inputs)
        if (dst - back >= 0) edges.set(`${dst - back} ${dst}`, { src: dst - back, dst, mass_g });
    return { nodes: nodes.length, edges: [...edges.values()] };
  });

const shareOf = (nodes: ReturnType<typeof tracedNodes>, node: number): number => nodes.get(node)?.share ?? 0;

/** Share of `to` that came from `from`, by walking every path: slow, and independent of the passes. */
function shareByPaths(from: number, to: number, edges: readonly NodeEdge[]): number {
  if (from === to) return 1;
  const incoming = edges.filter(({ dst }) => dst === to);
  const total = incoming.reduce((sum, { mass_g }) => sum + mass_g, 0);
  return incoming.reduce(
    (sum, { src, mass_g }) => sum + (mass_g / total) * shareByPaths(from, src, edges),
    0,
  );
}

describe('G2: shares', () => {
  test('of what has no origin in the graph add to 1 behind every node (seed 21)', () => {
    fc.assert(
      fc.property(graph, ({ nodes, edges }) => {
        const node = nodes - 1;
        const origins = [...tracedNodes(node, 'up', edges).values()].filter(({ into_g }) => into_g === 0);
        expect(origins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(origins.every(({ end }) => end)).toBe(true);
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  test('up and down are the same question, and equal the sum over all paths (seed 22)', () => {
    fc.assert(
      fc.property(graph, ({ nodes, edges }) => {
        const last = nodes - 1;
        const up = tracedNodes(last, 'up', edges);
        for (let node = 0; node < nodes; node++) {
          const expected = shareByPaths(node, last, edges);
          expect(shareOf(up, node)).toBeCloseTo(expected, 12);
          expect(shareOf(tracedNodes(node, 'down', edges), last)).toBeCloseTo(expected, 12);
        }
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  test('with 30 % revert the first heat is 0.3^k of the k-th after it', () => {
    const edges = Array.from({ length: 12 }, (_, k): NodeEdge[] => [
      { src: 2 * k, dst: 2 * k + 2, mass_g: 300 },
      { src: 2 * k + 1, dst: 2 * k + 2, mass_g: 700 },
    ]).flat();
    expect(shareOf(tracedNodes(0, 'down', edges), 24)).toBeCloseTo(0.3 ** 12, 15);
    expect(shareOf(tracedNodes(24, 'up', edges), 0)).toBeCloseTo(0.3 ** 12, 15);
  });
});

test.each(['up', 'down'] as const)('G3: 40,000 edges traced %s take well under a second', (direction) => {
  const last = 20_000;
  const edges = Array.from({ length: last - 1 }, (_, k): NodeEdge[] => [
    { src: k, dst: k + 2, mass_g: 300 },
    { src: k + 1, dst: k + 2, mass_g: 700 },
  ]).flat();
  const from = direction === 'up' ? last : 0;
  const { answer: traced, own_ms } = ownTime(() => tracedNodes(from, direction, edges));
  expect(own_ms).toBeLessThan(1000);
  expect(traced.size).toBe(last + (direction === 'up' ? 1 : 0));
  expect([...traced.values()].filter(({ end }) => end)).toHaveLength(direction === 'up' ? 2 : 1);
});
