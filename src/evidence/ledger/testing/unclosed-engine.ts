import type { PGlite } from '@electric-sql/pglite';
import { type Engine, engineOf } from '../store/pglite-engine.ts';

/** An engine that stays open when a store closes: opening a folder takes most of a second. */
export const unclosedEngine = (pglite: PGlite): Engine => ({
  ready: true,
  closed: false,
  waitReady: Promise.resolve(),
  close: async () => undefined,
  query: (...args) => engineOf(pglite).query(...args) as never,
  transaction: (work) => pglite.transaction(work as never),
});
