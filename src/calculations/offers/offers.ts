import { parseDocument } from '../../documents/common.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { type OffersInput, type OffersOutput, offersInputSchema } from '../../documents/yard/offers.ts';
import { InputError } from '../../foundation/errors.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { type Offer, settlement } from '../../models/economics/price/settlement.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import { inMoney, requireDate, staleAges } from '../stated/money.ts';
import { spreadOf } from '../stated/results.ts';
import { AMOUNT, CENTRAL, type Pick, Sampler, SHARE } from '../stated/sampler.ts';

type GivenOffer = OffersInput['offers'][number];

const DRAWS = 2000;
/** Cost of money where none is stated [1/a]. */
const INTEREST = 0.06;

/**
 * `offers`: offers for a lot settled on its dry weight and compared on the same draws of the prices: payable shares, refining and
 * treatment charges, penalties, freight, the wait for payment, and what is not paid for. A toll counts what comes back at the same
 * prices, less its fee. Throws InputError.
 */
export function offersDocument(document: unknown, facts: { readonly version: string }): OffersOutput {
  const input = parseDocument(offersInputSchema, document, 'offers');
  const dated = entriesOf(input.metals).map(([element, price]) => [`metals.${element}`, price] as const);
  for (const [path, price] of dated) requireDate(price, path, input);
  input.offers.forEach((offer, i) => {
    refuseUnpriced(input, offer, i);
  });
  const { seed = DEFAULT_SEED, draws = DRAWS, interest = INTEREST } = input;
  const sampler = new Sampler(seed, draws);
  const perKg = input.offers.map((offer, i) =>
    Float64Array.from({ length: draws }, (_, s) => {
      const settled = settlement(offerOf(input, { offer, at: i, pick: sampler.draw(s) }));
      return afterWait(settled.net, offer, interest) / offer.gross_kg;
    }),
  );
  const best = perKg.map(
    (_, i) =>
      Array.from({ length: draws }, (_d, s) => perKg.every((other) => other[s]! <= perKg[i]![s]!)).filter(
        Boolean,
      ).length / draws,
  );
  const rows = input.offers.map((offer, i) =>
    rowOf(input, { offer, at: i, interest, perKg: perKg[i]!, best: best[i]! }),
  );
  return {
    format: 'remelt-offers/1',
    manifest: manifestOf(document, facts, { seed, draws }),
    assumed: [
      ...staleAges(dated, input),
      ...(input.interest === undefined
        ? [
            {
              what: 'cost of money while payment is waited for',
              value: INTEREST,
              unit: '1/a',
              source: 'assumption',
            },
          ]
        : []),
    ],
    name: input.name,
    currency: input.currency,
    offers: rows.sort((a, b) => b.net_per_kg.median - a.net_per_kg.median),
  };
}

interface OfferAt {
  readonly offer: GivenOffer;
  readonly at: number;
  readonly pick: Pick;
  /** Contents in place of the ones stated. */
  readonly contents?: GivenOffer['composition_wtpct'];
}

/** Numbers of an offer in one draw; the prices of metals are those of all offers. */
function offerOf(
  input: OffersInput,
  { offer, at, pick, contents = offer.composition_wtpct }: OfferAt,
): Offer {
  const path = `offers[${at}].terms`;
  const money = (stated: Stated | undefined, name: string): number =>
    stated === undefined ? 0 : pick.number(inMoney(stated, { path: name, per: '/kg' }, input), name, AMOUNT);
  const { terms } = offer;
  const stated = {
    gross_kg: offer.gross_kg,
    moisture: offer.moisture ?? 0,
    oil: offer.oil ?? 0,
    contents: Object.fromEntries(entriesOf(contents).map(([element, wtpct]) => [element, wtpct / 100])),
    prices: Object.fromEntries(
      entriesOf(input.metals).map(([element, price]) => [element, money(price, `metals.${element}`)]),
    ),
    payable: Object.fromEntries(
      entriesOf(terms.payable ?? {}).map(([element, one]) => [
        element,
        {
          share: pick.number(one.share, `${path}.payable.${element}.share`, SHARE),
          deduction: (one.deduction_wtpct ?? 0) / 100,
          refining: money(one.refining, `${path}.payable.${element}.refining`),
        },
      ]),
    ),
    treatment_per_kg: money(terms.treatment, `${path}.treatment`),
    freight_per_kg: money(terms.freight, `${path}.freight`),
    penalties: (terms.penalties ?? []).map(({ element, above_wtpct, step_wtpct, amount }, i) => ({
      element,
      above: above_wtpct / 100,
      step: step_wtpct / 100,
      amount_per_kg: money(amount, `${path}.penalties[${i}].amount`),
    })),
  };
  if (terms.toll === undefined) return stated;
  const returned = pick.number(terms.toll.yield, `${path}.toll.yield`, SHARE);
  return {
    ...stated,
    payable: Object.fromEntries(
      Object.keys(stated.contents).map((element) => [
        element,
        { share: returned, deduction: 0, refining: 0 },
      ]),
    ),
    treatment_per_kg: stated.treatment_per_kg + returned * money(terms.toll.fee, `${path}.toll.fee`),
    credit_per_kg: returned * money(terms.toll.premium, `${path}.toll.premium`),
  };
}

/** An amount that is paid later, as money of today. */
const afterWait = (net: number, { terms }: GivenOffer, interest: number): number =>
  net / (1 + interest) ** ((terms.payment_days ?? 0) / 365);

function rowOf(
  input: OffersInput,
  {
    offer,
    at,
    interest,
    perKg,
    best,
  }: {
    readonly offer: GivenOffer;
    readonly at: number;
    readonly interest: number;
    readonly perKg: Float64Array;
    readonly best: number;
  },
): OffersOutput['offers'][number] {
  const { unpaid, net, paid, credit, ...settled } = settlement(offerOf(input, { offer, at, pick: CENTRAL }));
  const { theirs_wtpct, splittingLimit_wtpct = {} } = offer;
  return {
    id: offer.id,
    by: offer.by,
    as: offer.as,
    quotationPeriod: offer.terms.quotationPeriod,
    ...settled,
    paid,
    unpaid: Object.entries(unpaid)
      .map(([element, amount]) => ({ element, amount }))
      .sort((a, b) => b.amount - a.amount),
    ...tollOf(input, { offer, at, dry_kg: settled.dry_kg, credit }),
    net: afterWait(net, offer, interest),
    net_per_kg: spreadOf(perKg),
    best,
    ...(theirs_wtpct
      ? {
          theirs: {
            net: afterWait(
              settlement(
                offerOf(input, {
                  offer,
                  at,
                  pick: CENTRAL,
                  contents: { ...offer.composition_wtpct, ...theirs_wtpct },
                }),
              ).net,
              offer,
              interest,
            ),
            umpire: entriesOf(theirs_wtpct).flatMap(([element, found]) => {
              const apart = Math.abs(found - (offer.composition_wtpct[element] ?? 0));
              return apart > (splittingLimit_wtpct[element] ?? Number.POSITIVE_INFINITY) ? [element] : [];
            }),
          },
        }
      : {}),
  };
}

/** What of an offer is a toll, at the stated values. */
function tollOf(
  input: OffersInput,
  {
    offer: { terms },
    at,
    dry_kg,
    credit,
  }: {
    readonly offer: GivenOffer;
    readonly at: number;
    readonly dry_kg: number;
    readonly credit: number;
  },
): { readonly toll?: NonNullable<OffersOutput['offers'][number]['toll']> } {
  if (terms.toll === undefined) return {};
  const product_kg = dry_kg * terms.toll.yield.value;
  const fee = inMoney(terms.toll.fee, { path: `offers[${at}].terms.toll.fee`, per: '/kg' }, input);
  return { toll: { product_kg, fee: product_kg * fee.value, credit } };
}

/** Throws InputError for an element that is paid for and has no price. */
function refuseUnpriced({ metals }: OffersInput, { id, terms }: GivenOffer, at: number): void {
  for (const [element] of entriesOf(terms.payable ?? {})) {
    if (metals[element] !== undefined) continue;
    throw new InputError(`offer ${id} pays for ${element}, and there is no price of ${element}`, {
      path: `metals.${element}`,
      where: `offers[${at}]`,
      allowed: 'a price with unit, date and source',
      cure: `add metals.${element}`,
    });
  }
}
