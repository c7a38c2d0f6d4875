import { sql } from 'kysely';
import type { Subject } from '../../metal/alloy/words.ts';
import { type Genealogy, openGenealogy } from './genealogy.ts';
import { headOf, readHead } from './head.ts';
import { findState } from './queries.ts';
import type { Trace } from './store.ts';
import type { LedgerTransaction } from './tables.ts';
import { traceOf } from './trace-state.ts';

/** The genealogy of a database, read once and then kept up with what is appended. */
export interface KeptGenealogy {
  /** The genealogy as it is now. */
  read(db: LedgerTransaction): Promise<Genealogy>;
  /** Forgets it: the tables were rebuilt. */
  forget(): void;
}

/** A genealogy that nothing has been read of. */
export function keepGenealogy(): KeptGenealogy {
  let genealogy = openGenealogy();
  /** Records whose edges are in it. */
  let known = 0;
  /** One reads after the other: an older answer must not come on top of a newer one. */
  let turn: Promise<unknown> = Promise.resolve();
  async function refresh(db: LedgerTransaction): Promise<Genealogy> {
    const { size } = headOf(await readHead(db, false));
    if (size > known) await readSince(db, known, genealogy);
    known = size;
    return genealogy;
  }
  return {
    read(db) {
      const mine = turn.then(() => refresh(db));
      turn = mine.catch(() => undefined);
      return mine;
    },
    forget() {
      genealogy = openGenealogy();
      known = 0;
    },
  };
}

/**
 * Puts every node that changed since record `from` into the genealogy; edges change only with the subject they end in. All
 * of it comes as one text, ids hold neither tabs nor line ends: row by row it would take five times as long.
 */
async function readSince(db: LedgerTransaction, from: number, genealogy: Genealogy): Promise<void> {
  const { rows } = await sql<{ told: string | null }>`
    select string_agg(id || E'\t' || node || E'\t' || coalesce(edges, ''), E'\n') as told
    from ledger_subject subject left join lateral (
      select string_agg(src || ' ' || mass_g, ',') as edges from ledger_edge where dst = subject.node) edge on true
    where last_seq >= ${sql.lit(from)} and node is not null`.execute(db);
  for (const line of rows[0]?.told?.split('\n') ?? []) {
    const [id, place, edges] = line.split('\t') as [Subject, string, string];
    const dst = Number(place);
    const pairs = edges === '' ? [] : edges.split(',').map((pair) => pair.split(' ').map(Number));
    genealogy.put(
      id,
      dst,
      pairs.map(([src, mass_g]) => ({ src: src!, dst, mass_g: mass_g! })),
    );
  }
}

/** Where the metal of a subject came from, or went. Throws NotFoundError; a heat not charged yet has no metal. */
export async function traceSubject(
  db: LedgerTransaction,
  subject: Subject,
  direction: 'up' | 'down',
  kept: KeptGenealogy,
): Promise<Trace> {
  const state = await findState(db, subject);
  return traceOf(state, direction, await kept.read(db));
}
