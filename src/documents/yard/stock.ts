import { z } from 'zod';
import {
  ANALYSIS_BASES,
  ASSIGNED_CAUSES,
  CONTENT_UNITS,
  CORRECTION_REASONS,
  DISPOSITIONS,
  IDENTIFICATION_VERDICTS,
  LOT_CLASSES,
  ORIGIN_CLASSES,
  VERDICTS,
} from '../../metal/alloy/words.ts';
import { day, decimalText, instant, listOf, subjectSchema } from '../common.ts';
import { recalledSchema } from '../proof/recalled.ts';

/** Who did what to it, as far as another act takes other hands; absent until the first. */
export const handsSchema = listOf(z.object({ act: z.string(), by: z.string() }));

/** Lots and objects as the ledger knows them, in answers. Masses in grams; what is not known is null. */

const grams = z.record(z.string(), z.number());

/** One analysis as booked, results exactly as printed. */
export const analysisSchema = z.object({
  analysis: z.string(),
  /** Record that holds it. */
  seq: z.number(),
  basis: z.enum(ANALYSIS_BASES),
  method: z.string(),
  laboratory: z.string().nullable(),
  place: z.string().nullable(),
  sample: z.string().nullable(),
  reference: z.string().nullable(),
  /** Element found by difference. */
  balance: z.string().nullable(),
  /** Of a prediction: the operation of the route at whose end it holds, its number from 1. */
  stage: z.object({ number: z.number(), operation: z.string() }).exactOptional(),
  /** Of a further specimen: the failed one that it answers, by which rule, and the assigned cause of the failure. */
  retest: z
    .object({
      replaces: z.string(),
      rule: z.string(),
      cause: z.string(),
      elements: listOf(z.string()),
    })
    .exactOptional(),
  results: listOf(
    z.object({
      element: z.string(),
      text: z.string(),
      unit: z.enum(CONTENT_UNITS),
      sd: z.string().exactOptional(),
    }),
  ),
  happenedAt: instant,
  /** Record that corrected it. */
  correctedBy: z.number().nullable(),
  /** Who measured; absent where nobody was told. */
  by: z.string().exactOptional(),
});
export type Analysis = z.infer<typeof analysisSchema>;

/** Checks of the gate, and the verdict on the lot: the worst of them. */
export const gateSchema = z.object({
  seq: z.number(),
  verdict: z.enum(VERDICTS),
  checks: listOf(
    z.object({
      check: z.string(),
      verdict: z.enum(VERDICTS),
      text: z.string().exactOptional(),
      unit: z.string().exactOptional(),
      reason: z.string().exactOptional(),
    }),
  ),
});
export type LotGate = z.infer<typeof gateSchema>;

/** What the gate found on a lot, with the remark of who booked it. */
export const gateAnswerSchema = gateSchema.extend({ note: z.string().exactOptional() });
export type GateAnswer = z.infer<typeof gateAnswerSchema>;

const stock = {
  id: z.string(),
  subject: subjectSchema,
  /** Record that made it. */
  node: z.number(),
  mass_g: z.number(),
  /** By heat. */
  reserved_g: grams,
  /** By heat; samples under `sample:`, what preparing took away under `loss:`, what was shipped under `shipped:`. */
  drawn_g: grams,
  /** Neither drawn nor reserved. */
  free_g: z.number(),
  /** Customer; null = the plant's own metal. */
  owner: z.string().nullable(),
  form: z.string(),
  /** How often its metal was melted here. */
  generation: z.number(),
  /** What it came out of; null when it came in at the gate. */
  from: subjectSchema.nullable(),
  fromNode: z.number().nullable(),
  samples: listOf(z.string()),
  analyses: listOf(analysisSchema),
  disposition: z.enum(DISPOSITIONS).nullable(),
  hands: handsSchema.exactOptional(),
  /** Recalls that reached it, or what it came out of; absent until the first. */
  recalled: recalledSchema.exactOptional(),
};

/** A lot as it stands now. */
export const lotSchema = z.object({
  ...stock,
  type: z.literal('lot'),
  status: z.enum(['hold', 'cleared', 'void']),
  /** What of it left the plant; absent without any. */
  shipments: listOf(
    z.object({
      seq: z.number(),
      to: z.string(),
      mass_g: z.number(),
      order: z.string().nullable(),
      certificateSha256: z.string().nullable(),
      happenedAt: instant,
    }),
  ).exactOptional(),
  holdReason: z.string().nullable(),
  /** Heat that it came out of, also through an object that was cut. */
  heat: z.string().exactOptional(),
  lotClass: z.enum(LOT_CLASSES),
  originClass: z.enum(ORIGIN_CLASSES).nullable(),
  supplier: z.string().nullable(),
  declaredGrade: z.string().nullable(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
  /** What was paid for a kilogram, in a currency (ISO 4217). */
  price: z
    .object({ text: decimalText, currency: z.string(), on: day, source: z.string().exactOptional() })
    .exactOptional(),
  /** Number of the paper that came with it. */
  certificate: z.string().exactOptional(),
  receivedAt: instant,
  /** No such metal exists: a demonstration. */
  specimen: z.literal(true).exactOptional(),
  /** A person holds it; `lift` once another has proposed to lift that. Null when that is over. */
  held: z
    .object({
      seq: z.number(),
      by: z.string().nullable(),
      lift: z.object({ by: z.string(), reason: z.string() }).nullable(),
    })
    .nullable()
    .exactOptional(),
  gate: gateSchema.nullable(),
  /** Analyses that are ordered and not booked yet; absent where none are. */
  ordered: listOf(
    z.object({
      seq: z.number(),
      method: z.string(),
      elements: listOf(z.string()),
      heat: z.string().nullable(),
      by: z.string().nullable(),
      happenedAt: instant,
    }),
  ).exactOptional(),
  /** Latest preparation; absent until the first. */
  processed: z
    .object({ seq: z.number(), treatment: z.string(), wet_g: z.number(), clean_g: z.number() })
    .exactOptional(),
  identification: z
    .object({
      seq: z.number(),
      verdict: z.enum(IDENTIFICATION_VERDICTS),
      candidates: listOf(z.object({ grade: z.string(), probability: decimalText })),
      equivalent: listOf(z.string()),
    })
    .nullable(),
  /** Grade or material that it may be used as. */
  clearedAs: z.string().nullable(),
});
export type Lot = z.infer<typeof lotSchema>;

/** The decision whether metal meets its specification. */
const releaseStateSchema = z.object({
  seq: z.number(),
  verdict: z.enum(VERDICTS),
  predicted: z.boolean(),
  specification: z.string(),
  reasons: listOf(z.string()),
  /** Record of the latest FAIL of the metal; absent when it never failed. */
  failed: z.number().exactOptional(),
});

/** Retests that were opened: the failed specimen, what failed, and the further specimens that answer it. */
const retestsSchema = listOf(
  z.object({
    seq: z.number(),
    replaces: z.string(),
    rule: z.string(),
    elements: listOf(z.string()),
    specimens: listOf(z.string()),
    cause: z.string(),
  }),
);

/** What the verdicts on measured results leave behind. */
const judgedStateSchema = z.object({
  /** Most further specimens that the specifications of these verdicts ask for. */
  specimens: z.number(),
  /** Record of the latest FAIL. */
  failed: z.number().exactOptional(),
  /** Records of these verdicts, oldest first. */
  verdicts: listOf(z.number()).exactOptional(),
});

/** Analyses as they were before they were withdrawn, or put right. */
const replacedSchema = listOf(
  z.object({
    /** Record of the correction. */
    seq: z.number(),
    how: z.enum(CORRECTION_REASONS),
    /** Absent for one that was withdrawn, or put right, before any verdict. */
    cause: z.enum(ASSIGNED_CAUSES).exactOptional(),
    reason: z.string(),
    by: z.string(),
    /** Printed result that shows a transcription error. */
    document: z.string().exactOptional(),
    analysis: analysisSchema,
  }),
);

/** Of heats and objects alike: the decision that holds, and what earlier ones left; the last two absent until there are any. */
export const decisionStates = {
  release: releaseStateSchema.nullable(),
  judged: judgedStateSchema.exactOptional(),
  retests: retestsSchema.exactOptional(),
  replaced: replacedSchema.exactOptional(),
};

/** Certificates that were issued; `release` = the record that each rests on. */
export const certificateStatesSchema = listOf(
  z.object({
    seq: z.number(),
    number: z.string(),
    sha256: z.string(),
    release: z.number(),
    /** Of a heat: mass that it covers; absent where its record does not say so. */
    covers_g: z.number().exactOptional(),
    /** Customer that it names; absent where it names none. */
    customer: z.string().exactOptional(),
    /** Keys of the persons who signed it; absent until the first. */
    signedWith: listOf(z.string()).exactOptional(),
    /** Keys of a second party that signed it; absent until the first. */
    countersignedWith: listOf(z.string()).exactOptional(),
    /** Present once it no longer stands. */
    withdrawn: z
      .object({ seq: z.number(), reason: z.string(), supersededBy: z.string().nullable() })
      .exactOptional(),
  }),
);

/** An ingot, electrode, stick or piece as it stands now. */
const objectSchema = z.object({
  ...stock,
  type: z.literal('object'),
  status: z.enum(['held', 'released', 'failed', 'cut', 'shipped', 'void']),
  /** Heat it was cast from, also for pieces of pieces. */
  heat: z.string(),
  /** Metal without explanation at the cuts that it came out of, and at its own. */
  unbalanced_g: z.number(),
  ...decisionStates,
  certificates: certificateStatesSchema.exactOptional(),
  /** Present while it is cut up: what came out of it, and what nobody explained of it [g]. */
  cut: z
    .object({
      seq: z.number(),
      outputs: listOf(z.object({ to: subjectSchema, mass_g: z.number() })),
      unbalanced_g: z.number(),
    })
    .exactOptional(),
  /** A person holds it until it is released anew. Null when that is over. */
  held: z
    .object({ seq: z.number(), by: z.string().nullable(), reason: z.string() })
    .nullable()
    .exactOptional(),
  /** What quality decided on it since it left; absent until then, and once it is back. */
  decidedSince: z.object({ seq: z.number(), disposition: z.enum(DISPOSITIONS) }).exactOptional(),
  /** Present while it is shipped. */
  shipment: z
    .object({
      seq: z.number(),
      to: z.string(),
      order: z.string().nullable(),
      certificateSha256: z.string().nullable(),
      happenedAt: instant,
    })
    .exactOptional(),
});
export type StockObject = z.infer<typeof objectSchema>;

/** An object that was cut up, and what came out of it: pieces, crops as lots on hold, and what was lost, such as kerf. */
export const cutSchema = objectSchema.extend({
  pieces: listOf(objectSchema),
  reverts: listOf(lotSchema),
  losses: listOf(z.object({ to: z.string(), mass_g: z.number() })),
});
export type CutUp = z.infer<typeof cutSchema>;

/** An object that left the plant, with the ledger as it stands then. */
export const shippedSchema = objectSchema.extend({
  /** Signed checkpoint (C2SP tlog-checkpoint); absent where the key of the log is not at hand. */
  checkpoint: z.string().exactOptional(),
});
