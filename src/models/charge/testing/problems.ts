import { fromWtpct } from '../../../foundation/quantity/fractions.ts';
import { exactComposition } from '../../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Limit, Specification, SumLimit } from '../../../metal/alloy/specification.ts';
import type { ChargeMaterial, HeatOrder } from '../problem.ts';

type Wtpct = Readonly<Partial<Record<ElementSymbol, number>>>;

/** A material for tests: contents in wt%, freely available unless said otherwise. */
export function material(
  id: string,
  wtpct: Wtpct,
  rest: Partial<ChargeMaterial> & { readonly balance?: ElementSymbol } = {},
): ChargeMaterial {
  const { balance, ...other } = rest;
  return {
    id,
    composition: exactComposition(wtpct, balance ?? null),
    price_usd_per_kg: 1,
    available_kg: Number.POSITIVE_INFINITY,
    metalYield: 1,
    ...other,
  };
}

/** A specification for tests: windows in wt%, open for what has no row unless `residual_wtpct` is given. */
export function specification(
  windows: Readonly<Partial<Record<ElementSymbol, readonly [min: number | null, max: number | null]>>>,
  rest: {
    readonly balance?: ElementSymbol;
    readonly residual_wtpct?: number;
    readonly sums?: readonly SumLimit[];
  } = {},
): Specification {
  const limits = Object.fromEntries(
    Object.entries(windows).map(([element, [min, max]]): [string, Limit] => [
      element,
      {
        ...(min === null ? {} : { min: fromWtpct(min) }),
        ...(max === null ? {} : { max: fromWtpct(max) }),
        basis: 'printed',
      },
    ]),
  );
  return {
    id: 'test',
    title: 'test',
    balance: rest.balance ?? null,
    limits,
    sums: rest.sums ?? [],
    residual: rest.residual_wtpct === undefined ? null : fromWtpct(rest.residual_wtpct),
    source: 'a test',
  };
}

/** A heat of 1,000 kg for tests. */
export const heat = (of: Specification, rest: Partial<HeatOrder> = {}): HeatOrder => ({
  id: 'H1',
  specification: of,
  mass_kg: 1000,
  shares: [],
  refining: null,
  ...rest,
});
