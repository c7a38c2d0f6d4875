import { sql } from 'kysely';
import { BalanceError } from '../../../foundation/errors.ts';
import { fromHex, toHex } from '../../proof/bytes.ts';
import type { Subtree } from '../../proof/stored-tree.ts';
import { type Added, copyRows } from '../store/copy-rows.ts';
import type { LedgerTransaction } from '../store/tables.ts';

/** Root of a full subtree of 2^level leaves, level from 1, kept when its last leaf is appended. */
export interface TreeRow extends Subtree {
  readonly hash: Uint8Array;
}

/** Rows of the subtrees that leaf `last` completes, by level; the leaf itself stands with its record. */
export const treeRows = (last: number, completed: readonly Uint8Array[]): TreeRow[] =>
  completed.slice(1).map((hash, i) => ({ last, level: i + 1, hash }));

/** Rows as the database takes them. */
export const treeAdded = (rows: readonly TreeRow[]): Added => ({
  table: 'ledger_tree',
  columns: { last: 'integer', level: 'integer', hash: 'hex' },
  rows: rows.map(({ last, level, hash }) => ({ last, level, hash: toHex(hash) })),
});

/** A row as it is kept, its hash in hexadecimal. */
export type KeptRow = Subtree & { readonly hash: string };

/** Kept rows whose last leaf is in [from, to), in order; one value for all, which takes a third of the time. */
export async function readTree(
  db: LedgerTransaction,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly KeptRow[]> {
  const page = db
    .selectFrom('ledger_tree')
    .select(['last', 'level', sql<string>`encode(hash, 'hex')`.as('hash')])
    .where('last', '>=', from)
    .where('last', '<', to)
    .orderBy('last')
    .orderBy('level');
  const { rows } = await db
    .selectFrom(page.as('page'))
    .select(sql<readonly KeptRow[] | null>`json_agg(page)`.as('rows'))
    .executeTakeFirstOrThrow();
  return rows ?? [];
}

/** Puts rows in the place of those whose last leaf is in [from, to). */
export async function writeTree(
  db: LedgerTransaction,
  { from, to }: { readonly from: number; readonly to: number },
  rows: readonly TreeRow[],
): Promise<void> {
  await db.deleteFrom('ledger_tree').where('last', '>=', from).where('last', '<', to).execute();
  await copyRows(db, treeAdded(rows));
}

/** Number of the first record whose kept hashes differ; null when all are the same. Both are in order. */
export function differentFrom(expected: readonly TreeRow[], kept: readonly KeptRow[]): number | null {
  for (let i = 0; i < Math.max(expected.length, kept.length); i++) {
    const [wanted, found] = [expected[i], kept[i]];
    if (!wanted || !found) return (wanted ?? found)!.last;
    if (wanted.last !== found.last || wanted.level !== found.level || toHex(wanted.hash) !== found.hash)
      return Math.min(wanted.last, found.last);
  }
  return null;
}

/** Hashes of the given subtrees and no others, read in one value. Throws BalanceError when one is lost. */
export async function subtreeHashes(
  db: LedgerTransaction,
  subtrees: readonly Subtree[],
): Promise<(subtree: Subtree) => Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const leaves = subtrees.filter(({ level }) => level === 0).map(({ last }) => last);
  const inner = subtrees.filter(({ level }) => level > 0);
  const levels = inner.map(({ level }) => level);
  const kept = db
    .selectFrom('ledger_record')
    .select([
      sql<number>`seq`.as('last'),
      sql<number>`0`.as('level'),
      sql<string>`encode(leaf, 'hex')`.as('hash'),
    ])
    .where(sql<boolean>`seq = any(${leaves}::integer[])`)
    .unionAll(
      db
        .selectFrom('ledger_tree')
        .select(['last', 'level', sql<string>`encode(hash, 'hex')`.as('hash')])
        .where(
          sql<boolean>`(last, level) in (select * from unnest(${inner.map(({ last }) => last)}::integer[], ${levels}::integer[]))`,
        ),
    );
  const { rows } = await db
    .selectFrom(kept.as('kept'))
    .select(sql<readonly KeptRow[] | null>`json_agg(kept)`.as('rows'))
    .executeTakeFirstOrThrow();
  for (const { last, level, hash } of rows ?? []) found.set(`${last} ${level}`, fromHex(hash));
  return ({ last, level }) => {
    const hash = found.get(`${last} ${level}`);
    if (hash) return hash;
    throw new BalanceError(`the tree lacks the hash of the ${2 ** level} records up to record ${last}`, {
      where: 'ledger_tree',
      value: last,
      cure: 'verify the ledger, then rebuild it',
    });
  };
}
