import type { Subject } from '../../../metal/alloy/words.ts';
import { byShare, type Reach, reachedRow } from '../genealogy/reach.ts';
import type { MemoryLog } from './memory-log.ts';

/** What the metal of some subjects reached, by following every edge of every lot, heat and object: slow, and independent of the graph of heats. */
export function reachOf(log: MemoryLog, from: readonly Subject[]): Reach {
  const shares = new Map<number, number>();
  for (const subject of from) {
    const { node } = log.stateOf(subject);
    if (node !== null) shares.set(node, 1);
  }
  const asked = new Set(shares.keys());
  const states = log.states().filter(({ node }) => node !== null);
  for (const state of states.sort((a, b) => a.node! - b.node!)) {
    if (asked.has(state.node!)) continue;
    const edges = log.edgesOf(state);
    const total = edges.reduce((sum, { mass_g }) => sum + mass_g, 0);
    const share = edges.reduce((sum, { src, mass_g }) => sum + ((shares.get(src) ?? 0) * mass_g) / total, 0);
    if (share > 0) shares.set(state.node!, share);
  }
  const rows = states.flatMap((state) => {
    const share = shares.get(state.node!);
    return share === undefined || (state.status === 'void' && !asked.has(state.node!))
      ? []
      : [reachedRow(state, share)];
  });
  return { head: log.head, rows: rows.sort(byShare) };
}
