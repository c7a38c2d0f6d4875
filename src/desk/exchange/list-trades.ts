import type { Trade, TradeList } from '../../documents/exchange/trade.ts';
import type { ArticleState, CustomerState, OrderState } from '../../evidence/ledger/subjects/trade.ts';
import type { TaskContext } from '../context.ts';

interface Asked {
  readonly limit?: number;
  readonly after?: number;
  readonly customer?: string;
  readonly article?: string;
  readonly order?: string;
}

/** Customers, articles or orders as they are now, in the order of their last records; one of them where it is named. */
export async function listTrades(
  of: Trade,
  { limit, after, ...asked }: Asked,
  { store }: Pick<TaskContext, 'store'>,
): Promise<TradeList> {
  const id = asked[of];
  const found = await store.subjects(of, {
    ...(id === undefined ? {} : { ids: [id] }),
    ...(limit === undefined ? {} : { limit: limit + 1 }),
    ...(after === undefined ? {} : { after }),
  });
  const shown = limit === undefined ? found : found.slice(0, limit);
  return {
    format: 'remelt-trade/1',
    of,
    rows: shown.map(({ state }) => rowOf(state as CustomerState | ArticleState | OrderState)),
    ...(shown.length < found.length ? { next: shown.at(-1)!.lastSeq } : {}),
  };
}

/** What counts of one now. */
export const rowOf = ({
  id,
  entry,
  sent,
  seq,
  at,
}: CustomerState | ArticleState | OrderState): TradeList['rows'][number] => ({
  ...{ id, entry: JSON.parse(entry) as TradeList['rows'][number]['entry'], seq, at },
  sender: sent?.sender ?? null,
  version: sent?.version === undefined ? null : Number(sent.version),
});
