import { parseDocument } from '../../documents/common.ts';
import type { Stated } from '../../documents/economics/stated.ts';
import { type OffersInput, type OffersOutput, offersInputSchema } from '../../documents/yard/offers.ts';
import { InputError } from '../../foundation/errors.ts';
import { elementsIn, entriesOf } from '../../metal/alloy/element.ts';
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
  const priced = pricesOf(input);
  const prices = Array.from({ length: draws }, (_, s) => priced(sampler.draw(s)));
  const read = input.offers.map((offer, at) => readTerms(input, offer, at));
  const perKg = input.offers.map((offer, i) =>
    Float64Array.from(prices, (drawn, s) => {
      const settled = settlement(read[i]!(sampler.draw(s), drawn));
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
    rowOf(input, {
      ...{ offer, at: i, interest, perKg: perKg[i]!, best: best[i]! },
      stated: (contents) => read[i]!(CENTRAL, priced(CENTRAL), contents),
    }),
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

type Prices = Offer['prices'];

/** Prices of the metals that the lots contain, their units read once. Throws as `inMoney`, for each metal of the document. */
function pricesOf(input: OffersInput): (pick: Pick) => Prices {
  const contained = new Set(
    input.offers.flatMap(({ composition_wtpct, theirs_wtpct = {} }) => [
      ...elementsIn(composition_wtpct),
      ...elementsIn(theirs_wtpct),
    ]),
  );
  const read = entriesOf(input.metals).map(([element, price]) => {
    const path = `metals.${element}`;
    return [element, path, inMoney(price, { path, per: '/kg' }, input)] as const;
  });
  const wanted = read.filter(([element]) => contained.has(element));
  return (pick) =>
    Object.fromEntries(wanted.map(([element, path, price]) => [element, pick.number(price, path, AMOUNT)]));
}

/** Numbers of an offer, their units read once: what they are in a draw, for its contents or those given. Throws as `inMoney`. */
function readTerms(
  input: OffersInput,
  { gross_kg, moisture = 0, oil = 0, composition_wtpct, terms }: GivenOffer,
  at: number,
): (pick: Pick, prices: Prices, contents?: GivenOffer['composition_wtpct']) => Offer {
  const path = `offers[${at}].terms`;
  const money = (stated: Stated | undefined, name: string): ((pick: Pick) => number) => {
    if (stated === undefined) return () => 0;
    const amount = inMoney(stated, { path: `${path}.${name}`, per: '/kg' }, input);
    return (pick) => pick.number(amount, `${path}.${name}`, AMOUNT);
  };
  const payable = entriesOf(terms.payable ?? {}).map(
    ([element, { share, deduction_wtpct = 0, refining }]) => ({
      ...{ element, share, name: `${path}.payable.${element}.share`, deduction: deduction_wtpct / 100 },
      refining: money(refining, `payable.${element}.refining`),
    }),
  );
  const penalties = (terms.penalties ?? []).map(({ element, above_wtpct, step_wtpct, amount }, i) => ({
    ...{ element, above: above_wtpct / 100, step: step_wtpct / 100 },
    amount: money(amount, `penalties[${i}].amount`),
  }));
  const [treatment, freight] = [money(terms.treatment, 'treatment'), money(terms.freight, 'freight')];
  const [fee, premium] = [money(terms.toll?.fee, 'toll.fee'), money(terms.toll?.premium, 'toll.premium')];
  const fractions = (wtpct: GivenOffer['composition_wtpct']): Offer['contents'] =>
    Object.fromEntries(entriesOf(wtpct).map(([element, content]) => [element, content / 100]));
  const own = fractions(composition_wtpct);
  return (pick, prices, theirs) => {
    const contents = theirs ? fractions(theirs) : own;
    const sold = {
      ...{ gross_kg, moisture, oil, contents, prices },
      treatment_per_kg: treatment(pick),
      freight_per_kg: freight(pick),
      penalties: penalties.map(({ amount, ...step }) => ({ ...step, amount_per_kg: amount(pick) })),
    };
    if (terms.toll === undefined) {
      const paid = payable.map(({ element, share, name, deduction, refining }) => [
        element,
        { share: pick.number(share, name, SHARE), deduction, refining: refining(pick) },
      ]);
      return { ...sold, payable: Object.fromEntries(paid) };
    }
    const returned = pick.number(terms.toll.yield, `${path}.toll.yield`, SHARE);
    const back = { share: returned, deduction: 0, refining: 0 };
    return {
      ...sold,
      payable: Object.fromEntries(Object.keys(contents).map((element) => [element, back])),
      treatment_per_kg: sold.treatment_per_kg + returned * fee(pick),
      credit_per_kg: returned * premium(pick),
    };
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
    stated,
  }: {
    readonly offer: GivenOffer;
    readonly at: number;
    readonly interest: number;
    readonly perKg: Float64Array;
    readonly best: number;
    /** The offer at the stated values, for contents in place of its own. */
    readonly stated: (contents?: GivenOffer['composition_wtpct']) => Offer;
  },
): OffersOutput['offers'][number] {
  const { unpaid, net, paid, credit, ...settled } = settlement(stated());
  const { composition_wtpct, theirs_wtpct, splittingLimit_wtpct = {} } = offer;
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
              settlement(stated({ ...composition_wtpct, ...theirs_wtpct })).net,
              offer,
              interest,
            ),
            umpire: entriesOf(theirs_wtpct).flatMap(([element, found]) => {
              const apart = Math.abs(found - (composition_wtpct[element] ?? 0));
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
