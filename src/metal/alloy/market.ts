import { z } from 'zod';
import { ValidityError } from '../../foundation/errors.ts';
import type { Confidence } from '../../foundation/quantity/sourced.ts';
import { citationOf, origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol, entriesOf, GASES } from './element.ts';

/** A dated price or cost with its range. Unit as the field that holds it says. */
export interface Price {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly date?: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A deck of prices. */
export interface Market {
  /** USD per kg of the element contained. */
  readonly metals: ReadonlyMap<ElementSymbol, Price>;
  /** Share of contained value that scrap of a kind fetches [1], by id such as `scrap/turnings-clean`. */
  readonly scrapFactors: ReadonlyMap<string, Price>;
  /** USD per kg of product, by operations joined with +. */
  readonly conversion: ReadonlyMap<string, Price>;
  /** USD per kWh, by region. */
  readonly energy: ReadonlyMap<string, Price>;
}

const positive = z.number().positive();
const common = { ...origin, value: positive, low: positive.optional(), high: positive.optional() };
const words = z.string().min(1);

const record = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('metal'),
    id: z.enum(ELEMENTS),
    spread: z.strictObject({ unknownBecause: words }),
    form: words,
    date: words,
    series: z
      .strictObject({ unit: words, values: z.record(z.string(), z.number()), estimated: z.array(z.string()) })
      .optional(),
    lowCase: positive.optional(),
    unit: z.literal('usd/kg'),
  }),
  z.strictObject({ ...common, kind: z.literal('scrap-factor'), words, unit: z.literal('1') }),
  z.strictObject({ ...common, kind: z.literal('conversion'), words, unit: z.literal('usd/kg') }),
  z.strictObject({ ...common, kind: z.literal('energy'), words, unit: z.literal('usd/kWh') }),
]);

export const PRICES_FILE = 'prices.json';

const readPrices = (document: unknown) => readTable(PRICES_FILE, document, { kind: 'prices', record });

/** The price deck. Throws InputError (see readTable). */
export function marketOf(document: unknown): Market {
  const table = readPrices(document);
  const metals = new Map<ElementSymbol, Price>();
  const scrapFactors = new Map<string, Price>();
  const conversion = new Map<string, Price>();
  const energy = new Map<string, Price>();
  for (const row of table.records) {
    const low = row.kind === 'metal' ? row.lowCase : row.low;
    const price: Price = {
      value: row.value,
      ...(low === undefined ? {} : { low }),
      ...(row.high === undefined ? {} : { high: row.high }),
      ...(row.kind === 'metal' ? { date: row.date } : {}),
      source: citationOf(table, row.source),
      confidence: row.confidence,
    };
    if (row.kind === 'metal') metals.set(row.id, price);
    else if (row.kind === 'scrap-factor') scrapFactors.set(row.id, price);
    else if (row.kind === 'conversion') conversion.set(row.id.replace('conversion/', ''), price);
    else energy.set(row.id.replace('energy/', ''), price);
  }
  return { metals, scrapFactors, conversion, energy };
}

/** Elements below this content [kg/kg] may lack a price; they count as worth nothing. 0.05 wt%, as a residual. */
const UNPRICED = 5e-4;

/** What nobody pays for: gases, and chlorine that is left in sponge. */
const UNPAID: readonly ElementSymbol[] = [...GASES, 'Cl'];

/**
 * Value of the metals contained [USD/kg]: sum of content x price, no premium for form or purity; gases and
 * chlorine are worth nothing. Throws ValidityError when another element above 0.05 wt% has no price.
 */
export function containedValue(
  market: Market,
  fractions: Readonly<Partial<Record<ElementSymbol, number>>>,
): number {
  let value = 0;
  for (const [element, fraction] of entriesOf(fractions)) {
    const price = market.metals.get(element);
    if (price) value += fraction * price.value;
    else if (fraction > UNPRICED && !UNPAID.includes(element)) {
      throw new ValidityError(`the price deck has no price of ${element}`, {
        path: element,
        value: fraction * 100,
        unit: 'wt%',
        allowed: [...market.metals.keys()].join(', '),
        cure: 'add the price to the deck',
      });
    }
  }
  return value;
}
