import type { HeatState } from '../../evidence/ledger/state.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { inTurns } from '../in-turns.ts';
import { pricedFacts } from './kept-prices.ts';
import { lotWorth } from './lot-worth.ts';

/** What a kilogram of each lot of some heats is counted at today [USD/kg]; null for one without a price, and for whoever reads no money. */
export async function pricesOfHeats(
  heats: readonly HeatState[],
  context: TaskContext,
): Promise<(from: Subject) => number | null> {
  if (context.hidesMoney) return () => null;
  const subjects = new Set(
    heats.flatMap(({ planned_g, inputs }) => [...Object.keys(planned_g), ...inputs.map(({ from }) => from)]),
  );
  const ids = [...subjects].filter((one) => one.startsWith('lot:')).map(idOf);
  const facts = await pricedFacts(context);
  const lots = await context.store.lots({ ids });
  const priced = await inTurns(
    lots,
    (lot) => [lot.subject, lotWorth(lot, facts, context.memory).price_usd_per_kg] as const,
  );
  const known = new Map<Subject, number | null>(priced);
  return (from) => known.get(from) ?? null;
}
