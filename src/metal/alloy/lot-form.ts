import { z } from 'zod';
import type { Share } from './charge-material.ts';
import { origin, readTable } from './data-record.ts';
import { ELEMENTS, type ElementSymbol } from './element.ts';

/** A form in which metal comes, and what it means for melting it. */
export interface LotForm {
  readonly id: string;
  readonly name: string;
  /** Share of the lot's mass that becomes metal. */
  readonly metalYield: Share;
  /** Oil and moisture as received [kg/kg of lot]. */
  readonly oil: { readonly min: number; readonly max: number };
  /** Relative standard deviation of a major element between a sample and its lot [1]. */
  readonly heterogeneity: number;
  readonly usualLotClasses: readonly string[];
  /** What it may be melted as: `primary` heats only, `premelt` first, `refinery`, or `any`. */
  readonly meltAs: 'primary' | 'premelt' | 'refinery' | 'any';
  /** Elements to look for in this form. */
  readonly contamination: readonly ElementSymbol[];
  /** How it is prepared, in words. */
  readonly route: string;
  /** Id of its price factor in data/prices.json; absent for what is not sold as scrap. */
  readonly scrapFactor?: string;
  /** As it lies in a crucible [kg/m3]. */
  readonly bulkDensity: number;
  /** Least amount of a lot in a charge, where nobody wants less [kg]. */
  readonly leastPiece_kg: number;
  /** [m] */
  readonly chipThickness?: number;
}

const sourced = { source: z.string().min(1), confidence: origin.confidence };
const fraction = z.number().min(0).max(1);

/** A lot lies less densely than its metal is. */
const density = z.number().positive().max(22_000);

const record = z.strictObject({
  ...origin,
  name: z.string().min(1),
  metalYield: z.strictObject({ mean: fraction, spread: fraction, ...sourced }),
  oil: z.strictObject({ min: fraction, max: fraction, ...sourced }),
  heterogeneity: z.strictObject({ value: fraction, ...sourced }),
  bulkDensity: z
    .strictObject({ min: density, max: density, value: density, ...sourced })
    .refine(({ min, max, value }) => min <= value && value <= max, 'value lies between min and max'),
  leastPiece: z.strictObject({ value: z.number().min(0), ...sourced }),
  usualLotClasses: z.array(z.string()).min(1),
  meltAs: z.enum(['primary', 'premelt', 'refinery', 'any']),
  contamination: z.array(z.enum(ELEMENTS)),
  route: z.string().min(1),
  scrapFactor: z.string().optional(),
  chipThickness: z.strictObject({ value: z.number().positive(), ...sourced }).optional(),
  unit: z.strictObject({
    metalYield: z.literal('kg/kg'),
    oil: z.literal('kg/kg'),
    heterogeneity: z.literal('1'),
    bulkDensity: z.literal('kg/m3'),
    leastPiece: z.literal('kg'),
    chipThickness: z.literal('m').optional(),
  }),
});

export const FORMS_FILE = 'forms.json';

const readForms = (document: unknown) => readTable(FORMS_FILE, document, { kind: 'forms', record });

/** Forms by id. Throws InputError (see readTable). */
export function lotForms(document: unknown): ReadonlyMap<string, LotForm> {
  return new Map(
    readForms(document).records.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        metalYield: { mean: row.metalYield.mean, spread: row.metalYield.spread },
        oil: { min: row.oil.min, max: row.oil.max },
        heterogeneity: row.heterogeneity.value,
        bulkDensity: row.bulkDensity.value,
        leastPiece_kg: row.leastPiece.value,
        usualLotClasses: row.usualLotClasses,
        meltAs: row.meltAs,
        contamination: row.contamination,
        route: row.route,
        ...(row.scrapFactor === undefined ? {} : { scrapFactor: row.scrapFactor }),
        ...(row.chipThickness === undefined ? {} : { chipThickness: row.chipThickness.value }),
      },
    ]),
  );
}
