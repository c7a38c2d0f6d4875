import type { Page } from '../../documents/page.ts';
import type { KeptPrices } from '../../documents/reference.ts';
import { money } from '../../foundation/quantity/format.ts';
import { number, shortPage, table } from './parts.ts';

/** Prices that plans reckon with: day, age and source of each, and what the deck says beside what was set. */
export const pricesPage = ({ prices }: KeptPrices): Page =>
  shortPage('Prices', [
    table(
      ['of', number('USD/kg'), number('deck, USD/kg'), 'day', number('days old'), 'source'],
      prices.map(({ of, usd_per_kg, on, age_days, source, set, deck_usd_per_kg: deck }) => [
        of,
        money(usd_per_kg),
        deck === null || !set ? '' : money(deck),
        on ?? '-',
        age_days === null ? '-' : String(age_days),
        source,
      ]),
    ),
  ]);
