import type { Page } from '../../documents/page.ts';
import type { KeptPrices } from '../../documents/reference.ts';
import { money } from '../../foundation/quantity/format.ts';
import { list, number, shortPage, tableOf } from './parts.ts';

/** A source that is longer than this and stands behind several prices is written once, below them [characters]. */
const LONG = 40;

/** Prices that plans reckon with: day, age and source of each, and what the deck says beside what was set. */
export function pricesPage({ prices }: KeptPrices): Page {
  const sources = prices.map(({ source }) => source);
  const shared = [...new Set(sources)].filter(
    (source) => source.length > LONG && sources.filter((one) => one === source).length > 1,
  );
  const sourceText = (source: string): string =>
    shared.includes(source) ? `source ${shared.indexOf(source) + 1}, below` : source;
  return shortPage('Prices', [
    tableOf(prices, [
      ['of', ({ of }) => of],
      [number('USD/kg'), ({ usd_per_kg }) => money(usd_per_kg)],
      [
        number('deck, USD/kg'),
        ({ set, deck_usd_per_kg: deck }) => (deck === null || !set ? '' : money(deck)),
      ],
      ['day', ({ on }) => on ?? '-'],
      [number('days old'), ({ age_days }) => (age_days === null ? '-' : String(age_days))],
      prices.some(({ ours }) => ours) && ['assumed', ({ ours }) => (ours ? 'ours' : '')],
      ['source', ({ source }) => sourceText(source)],
    ]),
    ...list(shared.map((source, i) => `source ${i + 1}: ${source}`)),
  ]);
}
