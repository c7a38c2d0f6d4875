import type { InvestInput } from '../../documents/economics/invest.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { InputError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { requireDate, staleAges } from '../stated/money.ts';
import { scheduleNamed } from '../stated/schedule.ts';

/** A stated number and its place in the document. */
export type Placed = readonly [path: string, stated: Stated];

/**
 * Throws InputError for what no plant can have: a price without a date, shares that are no whole, a loan that outlives the plant,
 * metal bound for less than no time, a cost per heat without a heat. Returns the prices that are old.
 */
export function refuseImpossible(input: InvestInput): Assumption[] {
  const prices = pricesOf(input);
  for (const [path, stated] of prices) {
    requireDate(stated, path, input);
    refuseNegative(path, stated);
  }
  for (const [path, stated] of amountsOf(input)) refuseNegative(path, stated);
  refuseOutliving(input);
  refuseWrongShares(input);
  refuseUnnamedPaths(input);
  input.capital.forEach(({ depreciation }, i) => {
    if (depreciation !== undefined) scheduleNamed(depreciation, `capital[${i}].depreciation`);
  });
  if (input.heat === undefined && input.costs.some(({ per }) => per === 'heat')) {
    throw new InputError('a cost is per heat, and no heat is stated', {
      path: 'heat',
      unit: 'kg',
      allowed: 'above 0',
      cure: 'state the product of one heat [kg]',
    });
  }
  return staleAges(prices, input);
}

const pricesOf = ({ sales, feed, rejects }: InvestInput): Placed[] => [
  ...sales.map(({ price }, i): Placed => [`sales[${i}].price`, price]),
  ...feed.map(({ price }, i): Placed => [`feed[${i}].price`, price]),
  ...(rejects ? [['rejects.price', rejects.price] satisfies Placed] : []),
];

const amountsOf = (input: InvestInput): Placed[] => [
  ...input.capital.map(({ cost }, i): Placed => [`capital[${i}].cost`, cost]),
  ...input.costs.map(({ amount }, i): Placed => [`costs[${i}].amount`, amount]),
  ['output', input.output],
  ['metalYield', input.metalYield],
  ...(input.workingCapital
    ? [['workingCapital.metal_days', input.workingCapital.metal_days] satisfies Placed]
    : []),
];

function refuseNegative(path: string, { value, unit = '1' }: Stated): void {
  if (value >= 0) return;
  throw new InputError(`${path} is ${value} ${unit}`, {
    path,
    value,
    unit,
    allowed: '0 or more',
    cure: path.startsWith('workingCapital')
      ? 'working capital is metal and debtors; state what customers pay ahead as a loan'
      : 'correct the amount; what comes in belongs to sales',
  });
}

function refuseOutliving({ loan, years }: InvestInput): void {
  if (loan === undefined || loan.years <= years) return;
  throw new InputError(`a loan over ${loan.years} years outlives a plant of ${years}`, {
    path: 'loan.years',
    value: loan.years,
    unit: 'a',
    allowed: `at most ${years}`,
    cure: 'shorten the loan, or let the plant run longer',
  });
}

function refuseWrongShares(input: InvestInput): void {
  for (const name of ['sales', 'feed'] as const) {
    const shares = input[name].map(({ share }) => share?.value);
    const open = shares.filter((share) => share === undefined).length;
    const sum = shares.reduce<number>((all, share) => all + (share ?? 0), 0);
    const whole = open === 0 ? Math.abs(sum - 1) < 1e-9 : open === 1 && sum <= 1 + 1e-9;
    if (whole) continue;
    throw new InputError(
      `the shares of ${name} add up to ${sum}${open > 1 ? `, and ${open} state none` : ''}`,
      {
        path: `${name}[0].share`,
        value: sum,
        allowed: '1, or less where exactly one states none and is the rest',
        cure: 'correct a share, or leave out that of the rest',
      },
    );
  }
  const built = (input.constructionShares ?? [1]).reduce((all, share) => all + share, 0);
  if (Math.abs(built - 1) < 1e-9) return;
  throw new InputError(`the shares of construction add up to ${built}`, {
    path: 'constructionShares',
    value: built,
    allowed: '1',
    cure: 'correct the share of a year',
  });
}

function refuseUnnamedPaths({ sales, feed, paths = {} }: InvestInput): void {
  for (const [name, list] of Object.entries({ sales, feed })) {
    list.forEach(({ path }, i) => {
      if (path === undefined || ownValue(paths, path) !== undefined) return;
      throw new InputError(`there is no price path "${path}"`, {
        path: `${name}[${i}].path`,
        value: path,
        allowed: Object.keys(paths).join(', ') || 'none: the document has no paths',
        cure: 'add it under paths, or leave it out',
      });
    });
  }
}
