import type { ReleaseInput } from '../../documents/proof/release.ts';
import type { StockRow } from './row.ts';

type Stated = ReleaseInput['specification'];
type Windows = NonNullable<Stated['limits_wtpct']>;

/**
 * The specification of the stock: that of the product with the windows that the route moves in place of its own, sold as
 * remelt stock. Who controls the product's specification does not control this one.
 */
export function statedFor(product: Stated, rows: readonly StockRow[]): Stated {
  const { controlled: _product, productForm: _form, derivedFrom: _from, ...stated } = product;
  const limits = {
    'wt%': { ...stated.limits_wtpct } as Windows,
    ppm: { ...stated.limits_ppm } as Windows,
  };
  for (const { element, limit, changed } of rows) {
    if (!changed) continue;
    const { unit, ...window } = limit;
    limits[unit][element] = window;
  }
  return {
    ...stated,
    ...(Object.keys(limits['wt%']).length === 0 ? {} : { limits_wtpct: limits['wt%'] }),
    ...(Object.keys(limits.ppm).length === 0 ? {} : { limits_ppm: limits.ppm }),
    productForm: 'remelt stock',
  };
}
