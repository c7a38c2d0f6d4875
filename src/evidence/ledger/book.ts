import { BalanceError } from '../../foundation/errors.ts';
import type { Entry } from './entry.ts';
import { evolveHeat } from './heat.ts';
import { evolveLot } from './lot.ts';
import { evolveObject } from './object.ts';
import type { State } from './state.ts';

/**
 * Raised with every change of what `evolve` makes of the same records: an older ledger is rebuilt when it is opened.
 * `projection.test.ts` fails when it was forgotten.
 */
export const PROJECTION_VERSION = 2;

/** States by subject, growing entry by entry: the same for one command, a replay and a whole rebuild. */
export interface Book {
  stateOf(subject: string): State | undefined;
  apply(entry: Entry): void;
  /** Subjects that entries have changed, in the order of their first change. */
  changed(): readonly string[];
  all(): IterableIterator<State>;
}

/** A book that starts from the given states. */
export function openBook(states: Iterable<State> = []): Book {
  const held = new Map<string, State>();
  for (const state of states) held.set(state.subject, state);
  const changed = new Set<string>();
  const stateOf = (subject: string): State | undefined => held.get(subject);
  return {
    stateOf,
    apply(entry) {
      held.set(entry.subject, evolve(stateOf(entry.subject), entry, stateOf));
      changed.add(entry.subject);
    },
    changed: () => [...changed],
    all: () => held.values(),
  };
}

/** State of a subject after one more record. Pure. Throws BalanceError for a record that can not have happened. */
function evolve(
  state: State | undefined,
  entry: Entry,
  stateOf: (subject: string) => State | undefined,
): State {
  const type = entry.subject.split(':', 1)[0];
  if (type === 'lot') return evolveLot(state?.type === 'lot' ? state : undefined, entry, stateOf);
  if (type === 'object') return evolveObject(state?.type === 'object' ? state : undefined, entry, stateOf);
  if (type === 'heat') return evolveHeat(state?.type === 'heat' ? state : undefined, entry, stateOf);
  throw new BalanceError(`${entry.kind} of ${entry.subject} is outside the balances`);
}

/** Genealogy edge: `mass_g` of the metal of node `dst` came from node `src`; always src < dst. */
export interface NodeEdge {
  readonly src: number;
  readonly dst: number;
  readonly mass_g: number;
}

/** Edges that end in this state's node; derived, so that they can not say anything else than the balances. */
export function edgesInto(state: State): readonly NodeEdge[] {
  if (state.node === null) return [];
  const dst = state.node;
  if (state.type === 'heat') return state.inputs.map(({ node, mass_g }) => ({ src: node, dst, mass_g }));
  return state.fromNode === null ? [] : [{ src: state.fromNode, dst, mass_g: state.mass_g }];
}
