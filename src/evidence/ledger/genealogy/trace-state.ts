import { BalanceError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import type { Trace } from '../store.ts';
import type { NodeEdge } from '../subjects/subject.ts';
import { type State, subjectKind } from '../subjects/subjects.ts';
import { tracedNodes } from './genealogy.ts';

/** What a trace asks of the genealogy. */
interface Genealogy {
  nameOf(node: number): Subject | undefined;
  /** Edges into every node that is reached from `node`, itself included. */
  edgesOf(node: number, direction: 'up' | 'down'): readonly NodeEdge[];
}

/** Trace of a state in a genealogy. */
export function traceOf(state: State, direction: 'up' | 'down', genealogy: Genealogy): Trace {
  const { subject, node } = state;
  if (node === null) return { subject, direction, rows: [], edges: [] };
  const edges = genealogy.edgesOf(node, direction);
  const traced = tracedNodes(node, direction, edges);
  const own_g = traced.get(node)!.into_g || (subjectKind(state.type).balance(state)?.mass_g ?? 0);
  const rows = [...traced.values()]
    .filter((other) => other.node !== node)
    .map(({ node: other, share, into_g, end }) => {
      const whole_g = direction === 'up' ? own_g : into_g;
      return { subject: nameOf(other, genealogy), share, mass_g: share * whole_g, end };
    });
  const between = edges
    .filter(({ src, dst }) => traced.has(src) && traced.has(dst))
    .sort((a, b) => a.dst - b.dst || a.src - b.src);
  return {
    subject,
    direction,
    rows: rows.sort((a, b) => b.share - a.share || (a.subject < b.subject ? -1 : 1)),
    edges: between.map(({ src, dst, mass_g }) => ({
      from: nameOf(src, genealogy),
      to: nameOf(dst, genealogy),
      mass_g,
    })),
  };
}

function nameOf(node: number, genealogy: Genealogy): Subject {
  const name = genealogy.nameOf(node);
  if (name !== undefined) return name;
  throw new BalanceError(`the genealogy names node ${node}, which belongs to no subject`, {
    where: 'ledger_edge',
    value: node,
    cure: 'verify the ledger, then rebuild it',
  });
}
