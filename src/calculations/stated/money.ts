import type { Stated } from '../../documents/economics/stated.ts';
import { InputError } from '../../foundation/errors.ts';
import { MS_PER_DAY } from '../../foundation/quantity/days.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';

/** The money of a document: one currency, rates into it, the day for which it is reckoned. */
export interface Money {
  readonly currency: string;
  /** Units of `currency` for one unit of another one. */
  readonly rates?: Readonly<Record<string, Stated>> | undefined;
  /** ISO day. */
  readonly asOf: string;
  /** Days for which a price is taken without a word. */
  readonly pricesValid_days?: number | undefined;
}

/** What a price is for. */
export type Per = '' | '/kg' | '/a' | '/heat' | '/t' | '/kWh';

const VALID_DAYS = 30;

/** Kilograms in a unit of mass by which a price may be stated. */
const PER_KG: Readonly<Record<string, number>> = { '/kg': 1, '/t': 1e-3, '/lb': 1 / 0.45359237, '/g': 1e3 };

/**
 * What turns the stated amount into the currency of the document, for each kg where it is a price by mass. Throws InputError
 * for an amount without a unit, of another kind than wanted, or in a currency without a rate.
 */
function moneyFactor(
  { unit }: Pick<Stated, 'unit'>,
  { path, per }: { readonly path: string; readonly per: Per },
  { currency, rates = {} }: Money,
): number {
  const wanted = `${currency}${per}`;
  if (unit === undefined) {
    throw new InputError(`${path} is an amount of money without a unit`, {
      path: `${path}.unit`,
      allowed: wanted,
      cure: `state the unit, such as ${wanted}`,
    });
  }
  const [, scale = '', money, stated = ''] = /^(?:(thousand|million) )?([A-Z]{3})(\/\w+)?$/.exec(unit) ?? [];
  const byMass = per === '/kg' ? ownValue(PER_KG, stated) : stated === per ? 1 : undefined;
  if (money === undefined || byMass === undefined) {
    throw new InputError(`${path} is in ${unit}`, {
      path: `${path}.unit`,
      value: unit,
      allowed:
        per === '/kg'
          ? `${Object.keys(PER_KG)
              .map((one) => `${currency}${one}`)
              .join(', ')}`
          : wanted,
      cure: `state it in ${wanted}`,
    });
  }
  const rate = money === currency ? 1 : rateOf(ownValue(rates, money), { path, money, currency });
  return byMass * rate * (scale === 'million' ? 1e6 : scale === 'thousand' ? 1e3 : 1);
}

/** The number in the currency of the document, with its range. Throws as `moneyFactor`. */
export function inMoney(
  stated: Stated,
  at: { readonly path: string; readonly per: Per },
  money: Money,
): Stated {
  const factor = moneyFactor(stated, at, money);
  const { value, low, high } = stated;
  return {
    ...stated,
    value: value * factor,
    ...(low === undefined || high === undefined ? {} : { low: low * factor, high: high * factor }),
    unit: `${money.currency}${at.per}`,
  };
}

function rateOf(
  rate: Stated | undefined,
  { path, money, currency }: { readonly path: string; readonly money: string; readonly currency: string },
): number {
  if (rate !== undefined && rate.value > 0) return rate.value;
  throw new InputError(`${path} is in ${money}, and there is no rate of ${money} in ${currency}`, {
    path: `rates.${money}`,
    unit: `${currency}/${money}`,
    allowed: 'above 0',
    cure: `add rates.${money} with its day, or state the amount in ${currency}`,
  });
}

/** Throws InputError for a price without a day, or of a day after the one it is used for. */
export function requireDate({ date }: Pick<Stated, 'date'>, path: string, { asOf }: Money): void {
  if (date === undefined) {
    throw new InputError(`${path} is a price without a date`, {
      path: `${path}.date`,
      allowed: 'a day, month or year such as 2026-11-28',
      cure: 'state on which day the price was read',
    });
  }
  if (date > asOf) {
    throw new InputError(`${path} is dated ${date}, after ${asOf}`, {
      path: `${path}.date`,
      value: date,
      allowed: `${asOf} or before`,
      cure: 'correct the date, or set asOf to a later day',
    });
  }
}

/** Last day of a day, month or year [ms]. */
const lastDay = (date: string): number => {
  const [year, month, day] = date.split('-').map(Number);
  return day === undefined ? Date.UTC(year!, month ?? 12, 0) : Date.UTC(year!, month! - 1, day);
};

/** The prices that are older than the days for which one is taken without a word, with their age; none = all are fresh. */
export function staleAges(
  prices: readonly (readonly [path: string, stated: Stated])[],
  money: Money,
): Assumption[] {
  const valid = money.pricesValid_days ?? VALID_DAYS;
  return prices.flatMap(([path, { date }]) => {
    if (date === undefined) return [];
    const days = Math.round((Date.parse(money.asOf) - lastDay(date)) / MS_PER_DAY);
    if (days <= valid) return [];
    return [
      {
        kind: 'price-age' as const,
        what: `${path} is ${days} days old (of ${date})`,
        value: 'as it stands',
        unit: money.currency,
        source: `the document; ask for a new price before you decide (${valid} days are taken as fresh)`,
      },
    ];
  });
}
