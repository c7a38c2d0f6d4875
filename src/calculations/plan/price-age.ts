import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { MS_PER_DAY } from '../../foundation/quantity/days.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';

/** Days that a price is taken as it stands when the document says nothing (assumption: a month of the metal exchanges). */
const VALID_DAYS = 30;

/**
 * What to know about the age of the prices: those too old on the day of the plan, oldest first, and how many carry no
 * day at all; nothing without `asOf`. Throws InputError for a price of a later day than the plan.
 */
export function priceAges({ asOf, pricesValid_days, materials }: PlanInput): Assumption[] {
  if (asOf === undefined) return [];
  const valid = pricesValid_days ?? VALID_DAYS;
  const stale: { readonly id: string; readonly days: number }[] = [];
  let undated = 0;
  materials.forEach(({ id, pricedOn }, i) => {
    if (pricedOn === undefined) {
      undated++;
      return;
    }
    const days = Math.round((Date.parse(asOf) - Date.parse(pricedOn)) / MS_PER_DAY);
    if (days < 0)
      throw new InputError(`the price of ${id} is dated ${pricedOn}, after the plan of ${asOf}`, {
        path: `materials[${i}].pricedOn`,
        value: pricedOn,
        allowed: `${asOf} or before`,
        cure: 'correct the date, or plan as of today',
      });
    if (days > valid) stale.push({ id, days });
  });
  stale.sort((a, b) => b.days - a.days || a.id.localeCompare(b.id));
  const named = stale.slice(0, 10).map(({ id, days }) => `${id} (${days} days)`);
  const more = stale.length > named.length ? ` and ${stale.length - named.length} more` : '';
  return [
    ...(stale.length > 0
      ? [
          {
            kind: 'price-age' as const,
            what: `prices older than ${valid} days: ${named.join(', ')}${more}`,
            value: 'as they stand',
            unit: 'usd/kg',
            source: 'the document; ask for new prices before you buy',
          },
        ]
      : []),
    ...(undated > 0
      ? [
          {
            kind: 'price-age' as const,
            what: `prices without a date: ${undated} of ${materials.length}`,
            value: 'as they stand',
            unit: 'usd/kg',
            source: 'the document; pricedOn dates them',
          },
        ]
      : []),
  ];
}
