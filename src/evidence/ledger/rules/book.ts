import type { NodeEdge } from '../subjects/subject.ts';
import { type State, subjectKind } from '../subjects/subjects.ts';
import { type Entry, factOf } from './entry.ts';
import { withHand } from './with-hand.ts';

/**
 * Raised with every change of what `evolve` makes of the same records: balances of another version are rebuilt when the ledger is opened.
 * `projection.test.ts` fails when it was forgotten.
 */
export const PROJECTION_VERSION = 1;

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
      held.set(entry.subject, stateAfter(stateOf(entry.subject), entry, stateOf));
      changed.add(entry.subject);
    },
    changed: () => [...changed],
    all: () => held.values(),
  };
}

/** State of a subject with one more of its records; `stateOf` answers the states of others. */
export function stateAfter(
  before: State | undefined,
  entry: Entry,
  stateOf: (subject: string) => State | undefined,
): State {
  // what it erased stands in the earlier record: that one is read without it
  if (entry.kind === 'salt.erased' && before) return before;
  const fact = factOf(entry);
  const kind = subjectKind(entry.subject.split(':', 1)[0]!);
  return withHand(kind.evolve(before, fact, stateOf), before, fact);
}

/** Edges that end in this state's node. */
export const edgesInto = (state: State): readonly NodeEdge[] => subjectKind(state.type).edges(state);
