import type { InvestInput } from '../../documents/economics/invest.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { normalCdf } from '../../foundation/numerics/normal.ts';
import { depreciationShares } from '../../models/economics/capital/depreciation.ts';
import type { InvestmentPlan, PricedShare } from '../../models/economics/investment/investment.ts';
import { priceFactors } from '../../models/economics/investment/price-path.ts';
import type { QualificationGate } from '../../models/economics/investment/qualification.ts';
import { AMOUNT, type Pick, SHARE } from '../stated/sampler.ts';

/** Default of what is not said, with its source. */
export const STRAIGHT_LINE = 'SL10';

type Priced = InvestInput['sales'][number];

/** The numbers of a plant in one draw. Its money is in one currency (`inOneMoney`), and `refuseImpossible` has seen it. */
export function planOf(input: InvestInput, pick: Pick): InvestmentPlan {
  const money = (stated: Stated, path: string): number => pick.number(stated, path, AMOUNT);
  const { qualification, rejects, startUp, loan } = input;
  const growth = input.costGrowth ? pick.number(input.costGrowth, 'costGrowth', AMOUNT) : 1;
  const heat_kg = input.heat ? pick.number(input.heat, 'heat', AMOUNT) : 1;
  const factors = pathsOf(input, pick);
  const priced = (list: readonly Priced[], name: 'sales' | 'feed'): PricedShare[] => {
    const shares = sharesOf(list, name, pick);
    return list.map(({ item, price, path, pathShare }, i) => ({
      item,
      price_per_kg: money(price, `${name}[${i}].price`),
      share: shares[i]!,
      factors:
        path === undefined
          ? factors.none
          : following(
              factors.of(path),
              pathShare && pick.number(pathShare, `${name}[${i}].pathShare`, SHARE),
            ),
    }));
  };
  return {
    constructionShares: input.constructionShares ?? [1],
    years: input.years,
    discount: pick.number(input.discount, 'discount', [-0.5, 1]),
    incomeTax: input.incomeTax ? pick.number(input.incomeTax, 'incomeTax', [0, 0.95]) : 0,
    capital: input.capital.map(
      ({ item, cost, depreciation = STRAIGHT_LINE, lifetime_years: lifetime }, i) => ({
        item,
        cost: money(cost, `capital[${i}].cost`) * growth,
        depreciation: depreciationShares(depreciation)!,
        lifetime,
      }),
    ),
    startUp: startUp
      ? {
          months: pick.number(startUp.months, 'startUp.months', AMOUNT),
          share: pick.number(startUp.share, 'startUp.share', SHARE),
        }
      : { months: 0, share: 1 },
    output_kg: pick.number(input.output, 'output', AMOUNT),
    metalYield: pick.number(input.metalYield, 'metalYield', [0.05, 1]),
    rejects: rejects ? pick.number(rejects.share, 'rejects.share', SHARE) : 0,
    rejectPrice: rejects ? money(rejects.price, 'rejects.price') : 0,
    sales: priced(input.sales, 'sales'),
    feed: priced(input.feed, 'feed'),
    running: input.costs.map(({ item, amount, per }, i) => {
      const value = money(amount, `costs[${i}].amount`);
      return {
        item,
        per_year: per === 'a' ? value : 0,
        per_kg: per === 'a' ? 0 : per === 'kg' ? value : value / heat_kg,
      };
    }),
    metalDays: input.workingCapital
      ? pick.number(input.workingCapital.metal_days, 'workingCapital.metal_days', AMOUNT)
      : 0,
    loan: loan
      ? {
          share: pick.number(loan.share, 'loan.share', SHARE),
          interest: pick.number(loan.interest, 'loan.interest', SHARE),
          years: loan.years,
          added: loan.duringConstruction === 'added',
        }
      : { share: 0, interest: 0, years: 1, added: false },
    ...(qualification ? { gate: gateOf(qualification, pick) } : {}),
  };
}

/** Whether each stage is passed is drawn beside its chance: in a share of the draws it is, in the others it fails. */
function gateOf(
  { stages, priceShareBefore, priceShareFailed }: NonNullable<InvestInput['qualification']>,
  pick: Pick,
): QualificationGate {
  return {
    stages: stages.map(({ months, chance, cost }, i) => {
      const path = `qualification.stages[${i}]`;
      const outcome = normalCdf(pick.normal(`${path} passes`, chance.confidence, chance.measure));
      return {
        months: pick.number(months, `${path}.months`, AMOUNT),
        passed: outcome <= pick.number(chance, `${path}.chance`, SHARE),
        cost: pick.number(cost, `${path}.cost`, AMOUNT),
      };
    }),
    priceBefore: pick.number(priceShareBefore, 'qualification.priceShareBefore', SHARE),
    priceFailed: pick.number(priceShareFailed, 'qualification.priceShareFailed', SHARE),
  };
}

/** Factors on a price of which only a share follows its path. */
const following = (factors: readonly number[], share = 1): readonly number[] =>
  share === 1 ? factors : factors.map((factor) => 1 + share * (factor - 1));

/** Shares of a list; the one that states none is the rest. */
function sharesOf(list: readonly Priced[], name: string, pick: Pick): number[] {
  const stated = list.map(({ share }, i) =>
    share === undefined ? undefined : pick.number(share, `${name}[${i}].share`, SHARE),
  );
  const sum = stated.reduce<number>((all, one) => all + (one ?? 0), 0);
  return stated.map((one) => one ?? Math.max(0, 1 - sum));
}

/** Price factors by path and operating year; where none is drawn the expected price is today's. */
export function pathsOf(
  { paths = {}, years }: InvestInput,
  pick: Pick,
): { readonly none: readonly number[]; readonly of: (name: string) => readonly number[] } {
  const none = Array.from({ length: years }, () => 1);
  const made = new Map(
    Object.entries(paths).map(([name, { sd, reversion }]) => [
      name,
      pick.expected
        ? none
        : priceFactors(
            {
              sd: pick.number(sd, `paths.${name}.sd`, AMOUNT),
              reversion: reversion ? pick.number(reversion, `paths.${name}.reversion`, SHARE) : 0,
            },
            none.map((_, year) => pick.normal(`paths.${name} in year ${year + 1}`, 'market')),
          ),
    ]),
  );
  return { none, of: (name) => made.get(name)! };
}
