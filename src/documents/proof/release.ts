import { z } from 'zod';
import { ASSIGNED_CAUSES, PRODUCT_FORMS, VERDICTS } from '../../metal/alloy/words.ts';
import { assumptionSchema, elementSymbol, manifestSchema } from '../common.ts';

export { PRODUCT_FORMS };

/** A decimal as a number or, to keep its digits ("0.30"), as text. */
const decimal = z.union([
  z.number().min(0),
  z.string().regex(/^\d+(\.\d+)?([eE]-?\d{1,3})?$/, 'must be a decimal such as 0.30'),
]);
const window = z.strictObject({ min: decimal.optional(), max: decimal.optional() });
const windows = z.partialRecord(elementSymbol, window);
const text = z.string().min(1).max(200).regex(/\S/, 'must not be blank');

/** An electron vacancy number or the like: by a procedure of data/, or by the customer's own linear formula. */
const index = z
  .strictObject({
    name: text,
    min: decimal.optional(),
    max: decimal.optional(),
    procedure: text.optional(),
    formula: z
      .strictObject({
        /** Sum of coefficient x content + constant; contents in wt% or at%. */
        per: z.enum(['wt%', 'at%']),
        coefficients: z.partialRecord(elementSymbol, z.number()),
        constant: z.number().optional(),
        source: text,
      })
      .optional(),
    /** Decimals that the index is reported with; default 2. */
    decimals: z.number().int().min(0).max(6).optional(),
  })
  .refine((one) => (one.procedure === undefined) !== (one.formula === undefined), {
    message: 'needs either procedure or formula',
  });

/** Results of one object: 25 elements of 200 analyses [number] (assumption); each is held against those of the same metal. */
const MOST_RESULTS = 5000;

/** A result as it is printed, with how and where it was measured. */
const printedResult = {
  element: elementSymbol,
  text: z.string().min(1).max(40),
  unit: z.enum(['wt%', 'ppm']),
  method: text,
  laboratory: text.optional(),
  place: text.optional(),
};

/** `remelt-release/1`, what goes in. */
export const releaseInputSchema = z.strictObject({
  format: z.literal('remelt-release/1').optional(),
  object: z.strictObject({ id: text, kind: z.enum(['heat', 'ingot', 'lot']), predicted: z.boolean() }),
  /** Metal of its heat, or of a cut, that nobody has explained, in words: it holds the object. */
  unaccounted: z.array(text).optional(),
  /** Hold and witness points of the heat that are open or rejected, in words: HOLD at best. */
  openPoints: z.array(text).optional(),
  /** Measurements of its heat, or of what it was cut from, that no verdict judged, in words: HOLD at best. */
  unjudged: z.array(text).optional(),
  specification: z.strictObject({
    gradeId: text.optional(),
    limits_wtpct: windows.optional(),
    limits_ppm: windows.optional(),
    sums: z
      .array(
        z.strictObject({
          elements: z
            .array(elementSymbol)
            .min(2)
            .refine((all) => new Set(all).size === all.length, 'names an element twice'),
          min: decimal.optional(),
          max: decimal.optional(),
        }),
      )
      .optional(),
    residual_wtpct: z.union([z.number().min(0).max(100), z.null()]).optional(),
    balance: elementSymbol.optional(),
    controlled: z
      .strictObject({
        number: text,
        revision: text,
        customer: text,
        /** Persons: who typed the windows in and who compared them with the document. */
        enteredBy: text.optional(),
        checkedBy: text.optional(),
      })
      .optional(),
    /** What the metal is sold as; remelt stock is certified for remelting only. */
    productForm: z.enum(PRODUCT_FORMS).optional(),
    /** Limits that were derived: from whose, through which route, and how sure the remelted metal then meets those. */
    derivedFrom: z
      .strictObject({ specification: text, route: text, confidence: z.number().gt(0).lt(1) })
      .optional(),
    /** What may answer a failed result: id of a rule in data/release-procedures.json. */
    retest: text.optional(),
    indices: z.array(index).max(20).optional(),
    /** Recognised so that it can be refused: purchaser's tolerances never accept a heat. */
    checkAnalysis: z.unknown().optional(),
    rounding: z.enum(['absolute', 'rounded']).optional(),
  }),
  results: z
    .array(
      z.strictObject({
        ...printedResult,
        /** Name of the specimen, and of the failed one that it answers (see `retest`). */
        specimen: text.optional(),
        replaces: text.optional(),
        /** `imputed` and `predicted` results can be at best HOLD. */
        origin: z.enum(['measured', 'imputed', 'predicted']).optional(),
      }),
    )
    .max(MOST_RESULTS),
  /** Results that were withdrawn, or put right: shown, never judged. */
  withdrawn: z
    .array(
      z.strictObject({
        ...printedResult,
        specimen: text,
        /** Absent before any verdict: what was withdrawn with one is measured again. */
        cause: z.enum(ASSIGNED_CAUSES).exactOptional(),
        reason: z.string().min(1).max(2000),
        /** Who withdrew it, or put it right. */
        by: text,
        /** Printed result that shows a transcription error, and what it says. */
        document: z.string().min(1).max(2000).optional(),
        corrected: z
          .strictObject({ text: z.string().min(1).max(40), unit: z.enum(['wt%', 'ppm']) })
          .optional(),
        /** Specimens measured after the withdrawal, in place of it. */
        furtherSpecimens: z.array(text).optional(),
      }),
    )
    .optional(),
  confidence: z.number().gt(0).lt(1).optional(),
  /** How `confidence` decides: on the probability itself (default), or by limits drawn in by a guard band. */
  decisionRule: z.enum(['probability', 'guarded']).optional(),
});

const verdictSchema = z.enum(VERDICTS);

/** `remelt-release/1`, what comes out. */
export const releaseOutputSchema = z.object({
  format: z.literal('remelt-release/1'),
  manifest: manifestSchema,
  assumed: z.array(assumptionSchema),
  object: z.object({ id: z.string(), kind: z.string(), predicted: z.boolean() }),
  /** What the metal is sold as, where the specification says so. */
  productForm: z.enum(PRODUCT_FORMS).optional(),
  verdict: verdictSchema,
  elements: z.array(
    z.object({
      element: elementSymbol,
      text: z.string(),
      unit: z.string(),
      limit: z.string(),
      contractual: verdictSchema,
      probability: z.number().nullable(),
      methodFit: z.enum(['fit', 'unfit']),
      reason: z.string(),
      place: z.string().optional(),
      specimen: z.string().optional(),
      /** What the row does to the verdict on the object; absent where another result decides in its place. */
      outcome: verdictSchema.optional(),
      /** Another specimen answers for this failed one; it stays in view and no longer decides. */
      replaced: z.boolean().optional(),
      /** One of several further specimens whose average decides; it stays in view and decides nothing by itself. */
      averaged: z.boolean().optional(),
      /** Cannot decide (unfit method, "<" across the limit, not measured); another result of the same metal does. */
      superseded: z.boolean().optional(),
      /** Where the result would have to lie under `confidence`, guard band on each side. */
      acceptance: z.string().optional(),
      /** Probability that an accepted content is outside, or that a refused one is inside (JCGM 106, specific risks). */
      risk: z.object({ consumer: z.number().nullable(), producer: z.number().nullable() }).optional(),
    }),
  ),
  sums: z.array(
    z.object({
      elements: z.array(elementSymbol),
      text: z.string(),
      limit: z.string(),
      contractual: verdictSchema,
      probability: z.number().nullable(),
      reason: z.string(),
      /** What the sum does to the verdict on the object. */
      outcome: verdictSchema.optional(),
    }),
  ),
  indices: z.array(
    z.object({
      name: z.string(),
      text: z.string(),
      limit: z.string(),
      by: z.string(),
      contractual: verdictSchema,
      reason: z.string(),
    }),
  ),
  retests: z.array(
    z.object({
      element: elementSymbol,
      failed: z.string(),
      /** Name of the failed specimen. */
      specimen: z.string(),
      replacements: z.array(z.string()),
      rule: z.string(),
      average: z.string().nullable(),
      unit: z.string(),
      standing: z.enum(['replaced', 'stands', 'incomplete']),
      words: z.string(),
    }),
  ),
  /** Results that no longer count, or read otherwise now, with reason and person; absent where there are none. */
  withdrawn: z
    .array(
      z.object({
        element: elementSymbol,
        text: z.string(),
        unit: z.string(),
        specimen: z.string(),
        cause: z.enum(ASSIGNED_CAUSES).exactOptional(),
        /** What was outside its limit, and no cause assigned to it. */
        outside: z.literal(true).exactOptional(),
        by: z.string(),
        /** What took its place, as printed: results of further specimens, or the corrected result. */
        replacements: z.array(z.string()),
        words: z.string(),
      }),
    )
    .optional(),
  reasons: z.array(z.string()),
});

/** What `remelt release --of` saves: the document that was judged, and the verdict on it. */
export const releasedSchema = z.object({
  document: releaseInputSchema,
  output: releaseOutputSchema,
  /** What the verdict does not see, and who signs it should know; absent = nothing. */
  remarks: z.array(z.string()).exactOptional(),
});

export type Released = z.infer<typeof releasedSchema>;

/** The same, judged without being signed: with the further specimens that the retest rule asks for, where there is one. */
export const judgedNowSchema = releasedSchema.extend({
  specimens: z.number().exactOptional(),
  /** Why a retest by the rule releases nothing, and what ends that; absent for a rule that decides. */
  retestHolds: z.string().exactOptional(),
});

/** The same read from a file: not one field of it is dropped, because the ledger knows the hash of both. */
export const releasedFileSchema = z.strictObject({
  document: z.custom<ReleaseInput>(isObject, 'is not a release document'),
  output: z.custom<ReleaseOutput>(isObject, 'is not a verdict'),
  remarks: z.array(z.string()).exactOptional(),
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

export type ReleaseInput = z.infer<typeof releaseInputSchema>;
export type ReleaseOutput = z.infer<typeof releaseOutputSchema>;
