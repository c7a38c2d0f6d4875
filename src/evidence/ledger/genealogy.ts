import { sql } from 'kysely';
import type { NodeEdge } from './book.ts';
import type { LedgerTransaction } from './tables.ts';
import { inPieces, wholeOf } from './tables.ts';

/**
 * Nodes reachable from `node`, itself included, as a recursive query. `union` on the node alone ends on any graph and
 * never walks a node twice; a depth or path column would lose both.
 */
export async function reachable(
  db: LedgerTransaction,
  node: number,
  direction: 'up' | 'down',
): Promise<readonly number[]> {
  const [next, here] = direction === 'up' ? ['src', 'dst'] : ['dst', 'src'];
  const { rows } = await sql<{ node: number }>`
    with recursive reached (node) as (
      select ${sql.lit(node)}::integer
      union
      select edge.${sql.ref(next!)} from ledger_edge edge join reached on edge.${sql.ref(here!)} = reached.node)
    select node from reached order by node`.execute(db);
  return rows.map((row) => row.node);
}

/** All edges that end in one of the nodes. */
export async function edgesEndingIn(db: LedgerTransaction, nodes: readonly number[]): Promise<NodeEdge[]> {
  const edges: NodeEdge[] = [];
  for (const piece of inPieces(nodes)) {
    const rows = await db.selectFrom('ledger_edge').selectAll().where('dst', 'in', piece).execute();
    edges.push(...rows.map(({ src, dst, mass_g }) => ({ src, dst, mass_g: wholeOf(mass_g) })));
  }
  return edges;
}

/**
 * Share of the metal of `node` that came through each node before it [1], by node. One backward pass: nodes are
 * numbered in the order they came into being, so every edge runs from a smaller to a larger number.
 * w(node) = 1, w(src) += w(dst) * mass(src, dst) / sum of masses into dst
 */
export function sharesUp(node: number, edges: readonly NodeEdge[]): ReadonlyMap<number, number> {
  const into = byTarget(edges);
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
 * Share of the metal of each later node that came from `node` [1], by node. `edges` must hold every edge into the
 * nodes asked for, also those from elsewhere, because they dilute.
 * c(node) = 1, c(dst) = sum over src of c(src) * mass(src, dst) / sum of masses into dst
 */
export function sharesDown(node: number, edges: readonly NodeEdge[]): ReadonlyMap<number, number> {
  const into = byTarget(edges);
  const shares = new Map([[node, 1]]);
  for (const dst of [...into.keys()].sort((a, b) => a - b)) {
    if (dst === node) continue;
    const incoming = into.get(dst)!;
    const total = totalOf(incoming);
    const share = incoming.reduce(
      (sum, { src, mass_g }) => sum + ((shares.get(src) ?? 0) * mass_g) / total,
      0,
    );
    if (share > 0) shares.set(dst, share);
  }
  return shares;
}

/** Mass that came into a node [g]; 0 for what came in at the gate. */
export const massInto = (node: number, edges: readonly NodeEdge[]): number =>
  totalOf(edges.filter(({ dst }) => dst === node));

const totalOf = (edges: readonly NodeEdge[]): number => edges.reduce((sum, { mass_g }) => sum + mass_g, 0);

function byTarget(edges: readonly NodeEdge[]): Map<number, NodeEdge[]> {
  const groups = new Map<number, NodeEdge[]>();
  for (const edge of edges) {
    const list = groups.get(edge.dst);
    if (list) list.push(edge);
    else groups.set(edge.dst, [edge]);
  }
  return groups;
}
