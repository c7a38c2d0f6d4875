import type { InvestInput } from '../../documents/economics/invest.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { inMoney, type Per } from '../stated/money.ts';

/** The document with every amount in its own currency, prices by kg. Throws InputError for a unit or currency that it cannot read. */
export function inOneMoney(input: InvestInput): InvestInput {
  const to = (stated: Stated, path: string, per: Per): Stated => inMoney(stated, { path, per }, input);
  const { rejects, qualification } = input;
  const priced = <T extends { readonly price: Stated }>(list: readonly T[], name: string): T[] =>
    list.map((one, i) => ({ ...one, price: to(one.price, `${name}[${i}].price`, '/kg') }));
  return {
    ...input,
    capital: input.capital.map((one, i) => ({ ...one, cost: to(one.cost, `capital[${i}].cost`, '') })),
    sales: priced(input.sales, 'sales'),
    feed: priced(input.feed, 'feed'),
    costs: input.costs.map((one, i) => ({
      ...one,
      amount: to(one.amount, `costs[${i}].amount`, `/${one.per}`),
    })),
    ...(rejects ? { rejects: { ...rejects, price: to(rejects.price, 'rejects.price', '/kg') } } : {}),
    ...(qualification
      ? {
          qualification: {
            ...qualification,
            stages: qualification.stages.map((stage, i) => ({
              ...stage,
              cost: to(stage.cost, `qualification.stages[${i}].cost`, ''),
            })),
          },
        }
      : {}),
  };
}

/** A place of the document with the name of its item: `feed[0].price` is `feed.blade returns.price`. */
export const namedPlace = (input: InvestInput, place: string): string =>
  place.replace(/^(qualification\.stages|\w+)\[(\d+)\]/, (whole, list: string, at: string) => {
    const items =
      list === 'qualification.stages'
        ? input.qualification?.stages
        : ownValue(input as object as Record<string, unknown>, list);
    const item = (items as readonly { readonly item?: string; readonly name?: string }[] | undefined)?.[
      Number(at)
    ];
    return item?.item ?? item?.name ?? whole;
  });
