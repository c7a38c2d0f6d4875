import { z } from 'zod';
import { count, kg } from './codings.ts';
import { defineKind } from './kind.ts';
import { each } from './said.ts';
import { idText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** What a figure rests on. */
const BASES = ['measured', 'modelled', 'assumed'] as const;

/** A decimal without sign and exponent, as short as it can be written: "12.5". */
const plainText = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})(\.\d{0,14}[1-9])?$/, 'is not a decimal without closing zeros');

/** One part of a footprint: a quantity of the heat times a factor that somebody published. */
const part = z.strictObject({
  name: wordsText,
  quantity: plainText,
  unit: idText,
  /** Whether the quantity was measured, modelled or assumed. */
  basis: z.enum(BASES),
  factor: plainText,
  factorUnit: idText,
  source: wordsText,
  /** Year or day of the source; absent where it states none. */
  date: idText.optional(),
});
export type FootprintPartRecord = z.infer<typeof part>;

const rest = z.strictObject({ what: wordsText, basis: z.enum(BASES), on: wordsText });

/**
 * The footprint of a heat as it was booked. Open: by which method and data, in which unit, of how many parts, and the hash of the
 * whole document. Its figures are confidential. The latest of a heat counts.
 */
export const footprintRecorded = defineKind(
  'footprint.recorded',
  {
    ...happened,
    method: wordsText,
    /** Hash or name of the data that the factors come from. */
    version: idText,
    unit: idText,
    nParts: count,
    documentSha256: sha256Text,
  },
  {
    ...told,
    /** Exact sum of quantity times factor over the parts. */
    total: plainText,
    productKg: kg('product_g'),
    parts: each('part', z.array(part).min(1).max(200)),
    rules: each('rule', z.array(wordsText).max(50)),
    rests: each('rest', z.array(rest).max(50)),
  },
);

const SHAPE = /^(\d{1,15})(?:\.(\d{1,15}))?$/;

/** Exact sum of quantity times factor, without closing zeros; null where one of them is no plain decimal. */
export function footprintTotal(
  parts: readonly { readonly quantity?: unknown; readonly factor?: unknown }[],
): string | null {
  let sum = 0n;
  for (const { quantity, factor } of parts) {
    if (typeof quantity !== 'string' || typeof factor !== 'string') return null;
    const [left, right] = [SHAPE.exec(quantity), SHAPE.exec(factor)];
    if (!left || !right) return null;
    const digits = BigInt(left[1]! + (left[2] ?? '')) * BigInt(right[1]! + (right[2] ?? ''));
    sum += digits * 10n ** BigInt(PLACES - (left[2]?.length ?? 0) - (right[2]?.length ?? 0));
  }
  const text = sum.toString().padStart(PLACES + 1, '0');
  return `${text.slice(0, -PLACES)}.${text.slice(-PLACES)}`.replace(/\.?0+$/, '');
}

/** Places of a product of two decimals with 15 places each. */
const PLACES = 30;
