import type { Supply } from '../../../models/lifecycle/reliance/reliance.ts';
import { drawOf, pointOf, type Uncertain, uncertainIn } from '../../method/draws.ts';
import type { Reader } from '../../method/reader.ts';

/** Fields of a row by what they are, each with the names under which tables print it. */
const FIELDS = {
  primary: ['primary', 'domesticPrimary', 'production', 'productionCompoundsAndMetals'],
  mineOutput: ['mineOutput'],
  oldScrap: ['oldScrap'],
  newScrap: ['newScrap', 'secondary', 'secondaryConsumed'],
  imports: ['imports'],
  exports: ['exports'],
  government: ['governmentReleases'],
  industryStart: ['industryStockStart', 'consumerStockStart'],
  industryEnd: ['industryStockEnd', 'consumerStockEnd'],
  exchangeStart: ['exchangeStockStart', 'lmeStockStart', 'lmeStart'],
  exchangeEnd: ['exchangeStockEnd', 'lmeStockEnd', 'lmeEnd'],
  products: ['demandOfProducts'],
  losses: ['remeltLosses'],
  netImports: ['apparentPrimary'],
  consumption: ['publishedApparentConsumption', 'ac'],
} as const;
type Field = keyof typeof FIELDS;

/** One year of one element. */
export interface SupplyRow {
  readonly year: string;
  /** Of its amounts, such as `t Co`. */
  readonly unit: string;
  readonly uncertain: readonly Uncertain[];
  /** The row in one draw, or at its point values. */
  readonly at: (draw?: { readonly seed: number | string; readonly draw: number }) => Supply;
}

/** Reads a row. Secondary metal that is not split into old and new counts as old, which every rule that counts scrap counts. */
export function supplyRow(reader: Reader, element: string): SupplyRow {
  const year = String(reader.raw('year') ?? reader.refuse('year', 'is missing', 'a year'));
  if (!reader.has('unit')) reader.refuse('unit', 'is missing', 'such as t Co');
  const unit = reader.text('unit');
  const found = new Map<Field, Uncertain>();
  for (const [field, names] of Object.entries(FIELDS) as [Field, readonly string[]][]) {
    const name = names.find((one) => reader.has(one) && reader.raw(one) !== null);
    if (name !== undefined)
      found.set(field, notNegative(reader, name, uncertainIn(reader, name, `${element}/${year}/${name}`)));
  }
  const split = reader.has('oldScrap') || reader.has('newScrap');
  const trade =
    found.has('imports') || found.has('netImports') || found.has('products') || found.has('consumption');
  if (!trade)
    reader.refuse(
      'imports',
      'is missing',
      'imports and exports, apparentPrimary, demandOfProducts, or publishedApparentConsumption',
    );
  return {
    year,
    unit,
    uncertain: [...found.values()].filter(({ distribution }) => distribution.kind !== 'fixed'),
    at: (draw) => {
      const value = (field: Field): number => {
        const one = found.get(field);
        if (one === undefined) return 0;
        return draw === undefined ? pointOf(one.distribution) : drawOf(one, draw.seed, draw.draw);
      };
      const scrap = {
        oldScrap: split ? value('oldScrap') : value('newScrap'),
        newScrap: split ? value('newScrap') : 0,
      };
      const released = {
        government: value('government'),
        industry: value('industryStart') - value('industryEnd'),
        exchange: value('exchangeStart') - value('exchangeEnd'),
      };
      const own = { primary: value('primary'), mineOutput: value('mineOutput'), ...scrap };
      // Where no trade is given, what is not made here was brought in.
      const brought = found.has('netImports')
        ? value('netImports')
        : found.has('products')
          ? value('products') + value('losses') - own.primary - scrap.oldScrap - scrap.newScrap
          : value('consumption') - own.primary - scrap.oldScrap - scrap.newScrap;
      const traded = found.has('imports') ? value('imports') : brought;
      const still = found.has('imports') ? released : { government: 0, industry: 0, exchange: 0 };
      return { ...own, imports: traded, exports: value('exports'), released: still };
    },
  };
}

function notNegative(reader: Reader, name: string, one: Uncertain): Uncertain {
  if (one.distribution.kind === 'fixed' && one.distribution.value < 0)
    reader.refuse(name, `is ${one.distribution.value}`, 'at least 0');
  return one;
}
