import { ownValue } from '../../../foundation/quantity/own-value.ts';

/** How a buyer pays for one element: the lower of a share of the content and the content less a deduction [kg/kg]. */
export interface Payable {
  readonly share: number;
  readonly deduction: number;
  /** Charge for recovering it, per kg paid. */
  readonly refining: number;
}

/** An amount off for each step of an element above its limit; contents in kg/kg. */
export interface Penalty {
  readonly element: string;
  readonly above: number;
  readonly step: number;
  readonly amount_per_kg: number;
}

/** A lot as it is offered, and the terms; money per kg. */
export interface Offer {
  readonly gross_kg: number;
  /** Water, oil and dirt as shares of the gross weight. */
  readonly moisture: number;
  readonly oil: number;
  readonly contents: Readonly<Record<string, number>>;
  readonly prices: Readonly<Record<string, number>>;
  readonly payable: Readonly<Record<string, Payable>>;
  /** Treatment of a dry kilogram, freight of a gross one. */
  readonly treatment_per_kg: number;
  readonly freight_per_kg: number;
  readonly penalties: readonly Penalty[];
  /** What the owner need not spend for each dry kilogram, beside its metal: of a toll. */
  readonly credit_per_kg?: number;
}

/** What is paid in the end. */
export interface Settlement {
  readonly dry_kg: number;
  /** Worth of everything contained at the prices of the metals. */
  readonly contained: number;
  readonly paid: Readonly<Record<string, number>>;
  /** Worth of what is contained and not paid for, by element. */
  readonly unpaid: Readonly<Record<string, number>>;
  readonly refining: number;
  readonly treatment: number;
  readonly penalties: number;
  readonly freight: number;
  readonly credit: number;
  readonly net: number;
}

/** Settles an offer: dry weight, payable metals at their prices, less refining, treatment, penalties and freight. */
export function settlement(offer: Offer): Settlement {
  const dry_kg = offer.gross_kg * Math.max(0, 1 - offer.moisture - offer.oil);
  const paid: Record<string, number> = {};
  const unpaid: Record<string, number> = {};
  let [contained, refining] = [0, 0];
  for (const [element, content] of Object.entries(offer.contents)) {
    const price = ownValue(offer.prices, element) ?? 0;
    const terms = ownValue(offer.payable, element);
    const payable = terms ? Math.max(0, Math.min(content * terms.share, content - terms.deduction)) : 0;
    contained += dry_kg * content * price;
    if (payable > 0) paid[element] = dry_kg * payable * price;
    const left = dry_kg * (content - payable) * price;
    if (left > 0) unpaid[element] = left;
    refining += dry_kg * payable * (terms?.refining ?? 0);
  }
  const treatment = dry_kg * offer.treatment_per_kg;
  const penalties = offer.penalties.reduce((sum, { element, above, step, amount_per_kg }) => {
    const excess = Math.max(0, (ownValue(offer.contents, element) ?? 0) - above);
    return sum + Math.ceil(excess / step - 1e-9) * amount_per_kg * dry_kg;
  }, 0);
  const freight = offer.gross_kg * offer.freight_per_kg;
  const credit = dry_kg * (offer.credit_per_kg ?? 0);
  const gain = Object.values(paid).reduce((sum, one) => sum + one, 0);
  return {
    dry_kg,
    contained,
    paid,
    unpaid,
    refining,
    treatment,
    penalties,
    freight,
    credit,
    net: gain + credit - refining - treatment - penalties - freight,
  };
}
