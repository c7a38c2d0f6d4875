import { type LotOrder, sortLots } from '../../documents/yard/sort-lots.ts';
import type { YardLot } from '../../documents/yard/yard.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import type { TaskContext } from '../context.ts';
import { shelf } from '../memory.ts';
import { accountOf, isGone } from './lot-account.ts';

/** The lots of a ledger as its store listed them. */
export interface KeptYard {
  /** Lots with metal left in them, in the order they were booked, as `accountOf` told them when they were read: their age is of then. */
  readonly there: readonly YardLot[];
  /** Lots that are used up or void. */
  readonly gone: readonly LotView[];
  /** What is there in an order; each is worked out once. */
  readonly sorted: (order: LotOrder | null) => readonly YardLot[];
  /** Accounts by what the store said of their lots. */
  readonly accounts: ReadonlyMap<LotView, YardLot>;
}

const YARDS = shelf<{ readonly lots: readonly LotView[]; readonly yard: Promise<KeptYard> }>(1);

/**
 * The yard as it stands, kept while the store answers the same list of lots: only lots that changed are read again. What it rests on
 * beside the list are the facts.
 */
export async function keptYard(context: TaskContext): Promise<KeptYard> {
  const kept = context.memory.on(YARDS, context.compute.facts());
  const lots = await context.store.lots();
  const known = kept.get('yard');
  if (known?.lots === lots) return known.yard;
  // others wait for the same answer: who asked first does not stop it for them
  const { signal: _, ...unstopped } = context;
  const yard = readYard(lots, known?.yard, unstopped);
  kept.keep('yard', { lots, yard });
  yard.catch(() => kept.forget('yard'));
  return yard;
}

async function readYard(
  lots: readonly LotView[],
  before: Promise<KeptYard> | undefined,
  context: TaskContext,
): Promise<KeptYard> {
  const known = await before?.then(
    ({ accounts }) => accounts,
    () => undefined,
  );
  const views = lots.filter((lot) => !isGone(lot));
  const changed = views.filter((lot) => !known?.has(lot));
  const fresh = new Map((await accountOf(changed, context)).map((lot, i) => [changed[i]!, lot]));
  const accounts = new Map(views.map((lot) => [lot, fresh.get(lot) ?? known!.get(lot)!]));
  const there = [...accounts.values()];
  const orders = new Map<string, readonly YardLot[]>();
  const sorted = (order: LotOrder | null) => {
    const name = JSON.stringify(order);
    const lots = orders.get(name) ?? sortLots(there, order);
    orders.set(name, lots);
    return lots;
  };
  return { there, gone: lots.filter(isGone), sorted, accounts };
}
