import { setTimeout as sleep } from 'node:timers/promises';
import { toHex } from '../../proof/bytes.ts';
import { leafOf } from '../../proof/leaf.ts';
import type { Command } from '../commands.ts';
import { type Appended, appendCommand, type Means } from '../store/append.ts';
import { findRecords } from '../store/queries.ts';
import type { LedgerDatabase } from '../store/tables.ts';
import { transact } from '../store/transact.ts';
import type { ExecuteOptions, Receipt } from '../store.ts';
import { sealedRecord } from '../trust/seal.ts';

/** How a lost connection is told from other failures, and how long is waited before each further try [ms]. */
export interface Resending {
  isLost(error: unknown): boolean;
  readonly waits_ms: readonly number[];
}

interface Sending {
  readonly options: ExecuteOptions;
  readonly means: Means;
  readonly resending: Resending | null;
  /** It waits for whoever works alone, in whatever process. */
  readonly shared: boolean;
}

/**
 * Decides and appends a command, again when the connection was lost on the way. Whether a commit whose answer was lost
 * happened is seen from the records themselves: their salts are those of no other command.
 */
export async function appendSurely(
  db: LedgerDatabase,
  command: Command,
  { options, means, resending, shared }: Sending,
): Promise<Receipt> {
  let written: Appended | null = null;
  const append = async (): Promise<Receipt> => {
    const before = written && (await foundAgain(db, written));
    written =
      before ??
      (await transact(
        db,
        async (trx) => {
          written = await appendCommand(trx, command, options, means);
          return written;
        },
        { shared },
      ));
    return receiptOf(db, written);
  };
  return surely(append, { resending, signal: options.signal });
}

/** Does work that may be done twice, again while the connection is lost on the way and nobody has stopped it. */
export async function surely<T>(
  work: () => Promise<T>,
  { resending, signal }: Pick<Sending, 'resending'> & Pick<ExecuteOptions, 'signal'>,
): Promise<T> {
  for (const wait of resending?.waits_ms ?? []) {
    try {
      return await work();
    } catch (error) {
      if (!resending!.isLost(error)) throw error;
      await sleep(wait);
      if (signal?.aborted) throw error;
    }
  }
  return work();
}

/** What the caller is told of what was appended. */
export async function receiptOf(
  db: LedgerDatabase,
  { firstSeq, records, head, repeated, sealed }: Appended,
): Promise<Receipt> {
  const stored = sealed
    ? sealed.map((one, i) => sealedRecord(firstSeq + i, one))
    : await findRecords(db, { from: firstSeq, to: firstSeq + records });
  return { records: stored, head, repeated };
}

/** What was appended, when its records are there. */
async function foundAgain(db: LedgerDatabase, appended: Appended): Promise<Appended | null> {
  const row = await db
    .selectFrom('ledger_record')
    .select('leaf')
    .where('seq', '=', appended.firstSeq)
    .executeTakeFirst();
  const first = appended.sealed?.[0];
  return row && first && toHex(Uint8Array.from(row.leaf)) === leafOf(first.text) ? appended : null;
}
