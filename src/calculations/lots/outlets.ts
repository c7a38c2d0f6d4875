import type { Stated } from '../../documents/economics/stated.ts';
import { DATED } from '../../documents/economics/stated.ts';
import type { OffersInput, OffersOutput } from '../../documents/yard/offers.ts';
import type { YardValue } from '../../documents/yard/yard-value.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Market } from '../../metal/alloy/market.ts';
import type { Outlet, Term } from '../../metal/alloy/outlet.ts';

/** Elements that a lesser use leaves unpaid, and that are worth most. */
const STRATEGIC: readonly ElementSymbol[] = ['Re', 'Hf', 'Ta', 'Nb'];

/** Draws of the terms for one lot. */
const DRAWS = 400;

type Row = YardValue['lots'][number]['outlets'][number];

/** What every outlet would pay for a lot, as a document of offers at the prices of the deck. */
export const offersFor = (
  lot: { readonly id: string; readonly kg: number; readonly composition_wtpct: Wtpcts },
  {
    outlets,
    market,
    asOf,
  }: {
    readonly outlets: readonly Outlet[];
    readonly market: Pick<Market, 'metals'>;
    /** ISO day. */
    readonly asOf: string;
  },
): OffersInput => ({
  name: lot.id,
  asOf,
  currency: 'USD',
  metals: pricesOf(market, asOf),
  draws: DRAWS,
  offers: outlets.map((outlet) => offerOf(outlet, lot)),
});

/** What each outlet pays, best first, and what it leaves unpaid of the elements that are worth most. */
export const outletRows = ({ offers }: OffersOutput, outlets: readonly Outlet[]): Row[] =>
  offers.map(({ id, by, as, net_per_kg, unpaid }) => ({
    ...{ id, by, as, net_usd_per_kg: net_per_kg },
    downgrade: outlets.some((outlet) => outlet.id === id && outlet.downgrade),
    unpaid_usd: STRATEGIC.flatMap((element) => {
      const found = unpaid.find((one) => one.element === element);
      return found ? [{ element, usd: found.amount }] : [];
    }),
  }));

type Wtpcts = OffersInput['offers'][number]['composition_wtpct'];

/** Prices of the deck as stated numbers, where the deck has one; the day that the deck names, else the day asked for. */
const pricesOf = ({ metals }: Pick<Market, 'metals'>, asOf: string): OffersInput['metals'] =>
  Object.fromEntries(
    [...metals].map(([element, { value, date, source, confidence }]) => {
      const day = date?.split(' ')[0] ?? asOf;
      return [element, { value, unit: 'USD/kg', date: DATED.test(day) ? day : asOf, source, confidence }];
    }),
  );

function offerOf(
  { id, by, as, quotationPeriod, payment_days, ...terms }: Outlet,
  { kg, composition_wtpct }: { readonly kg: number; readonly composition_wtpct: Wtpcts },
): OffersInput['offers'][number] {
  const stated = (term: Term, unit: string): Stated => ({
    ...term,
    law: 'normal',
    unit,
    source: terms.source,
    confidence: terms.confidence,
  });
  return {
    ...{ id, by, as, gross_kg: kg, composition_wtpct },
    terms: {
      ...{ quotationPeriod, payment_days },
      payable: Object.fromEntries(
        [...terms.payable].map(([element, { share, deduction_wtpct, refining_usd_per_kg }]) => [
          element,
          {
            share: stated(share, '1'),
            ...(deduction_wtpct === undefined ? {} : { deduction_wtpct }),
            ...(refining_usd_per_kg ? { refining: stated(refining_usd_per_kg, 'USD/kg') } : {}),
          },
        ]),
      ),
      treatment: stated(terms.treatment_usd_per_kg, 'USD/kg'),
      freight: stated(terms.freight_usd_per_kg, 'USD/kg'),
    },
  };
}

/** Contents of a material with its balance [wt%]; what is below detection counts as none. */
export function wholeContents({
  composition_wtpct,
  balance,
}: {
  readonly composition_wtpct: Wtpcts;
  readonly balance?: ElementSymbol | undefined;
}): Wtpcts {
  if (balance === undefined) return composition_wtpct;
  const rest = entriesOf(composition_wtpct).reduce((sum, [, wtpct]) => sum - wtpct, 100);
  return { ...composition_wtpct, [balance]: Math.max(0, rest) };
}
