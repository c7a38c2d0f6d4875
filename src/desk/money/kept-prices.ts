import type { Facts } from '../../calculations/facts.ts';
import type { LastPrice } from '../../calculations/lots/asked-amounts.ts';
import { isElement, type KeptPrice, withKeptPrices } from '../../calculations/lots/kept-prices.ts';
import type { KeptPrices } from '../../documents/reference.ts';
import type { PriceState } from '../../evidence/ledger/subjects/price.ts';
import { MS_PER_DAY } from '../../foundation/quantity/days.ts';
import { isDemonstration } from '../../metal/plant/site.ts';
import type { TaskContext } from '../context.ts';
import { shelf } from '../memory.ts';

/** Prices that were set in the ledger, by name. */
export async function pricesSet({ store }: Pick<TaskContext, 'store'>): Promise<KeptPrice[]> {
  const all = await store.subjects('price');
  return all
    .map(({ state }) => {
      const { id, usdPerKg, on, source } = state as PriceState;
      return { of: id, usd_per_kg: Number(usdPerKg), on, source };
    })
    .sort((a, b) => (a.of < b.of ? -1 : 1));
}

const PRICED = shelf<Facts>(2);

/** The facts with the prices that were set; the same object until one is set. */
export async function pricedFacts({
  store,
  compute,
  memory,
}: Pick<TaskContext, 'store' | 'compute' | 'memory'>): Promise<Facts> {
  const [facts, set] = [compute.facts(), await pricesSet({ store })];
  const known = memory.on(PRICED, facts);
  const key = JSON.stringify(set);
  return known.get(key) ?? known.keep(key, withKeptPrices(facts, set));
}

/** A price that was set, as plans tell what they assume. */
export const assumedPrice = ({ of, usd_per_kg, on, source }: KeptPrice) => ({
  what: `price of ${of}`,
  value: usd_per_kg,
  unit: 'USD/kg',
  source: `${source}, set for ${on}`,
});

/** What planning reckons with: the deck's metals, and what was set in place of it or beside it. */
export async function keptPrices(context: TaskContext): Promise<KeptPrices> {
  const facts = context.compute.facts();
  const today = Date.parse(context.clock().toISOString().slice(0, 10));
  const set = await pricesSet(context);
  const named = new Set(set.map(({ of }) => of));
  const deck = [...facts.market.metals].filter(([element]) => !named.has(element));
  const ours = (await isDeckOurs(context)) ? { ours: true } : {};
  return {
    format: 'remelt-prices/1',
    prices: [
      ...set.map(({ of, usd_per_kg, on, source }) => ({
        of,
        usd_per_kg,
        on,
        age_days: ageOf(on, today),
        source,
        set: true,
        deck_usd_per_kg: deckPrice(of, facts),
      })),
      ...deck.map(([of, { value, date = null, source }]) => ({
        of,
        usd_per_kg: value,
        on: date,
        age_days: date === null ? null : ageOf(date, today),
        source,
        set: false,
        deck_usd_per_kg: value,
        ...ours,
      })),
    ],
  };
}

/** Whether prices of the deck stand in for those of a plant: it is no demonstration, and has no data folder of its own. */
async function isDeckOurs({ store, compute }: Pick<TaskContext, 'store' | 'compute'>): Promise<boolean> {
  return isDemonstration(compute.facts(null).plant) && !(await store.roster()).demonstration;
}

/** The last price of an element or a charge material: the one that was set, else that of the deck; undefined without any. */
export async function lastPrice(
  of: string,
  context: Pick<TaskContext, 'store' | 'compute'>,
): Promise<LastPrice | undefined> {
  const set = (await pricesSet(context)).find((price) => price.of === of);
  if (set) return { usd_per_kg: set.usd_per_kg, from: `set for ${set.on}` };
  const deck = deckPrice(of, context.compute.facts());
  return deck === null ? undefined : { usd_per_kg: deck, from: 'in the deck' };
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * Days from a price to `today` [ms]: from an ISO date, or from the last day of the month or year that it is the average of, as in
 * `2025 annual average` and `November 2025`; 0 while that lasts. null for what names no time.
 */
export function ageOf(date: string, today: number): number | null {
  const [, word = '', of] = /^([A-Z][a-z]+) (\d{4})$/.exec(date) ?? [];
  const named = MONTHS.indexOf(word) + 1;
  const iso = named > 0 ? `${of}-${String(named).padStart(2, '0')}` : date;
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?: \D*)?$/.exec(iso) ?? [];
  if (year === undefined) return null;
  // day 0 of the month after is the last one of the month
  const last =
    day === undefined
      ? Date.UTC(Number(year), month ? Number(month) : 12, 0)
      : Date.parse(`${year}-${month}-${day}`);
  return Number.isNaN(last) ? null : Math.max(0, Math.round((today - last) / MS_PER_DAY));
}

const deckPrice = (of: string, { market, chargeMaterials }: Facts): number | null =>
  (isElement(of) ? market.metals.get(of)?.value : chargeMaterials.get(of)?.price_usd_per_kg) ?? null;
