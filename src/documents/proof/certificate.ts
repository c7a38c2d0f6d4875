import { z } from 'zod';
import { PRODUCT_FORMS } from '../../metal/alloy/words.ts';
import { elementSymbol, manifestSchema } from '../common.ts';

/** Types of EN 10204: 2.x not specific to the delivery, 3.1 and 3.2 results of this very metal, validated. */
export const CERTIFICATE_TYPES = ['2.1', '2.2', '3.1', '3.2'] as const;

const text = z.string().min(1).max(200);

const result = z.object({
  element: elementSymbol,
  /** As printed by the laboratory, operator included: "<0.1", "0.30". Never computed with, never reformatted. */
  text: z.string(),
  unit: z.enum(['wt%', 'ppm']),
  limit: z.string(),
  method: z.string(),
  laboratory: z.string(),
  place: z.string(),
  specimen: z.string().optional(),
  /** Answered by other specimens under the retest rule of the specification. */
  replaced: z.boolean().optional(),
});

const validator = z.object({
  name: text,
  role: text,
  /** Whose representative: the maker's, the purchaser's, or an official inspector. */
  of: z.enum(['maker', 'purchaser', 'official']),
});

/** `remelt-certificate/1`: an inspection document for metal that exists, was measured and was released. */
export const certificateSchema = z.object({
  format: z.literal('remelt-certificate/1'),
  specimen: z.boolean(),
  number: text,
  type: z.enum(CERTIFICATE_TYPES),
  issuedAt: z.string(),
  maker: z.object({
    name: text,
    place: text,
    /** Of the site, as papers print it; absent where the plant stated none. */
    address: text.optional(),
  }),
  customer: z.object({ name: text, order: text.optional() }),
  product: z.object({
    kind: z.enum(['heat', 'object']),
    id: text,
    heat: text,
    form: text,
    /** Mass that the certificate covers: of an object all of it. */
    mass_g: z.number().int().positive(),
    /** Of a heat: all that can be certified of it, where the certificate covers less. */
    ofHeat_g: z.number().int().positive().optional(),
  }),
  specification: z.object({
    number: text,
    revision: text,
    customer: text,
    grade: text.optional(),
    rounding: z.string(),
    retest: z.string().optional(),
    productForm: z.enum(PRODUCT_FORMS).optional(),
    /** Whose limits these were derived from, and the route that the stock is made for. */
    derivedFrom: z.object({ specification: text, route: text, confidence: z.number() }).optional(),
  }),
  melting: z.array(z.object({ process: text, furnace: text.optional(), on: text })),
  results: z.array(result).min(1),
  /** Results that were withdrawn, or put right, with an assigned cause or outside their limit; absent where there are none. */
  withdrawn: z
    .array(
      z.object({
        element: elementSymbol,
        text: z.string(),
        unit: z.string(),
        specimen: z.string(),
        cause: z.string().exactOptional(),
        by: z.string(),
        words: z.string(),
      }),
    )
    .optional(),
  sums: z.array(z.object({ elements: z.array(elementSymbol), text: z.string(), limit: z.string() })),
  indices: z.array(z.object({ name: z.string(), text: z.string(), limit: z.string(), by: z.string() })),
  /** The metal behind it, largest share first. */
  lots: z.array(
    z.object({
      lot: text,
      share: z.string(),
      mass_g: z.number(),
      grade: z.string(),
      originClass: z.string(),
    }),
  ),
  statement: z.string(),
  validators: z.array(validator),
  /** Type 3.2: it counts as that once maker and second party have signed it, each with an own key. */
  secondSignature: z.literal(true).optional(),
  evidence: z.object({
    /** SHA-256 of the release document that the ledger holds. */
    releaseSha256: z.string(),
    ledgerSize: z.number().int(),
    ledgerRoot: z.string(),
    /** The same, signed with the key of the log (C2SP tlog-checkpoint); absent where the log has none at hand. */
    checkpoint: z.string().optional(),
  }),
  manifest: manifestSchema,
});

export type Certificate = z.infer<typeof certificateSchema>;
