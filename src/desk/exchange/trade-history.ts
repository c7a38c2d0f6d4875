import type { Trade, TradeHistory } from '../../documents/exchange/trade.ts';
import type { ArticleState, CustomerState, OrderState } from '../../evidence/ledger/subjects/trade.ts';
import type { Sent } from '../../evidence/records/trade-records.ts';
import type { TaskContext } from '../context.ts';
import { differences } from './enter-trades.ts';
import { rowOf } from './list-trades.ts';

/** One customer, article or order as it is now, with every version of it and what each changed, the first one first. Throws NotFoundError. */
export async function tradeHistory(
  of: Trade,
  id: string,
  { store }: Pick<TaskContext, 'store'>,
): Promise<TradeHistory> {
  const state = (await store.subject(`${of}:${id}`)) as CustomerState | ArticleState | OrderState;
  const records = await store.history(`${of}:${id}`);
  return {
    format: 'remelt-trade-history/1',
    of,
    now: rowOf(state),
    versions: records.map(({ seq, record: { at }, body }, i) => {
      const { sent, entry, by, reason } = body as Partial<{
        readonly sent: Sent;
        readonly entry: string;
        readonly by: string;
        readonly reason: string;
      }>;
      const before = records[i - 1]?.body.entry;
      return {
        ...{ seq, at, by: by ?? null, reason: reason ?? null },
        ...{
          sender: sent?.sender ?? null,
          version: sent?.version === undefined ? null : Number(sent.version),
        },
        changes: typeof before === 'string' && entry !== undefined ? differences(before, entry) : [],
      };
    }),
  };
}
