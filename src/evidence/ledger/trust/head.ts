import { NotFoundError, UnavailableError } from '../../../foundation/errors.ts';
import { concatBytes, toHex } from '../../proof/bytes.ts';
import { type Frontier, frontierRoot, growFrontier } from '../../proof/merkle.ts';
import { PROJECTION_VERSION } from '../rules/book.ts';
import { type LedgerTransaction, wholeOf } from '../store/tables.ts';
import type { Head } from '../store.ts';
import { type TreeRow, treeRows } from './tree.ts';

const HASH_BYTES = 32;

/** Head row: size and root of the log, and how far the segment file is in the database. */
export interface HeadRow {
  readonly frontier: Frontier;
  readonly root: Uint8Array;
  readonly segmentBytes: number;
  /** What a verification found wrong; null when nothing is known to be. */
  readonly broken: string | null;
  /** Something is being written in pieces, or was when its process ended (PostgreSQL only). */
  readonly pending: boolean;
}

/** The head as callers see it: how many records, and their Merkle root. */
export const headOf = ({ frontier, root }: HeadRow): Head => ({ size: frontier.size, root: toHex(root) });

/**
 * The head; with `lock` it is held until the transaction ends, which makes every writer wait for the one before. Throws
 * UnavailableError when a newer version made the balances, also while this one had the ledger open.
 */
export async function readHead(db: LedgerTransaction, lock: boolean): Promise<HeadRow> {
  const query = db.selectFrom('ledger_head').selectAll().where('id', '=', 1);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) throw new NotFoundError('the head row of the ledger is missing');
  refuseNewer(row.projection);
  const bytes = Uint8Array.from(row.frontier);
  const nodes = Array.from({ length: bytes.length / HASH_BYTES }, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
  return {
    frontier: { size: row.size, nodes },
    root: Uint8Array.from(row.root),
    segmentBytes: wholeOf(row.segment_bytes),
    broken: row.broken,
    pending: row.pending,
  };
}

function refuseNewer(projection: number): void {
  if (!(projection > PROJECTION_VERSION)) return;
  throw new UnavailableError(
    `the balances of this ledger were made by a newer Remelt (version ${projection})`,
    {
      path: 'projection',
      value: projection,
      allowed: `up to ${PROJECTION_VERSION}`,
      cure: 'use that version of Remelt or a newer one',
    },
  );
}

/** Head after more leaves, and the full subtrees that they complete. */
export function advanceHead(
  head: HeadRow,
  leaves: readonly Uint8Array[],
): { readonly head: HeadRow; readonly tree: readonly TreeRow[] } {
  let { frontier } = head;
  const tree: TreeRow[] = [];
  for (const leaf of leaves) {
    const grown = growFrontier(frontier, leaf);
    tree.push(...treeRows(frontier.size, grown.completed));
    frontier = grown.frontier;
  }
  return { head: { ...head, frontier, root: frontierRoot(frontier) }, tree };
}

/** Puts the head in the place of the one before. */
export async function writeHead(db: LedgerTransaction, head: HeadRow): Promise<void> {
  await db
    .updateTable('ledger_head')
    .set({
      size: head.frontier.size,
      root: head.root,
      frontier: concatBytes(...head.frontier.nodes),
      segment_bytes: head.segmentBytes,
    })
    .where('id', '=', 1)
    .execute();
}
