import { z } from 'zod';
import { ASSIGNED_CAUSES, LOT_CLASSES, ORIGIN_CLASSES, SAMPLE_PURPOSES } from '../../metal/alloy/words.ts';
import { nameSchema, reasonSchema, subjectSchema, textSchema } from '../common.ts';
import { heatContractSchema } from '../heat-contract.ts';
import { statedPointsSchema } from '../hold-points.ts';

export { LOT_CLASSES, SAMPLE_PURPOSES };

const text = textSchema.exactOptional();

/** Data of a lot that may be put right. */
const lotValuesSchema = z.strictObject({
  mass_g: z.number().int().positive().max(1e12).exactOptional(),
  form: text,
  supplier: nameSchema.exactOptional(),
  owner: nameSchema.exactOptional(),
  lotClass: z.enum(LOT_CLASSES).exactOptional(),
  declaredGrade: text,
  originClass: z.enum(ORIGIN_CLASSES).exactOptional(),
  /** Certificate number, delivery note. */
  reference: text,
});

/** What is taken back, or put right where there are `values`, a `contract` or `results`. Who asks is no part of it. */
export const correctRecordOrder = z.strictObject({
  of: subjectSchema,
  /**
   * `receipt`, `gate`, `identification`, `plan`, `charge`, `melting`, `casting`, `shipment`, `analysis:ID`, `sample:ID`, `retest:SAMPLE`, `stamp:POINT`,
   * `loss:NAME`,
   * `certificate:NUMBER`; absent = the receipt of a lot, the last step of a heat, with `losses` the step that does not add up.
   */
  record: text,
  reason: reasonSchema,
  values: lotValuesSchema.exactOptional(),
  /** Of the plan of a heat, planned or melted: how the customer pays. */
  contract: heatContractSchema.exactOptional(),
  /** Of the plan of a heat: hold and witness points that it gets later. */
  holdPoints: statedPointsSchema.exactOptional(),
  /** Of the melting or casting of a heat: losses that were forgotten, of metal that is unaccounted for. */
  losses: z
    .array(z.strictObject({ to: textSchema, mass_g: z.number().int().positive().max(1e12) }))
    .min(1)
    .max(50)
    .exactOptional(),
  /** Results of an analysis that were printed otherwise; the others stay. */
  results: z
    .array(z.strictObject({ element: textSchema, text: textSchema, unit: z.enum(['wt%', 'ppm', 'ppb']) }))
    .min(1)
    .max(200)
    .exactOptional(),
  /** Of a sample of a heat or object without results: what it is for, where that is not what it was asked for. */
  purpose: z.enum(SAMPLE_PURPOSES).exactOptional(),
  /** Of a measured analysis of metal that was judged: why it does not count, or reads otherwise. */
  cause: z.enum(ASSIGNED_CAUSES).exactOptional(),
  /** Paper that shows the cause: the printed result, the log of the instrument. */
  document: text,
  /** Of a further specimen of a retest: the one that is measured in its place. */
  repeat: text,
  /** Of a certificate: number of the one in its place. */
  supersededBy: text,
  /** `shown` of the answer that is confirmed; without it nothing is recorded. */
  confirm: text,
});
export type CorrectionOrder = z.infer<typeof correctRecordOrder>;
