import type { ScaleUpInput } from '../../documents/economics/scale-up.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { inMoney, type Per, requireDate, staleAges } from '../stated/money.ts';

/** Ages of the prices that are old. Throws InputError for a price without a date. */
export function pricesOf(input: ScaleUpInput): Assumption[] {
  const { returns, virgin, product, energy, elements = {} } = input.prices;
  const dated = [
    ...Object.entries({ returns, virgin, product, energy }),
    ...entriesOf(elements).map(([element, price]) => [`elements.${element}`, price] as const),
  ].map(([name, price]) => [`prices.${name}`, price] as const);
  for (const [path, price] of dated) requireDate(price, path, input);
  return staleAges(dated, input);
}

/** The document with every amount in its own currency. Throws InputError for a unit or currency that it cannot read. */
export function inOneMoney(input: ScaleUpInput): ScaleUpInput {
  const to = (stated: Stated, path: string, per: Per): Stated => inMoney(stated, { path, per }, input);
  const { prices, reference } = input;
  return {
    ...input,
    prices: {
      returns: to(prices.returns, 'prices.returns', '/kg'),
      virgin: to(prices.virgin, 'prices.virgin', '/kg'),
      product: to(prices.product, 'prices.product', '/kg'),
      energy: to(prices.energy, 'prices.energy', '/kWh'),
      elements: Object.fromEntries(
        entriesOf(prices.elements ?? {}).map(([element, price]) => [
          element,
          to(price, `prices.elements.${element}`, '/kg'),
        ]),
      ),
    },
    reference: {
      ...reference,
      cost: to(reference.cost, 'reference.cost', ''),
      lining: to(reference.lining, 'reference.lining', ''),
    },
    crew: to(input.crew, 'crew', '/a'),
    analyses: to(input.analyses, 'analyses', '/heat'),
  };
}
