import type { Store } from '../store.ts';

/** A kind of store under test: each test gets a new, empty ledger. */
export interface StoreUnderTest {
  /** A new, empty ledger. */
  fresh(clock: () => Date): Promise<LedgerUnderTest>;
}

/** The tables under a store. */
export interface Tables {
  /** Runs SQL as the owner of the tables, with the triggers off: what a careless or bad administrator can do. */
  tamper(statement: string): Promise<void>;
  /** Rows that a question finds. */
  read(question: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The message of the database when the statement is run with the triggers on; null when it was accepted. */
  attempt(statement: string): Promise<string | null>;
}

export interface LedgerUnderTest {
  readonly store: Store;
  /** Another way in to the same ledger, after closing the first where only one may be open; null when nothing is kept. */
  readonly reopen: (() => Promise<Store>) | null;
  /** Its tables; null when it has none. */
  readonly sql: Tables | null;
  /** Several ways in at once are possible. */
  readonly shared: boolean;
  dispose(): Promise<void>;
}

/** What some work throws. Throws where it throws nothing. */
export async function caught(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
