import type { NodeEdge } from '../subjects/subject.ts';

/** A node that a trace reaches, what part of the metal it is, and whether the trace ends there. */
export interface TracedNode {
  readonly node: number;
  /** Up: fraction of the metal asked about that came through this node. Down: fraction of this node's that came from it [1]. */
  readonly share: number;
  /** Mass that came into this node [g]; 0 for what came in at the gate. */
  readonly into_g: number;
  /** Nothing before it (up) or after it (down). */
  readonly end: boolean;
}

/**
 * Every node of a trace from `node`, itself included, by node. `edges` must hold every edge into the nodes of the trace.
 * Each edge is looked at a fixed number of times, so that 40,000 of them take some tens of milliseconds.
 */
export function tracedNodes(
  node: number,
  direction: 'up' | 'down',
  edges: readonly NodeEdge[],
): ReadonlyMap<number, TracedNode> {
  const into = byTarget(edges);
  const shares = direction === 'up' ? upward(node, into) : downward(node, into);
  const goesOn = new Set<number>();
  for (const { src, dst } of edges)
    if (shares.has(src) && shares.has(dst)) goesOn.add(direction === 'up' ? dst : src);
  const nodes = [...shares].sort(([a], [b]) => a - b);
  return new Map(
    nodes.map(([other, share]) => [
      other,
      { node: other, share, into_g: totalOf(into.get(other) ?? []), end: !goesOn.has(other) },
    ]),
  );
}

/**
 * Share of the metal of `node` that came through each node before it [1], by node. One backward pass: nodes are
 * numbered in the order they came into being, so every edge runs from a smaller to a larger number.
 * w(node) = 1, w(src) += w(dst) * mass(src, dst) / sum of masses into dst
 */
function upward(node: number, into: EdgesByTarget): Map<number, number> {
  const shares = new Map([[node, 1]]);
  for (const dst of [...into.keys()].sort((a, b) => b - a)) {
    const share = shares.get(dst);
    if (share === undefined) continue;
    const incoming = into.get(dst)!;
    const total = totalOf(incoming);
    for (const { src, mass_g } of incoming)
      shares.set(src, (shares.get(src) ?? 0) + (share * mass_g) / total);
  }
  return shares;
}

/**
 * Share of the metal of each later node that came from `node` [1], by node. The edges must hold every edge into the
 * nodes asked for, also those from elsewhere, because they dilute.
 * c(node) = 1, c(dst) = sum over src of c(src) * mass(src, dst) / sum of masses into dst
 */
function downward(node: number, into: EdgesByTarget): Map<number, number> {
  const shares = new Map([[node, 1]]);
  for (const dst of [...into.keys()].sort((a, b) => a - b)) {
    if (dst === node) continue;
    const incoming = into.get(dst)!;
    if (!incoming.some(({ src }) => shares.has(src))) continue;
    const total = totalOf(incoming);
    shares.set(
      dst,
      incoming.reduce((sum, { src, mass_g }) => sum + ((shares.get(src) ?? 0) * mass_g) / total, 0),
    );
  }
  return shares;
}

type EdgesByTarget = ReadonlyMap<number, readonly NodeEdge[]>;

const totalOf = (edges: readonly NodeEdge[]): number => edges.reduce((sum, { mass_g }) => sum + mass_g, 0);

function byTarget(edges: readonly NodeEdge[]): EdgesByTarget {
  const groups = new Map<number, NodeEdge[]>();
  for (const edge of edges) {
    const list = groups.get(edge.dst);
    if (list) list.push(edge);
    else groups.set(edge.dst, [edge]);
  }
  return groups;
}
