import type { TransferRow } from '../../documents/exchange/transfer.ts';
import type { TransferState } from '../../evidence/ledger/subjects/transfer.ts';

/** One end of a transfer as this plant has it. */
export function transferRow({ id, status, end }: TransferState): TransferRow {
  const { origin, of, here, at, seq, said_g, weighed_g, within_g, accepted } = end;
  return {
    ...{ shipment: id, way: status === 'received' ? ('in' as const) : ('out' as const), state: status },
    ...{ other: origin, there: of, here: here as TransferRow['here'], at, seq },
    ...{ said_g, weighed_g, within_g, accepted },
  };
}
