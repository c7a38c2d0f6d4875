import type { Subject } from '../../../metal/alloy/words.ts';
import type { NodeEdge } from '../subjects/subject.ts';

/** Who came out of whom: the nodes of the ledger and the edges between them, held in memory. */
export interface Genealogy {
  /** Puts a subject at a node with the edges into it, in the place of where it was. */
  put(subject: Subject, node: number, edges: readonly NodeEdge[]): void;
  /** Name of a node. */
  nameOf(node: number): Subject | undefined;
  /** Edges into every node that is reached from `node` (itself included): each node and edge once. */
  edgesOf(node: number, direction: 'up' | 'down'): readonly NodeEdge[];
}

/** A genealogy without nodes. About 200 bytes an edge. */
export function openGenealogy(): Genealogy {
  const names = new Map<number, Subject>();
  const places = new Map<Subject, number>();
  const into = new Map<number, readonly NodeEdge[]>();
  /** Nodes that metal of a node went into; may name one that has moved on, which then has no edges. */
  const outOf = new Map<number, number[]>();
  return {
    put(subject, node, edges) {
      const before = places.get(subject);
      if (before !== undefined) {
        names.delete(before);
        into.delete(before);
      }
      names.set(node, subject);
      places.set(subject, node);
      if (edges.length > 0) into.set(node, edges);
      if (before === node) return;
      for (const { src } of edges) {
        const list = outOf.get(src);
        if (list) list.push(node);
        else outOf.set(src, [node]);
      }
    },
    nameOf: (node) => names.get(node),
    edgesOf(node, direction) {
      const reached = new Set([node]);
      const edges: NodeEdge[] = [];
      // A set goes on with what is added while it is walked.
      for (const next of reached) {
        const incoming = into.get(next) ?? [];
        edges.push(...incoming);
        if (direction === 'up') for (const { src } of incoming) reached.add(src);
        else for (const dst of outOf.get(next) ?? []) if (into.has(dst)) reached.add(dst);
      }
      return edges;
    },
  };
}
