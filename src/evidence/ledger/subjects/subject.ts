import { BalanceError } from '../../../foundation/errors.ts';
import {
  type Disposition,
  idOf,
  type Subject,
  type SubjectType,
  type Verdict,
} from '../../../metal/alloy/words.ts';
import type { Hand } from '../../../metal/plant/person.ts';
import type { Fact } from '../rules/entry.ts';
import type { RecalledState } from '../state.ts';

/** What every state of a subject holds. */
export interface SubjectState {
  readonly type: SubjectType;
  readonly id: string;
  readonly subject: Subject;
  readonly status: string;
  /** Genealogy node; null while it holds no metal, or never does. */
  readonly node: number | null;
  /** Who did what to it, where another act takes other hands; absent until the first. */
  readonly hands?: readonly Hand[];
}

/** What a record of one subject may look up of another one. */
export interface KnownSubject extends SubjectState {
  readonly owner?: string | null;
  readonly generation?: number;
  readonly unbalanced_g?: number;
  /** Heat of an object. */
  readonly heat?: string;
  /** Decisions on an object. */
  readonly release?: { readonly verdict: Verdict } | null;
  readonly disposition?: Disposition | null;
  /** Recalls that reached it. */
  readonly recalled?: readonly RecalledState[];
  /** Hold of a lot or object. */
  readonly held?: { readonly seq: number; readonly by: string | null; readonly reason?: string } | null;
}

export type LookUp = (subject: string) => KnownSubject | undefined;

/** Genealogy edge: `mass_g` of the metal of node `dst` came from node `src`; always src < dst. */
export interface NodeEdge {
  readonly src: number;
  readonly dst: number;
  readonly mass_g: number;
}

/** Columns that lists filter on; each has an index but the class of a lot. */
export const FILTER_COLUMNS = ['grade', 'heat', 'owner', 'furnace', 'supplier', 'lot_class'] as const;
export type FilterColumn = (typeof FILTER_COLUMNS)[number];

/** Balance of metal that can be spoken for [g]. */
export interface StockBalance {
  readonly mass_g: number;
  readonly reserved_g: number;
  readonly drawn_g: number;
  readonly free_g: number;
}

/** What the ledger must know of one type of subject. One object of these per type, in `subjects.ts`. */
export interface SubjectKind<S extends SubjectState> {
  readonly type: S['type'];
  /** Every status it can have. */
  readonly statuses: readonly S['status'][];
  /** State after one more of its records. Pure. Throws BalanceError for a record that cannot have happened. */
  evolve(state: S | undefined, entry: Fact, lookUp: LookUp): S;
  /** Values of the columns that lists filter on; absent = null. */
  columns(state: S): { readonly [Column in FilterColumn]?: string | null };
  /** Its balance; null for what is not metal on stock. */
  balance(state: S): StockBalance | null;
  /** Edges that end in its node; derived, so that they cannot say anything else than the balances. */
  edges(state: S): readonly NodeEdge[];
  /** Subjects that the rules look up beside it. */
  needs(state: S): readonly string[];
}

/** A type of subject as a value whose state type is that of its `evolve`. What holds no metal has no columns, balance, edges or needs. */
export const defineSubject = <S extends SubjectState>(
  kind: Omit<SubjectKind<S>, keyof typeof NO_METAL> & Partial<SubjectKind<S>>,
): SubjectKind<S> => ({ ...NO_METAL, ...kind });

const NO_METAL = { columns: () => ({}), balance: () => null, edges: () => [], needs: () => [] };

/** What every state of a subject without metal begins with. */
export const named = <Type extends SubjectType>(type: Type, subject: Subject) =>
  ({ type, id: idOf(subject), subject, node: null }) as const;

/** The error for a record that cannot have happened to its subject. */
export const cannotHappen = ({ kind, subject }: Pick<Fact, 'kind' | 'subject'>): BalanceError =>
  new BalanceError(`${kind} is nothing that happens to ${subject}`);
