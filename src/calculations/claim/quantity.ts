import type { Claim, ClaimInput } from '../../documents/economics/claim.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { InputError } from '../../foundation/errors.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { reliance } from '../../models/economics/claim/reliance.ts';
import { BASELINES, savings } from '../../models/economics/claim/saving.ts';
import { inMoney, requireDate, staleAges } from '../stated/money.ts';
import { AMOUNT, type Pick, SHARE } from '../stated/sampler.ts';

type Quantity = Claim['quantity'];
/** What can be computed; evidence can not. */
export type Computed = Exclude<Quantity, { readonly kind: 'evidence' }>;

/** A figure of a claim in one draw, and what stands beside it. */
export interface Figure {
  readonly value: number;
  readonly beside: Readonly<Record<string, number>>;
}

/** Prices per kg of each kind of claim. */
const MONEY: Readonly<Record<Computed['kind'], readonly string[]>> = {
  saving: [
    'paid',
    'alternative',
    'virgin',
    'preparation',
    'conversion',
    'extraConversion',
    'downgradeLoss',
    'qualification',
  ],
  reliance: [],
  metal: ['price'],
};
/** Of these the ones that are read off a market and must be dated. */
const MARKET: ReadonlySet<string> = new Set(['paid', 'alternative', 'virgin', 'price']);

/** Name and unit of what a claim is about. */
export const FIGURES: Readonly<Record<Computed['kind'], { readonly name: string; readonly unit: string }>> = {
  saving: { name: 'saving', unit: 'share' },
  reliance: { name: 'fall of net import reliance', unit: 'points' },
  metal: { name: 'worth of the element', unit: '/kg' },
};

/**
 * The quantity with its money in one currency, and the prices that are old. Throws InputError for a price without date or unit and for a
 * currency without a rate.
 */
export function inOneMoney(
  quantity: Computed,
  path: string,
  input: ClaimInput,
): { readonly quantity: Computed; readonly stale: readonly Assumption[] } {
  const dated: (readonly [string, Stated])[] = [];
  const entries = Object.entries(quantity).map(([name, value]) => {
    if (!MONEY[quantity.kind].includes(name)) return [name, value as unknown];
    const at = `${path}.${name}`;
    if (MARKET.has(name)) {
      requireDate(value as Stated, at, input);
      dated.push([at, value as Stated]);
    }
    return [name, inMoney(value as Stated, { path: at, per: '/kg' }, input)];
  });
  return { quantity: Object.fromEntries(entries) as Computed, stale: staleAges(dated, input) };
}

/** The figure in one draw. */
export function figureOf(quantity: Computed, path: string, pick: Pick): Figure {
  const share = (stated: Stated, name: string): number => pick.number(stated, `${path}.${name}`, SHARE);
  const amount = (stated: Stated, name: string): number => pick.number(stated, `${path}.${name}`, AMOUNT);
  switch (quantity.kind) {
    case 'saving': {
      const all = savings({
        revertShare: share(quantity.revertShare, 'revertShare'),
        additional: share(quantity.additional, 'additional'),
        currentShare: share(quantity.currentShare, 'currentShare'),
        paid: amount(quantity.paid, 'paid'),
        alternative: amount(quantity.alternative, 'alternative'),
        virgin: amount(quantity.virgin, 'virgin'),
        preparation: amount(quantity.preparation, 'preparation'),
        conversion: amount(quantity.conversion, 'conversion'),
        extraConversion: amount(quantity.extraConversion, 'extraConversion'),
        yieldReturns: share(quantity.yieldReturns, 'yieldReturns'),
        yieldVirgin: share(quantity.yieldVirgin, 'yieldVirgin'),
        extraRejects: share(quantity.extraRejects, 'extraRejects'),
        downgradeLoss: amount(quantity.downgradeLoss, 'downgradeLoss'),
        qualification: amount(quantity.qualification, 'qualification'),
      });
      return {
        value: all[quantity.baseline],
        beside: Object.fromEntries(BASELINES.map((one) => [`against ${one}`, all[one]])),
      };
    }
    case 'reliance': {
      const { countsSecondary, countsOldOnly } = quantity;
      const { fall_points, without_pct, with_pct } = reliance({
        countsSecondary,
        countsOldOnly,
        apparentConsumption: amount(quantity.apparentConsumption, 'apparentConsumption'),
        primary: amount(quantity.primary, 'primary'),
        oldScrap: amount(quantity.oldScrap, 'oldScrap'),
        newScrap: amount(quantity.newScrap, 'newScrap'),
        addedOld: amount(quantity.addedOld, 'addedOld'),
        addedNew: amount(quantity.addedNew, 'addedNew'),
        displacement: share(quantity.displacement, 'displacement'),
      });
      return { value: fall_points, beside: { 'reliance without': without_pct, 'reliance with': with_pct } };
    }
    case 'metal':
      return {
        value: (amount(quantity.content, 'content') / 1e6) * amount(quantity.price, 'price'),
        beside: {},
      };
  }
}

/** Throws InputError for a claim that nobody could recompute. */
export function refuseIncomplete(claim: Claim, path: string): void {
  if (claim.boundary === undefined) {
    throw new InputError(`claim ${claim.id} has no boundary`, {
      path: `${path}.boundary`,
      allowed: '{where, of, year, against, rule}',
      cure: 'say of which country or company, of what, in which year, against what and by which rule',
    });
  }
  const { quantity, claimed } = claim;
  if (quantity.kind === 'evidence' || claimed !== undefined) {
    if (quantity.kind !== 'metal' || quantity.content.unit === 'ppm') return;
    throw new InputError(`claim ${claim.id}: the content is in ${quantity.content.unit ?? 'no unit'}`, {
      path: `${path}.quantity.content.unit`,
      allowed: 'ppm',
      cure: 'state the content in ppm by mass',
    });
  }
  throw new InputError(`claim ${claim.id} claims no number`, {
    path: `${path}.claimed`,
    allowed: '{side, value, unit}',
    cure: 'state what is claimed; "lower" alone is at least 0',
  });
}
