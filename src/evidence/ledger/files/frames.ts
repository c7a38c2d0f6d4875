import { UnavailableError } from '../../../foundation/errors.ts';
import { leafOf } from '../../proof/leaf.ts';
import { sealedRows } from '../store/load.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import type { Frame } from './frame.ts';

/** Records in one frame of commands without a key. */
const RECORDS_PER_FRAME = 1000;

/** What the database has from one record to another, a keyed command in one frame. */
export async function* framesOf(db: LedgerTransaction, from: number, to: number): AsyncGenerator<Frame> {
  const keyed = await db
    .selectFrom('ledger_command')
    .selectAll()
    .where('first_seq', '>=', from)
    .where('first_seq', '<', to)
    .where('records', '>', 0)
    .orderBy('first_seq')
    .execute();
  for (let seq = from; seq < to; ) {
    const command = keyed[0]?.first_seq === seq ? keyed.shift() : undefined;
    const before = keyed[0]?.first_seq ?? to;
    const end = command ? seq + command.records : Math.min(seq + RECORDS_PER_FRAME, before, to);
    const rows = await sealedRows(db, { from: seq, to: end });
    const wrong = rows.find(({ text, leaf }) => leafOf(text) !== leaf);
    if (wrong || rows.length < end - seq)
      throw new UnavailableError(`the database is damaged too, at record ${wrong?.seq ?? seq}`, {
        cure: 'restore the folder of the ledger from a copy',
      });
    const records = rows.map(({ text, disclosures }) => ({ text, disclosures }));
    yield { firstSeq: seq, key: command?.key ?? null, commandHash: command?.command_hash ?? null, records };
    seq = end;
  }
}
